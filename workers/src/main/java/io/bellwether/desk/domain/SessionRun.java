package io.bellwether.desk.domain;

import io.bellwether.kernel.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one session of a day.
 *
 * @param session which one
 * @param state where it stands
 * @param startedAsOf [UTC] when it began, or was found to be missed
 * @param endedAsOf [UTC] when its process ended
 */
public record SessionRun(Session session, State state, Instant startedAsOf, Optional<Instant> endedAsOf) {
    /** Where a session stands. */
    public enum State {
        RUNNING,
        /** Its process ended, whatever came out. */
        ENDED,
        /** Its window was over before it began, or its day was before it ended. */
        MISSED
    }

    /** Whether there is nothing left to do for it. */
    public boolean isOver() {
        return state != State.RUNNING;
    }
}
