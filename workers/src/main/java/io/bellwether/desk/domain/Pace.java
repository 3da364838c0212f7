package io.bellwether.desk.domain;

import java.time.Duration;
import java.time.Instant;

/** How a day passes: by the clock, with its sessions seconds apart, or without waiting. */
public sealed interface Pace {
    /** Value of the process variable {@code clock}. */
    String clock();

    /**
     * By the clock.
     *
     * @param plannedAt [UTC] engine time of planning; sessions that are due already start at once, in order
     */
    record Live(Instant plannedAt) implements Pace {
        @Override
        public String clock() {
            return "live";
        }
    }

    /**
     * The day's sessions at a fixed distance, for a demonstration.
     *
     * @param start [UTC] when the morning session starts
     * @param spacing distance from session to session
     */
    record Paced(Instant start, Duration spacing) implements Pace {
        public Paced {
            if (spacing.isNegative() || spacing.isZero()) {
                throw new IllegalArgumentException("spacing must be > 0, was " + spacing);
            }
        }

        @Override
        public String clock() {
            return "paced";
        }
    }

    /** One session after the other, no waiting. */
    record Replay() implements Pace {
        @Override
        public String clock() {
            return "replay";
        }
    }
}
