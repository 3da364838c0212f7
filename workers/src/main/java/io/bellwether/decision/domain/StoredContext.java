package io.bellwether.decision.domain;

import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A context as it was written down, never changed afterwards.
 *
 * @param key which decision it is the base of
 * @param asOf [UTC] nothing newer is in it
 * @param written what every advisor of the decision reads
 */
public record StoredContext(DecisionKey key, Instant asOf, WrittenContext written) {
    /** A context that is there as text. */
    public StoredContext(DecisionKey key, Instant asOf, String snapshot) {
        this(key, asOf, WrittenContext.of(snapshot));
    }

    /** {@code <deskId>-<yyyymmdd>-<session>}, and {@code -<segment>} where it is not about the whole desk. */
    public String id() {
        return key.id();
    }

    /** Whose context it is. */
    public DeskId desk() {
        return key.desk();
    }

    /** The session's day. */
    public LocalDate tradingDate() {
        return key.tradingDate();
    }

    /** The session it was built in. */
    public Session session() {
        return key.session();
    }

    /** The text that every advisor of the decision reads. */
    public String snapshot() {
        return written.text();
    }
}
