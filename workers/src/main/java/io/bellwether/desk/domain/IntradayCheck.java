package io.bellwether.desk.domain;

import io.bellwether.kernel.Session;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * A check that a desk wants beside the one at midday: quotes, stops, brakes, and the advisor where it shall be asked.
 *
 * @param at New York time, a whole minute; on a day that closes before it there is none
 * @param name for people, up to 80 characters; empty when it has none
 * @param advise whether the advisor is consulted
 */
public record IntradayCheck(LocalTime at, String name, boolean advise) {
    private static final int LONGEST_NAME = 80;

    public IntradayCheck {
        if (!at.equals(at.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("an intraday check is at a whole minute, was at " + at);
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "the name of the intraday check at %s must have up to %d characters, had %d"
                            .formatted(at, LONGEST_NAME, name.length()));
        }
    }

    /** Its session. */
    public Session session() {
        return Session.intraday(at);
    }
}
