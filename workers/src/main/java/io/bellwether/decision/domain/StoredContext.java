package io.bellwether.decision.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A context as it was written down, never changed afterwards.
 *
 * @param id {@code <deskId>-<yyyymmdd>-<session>}
 * @param written what every advisor of the session reads
 */
public record StoredContext(
        String id, DeskId desk, LocalDate tradingDate, Session session, Instant asOf, WrittenContext written) {
    /** A context that is there as text. */
    public StoredContext(
            String id, DeskId desk, LocalDate tradingDate, Session session, Instant asOf, String snapshot) {
        this(id, desk, tradingDate, session, asOf, WrittenContext.of(snapshot));
    }

    /** The text that every advisor of the session reads. */
    public String snapshot() {
        return written.text();
    }
}
