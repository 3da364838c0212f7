package io.bellwether.dashboard.web;

import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.domain.DeskDay;
import io.bellwether.reporting.domain.WaitingApproval;
import java.util.List;
import java.util.Optional;

/**
 * Everything the status page shows of one desk; also its JSON.
 *
 * @param day the desk's latest day
 * @param engine what the engine says
 * @param waiting orders of any desk that wait for a person, by the books: also those that the engine does not list yet
 * @param live what positions cost now; empty for a desk whose market no vendor tells
 * @param links where to look further
 */
record DeskStatus(
        DeskDay day,
        EngineState engine,
        List<WaitingApproval> waiting,
        Optional<LivePricesView.Live> live,
        LinkProperties links) {}
