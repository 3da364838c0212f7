package io.bellwether.desk.domain;

import io.bellwether.kernel.Session;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * A check that a desk wants beside the one at midday: quotes, stops, brakes, and the advisor where it shall be asked.
 *
 * @param at New York time, a whole minute; on a day that closes before it there is none
 * @param advise whether the advisor is consulted
 */
public record IntradayCheck(LocalTime at, boolean advise) {
    public IntradayCheck {
        if (!at.equals(at.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("an intraday check is at a whole minute, was at " + at);
        }
    }

    /** Its session. */
    public Session session() {
        return Session.intraday(at);
    }
}
