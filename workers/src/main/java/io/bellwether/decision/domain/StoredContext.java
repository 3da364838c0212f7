package io.bellwether.decision.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A context as it was written down, never changed afterwards.
 *
 * @param id {@code <deskId>-<yyyymmdd>-<session>}
 * @param snapshot the text that every advisor of the session reads
 */
public record StoredContext(
        String id, DeskId desk, LocalDate tradingDate, Session session, Instant asOf, String snapshot) {}
