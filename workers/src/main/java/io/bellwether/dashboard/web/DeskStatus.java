package io.bellwether.dashboard.web;

import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.domain.DeskDay;

/**
 * Everything the status page shows of one desk; also its JSON.
 *
 * @param day the desk's latest day
 * @param engine what the engine says
 * @param links where to look further
 */
record DeskStatus(DeskDay day, EngineState engine, LinkProperties links) {}
