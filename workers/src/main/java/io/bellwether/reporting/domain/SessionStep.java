package io.bellwether.reporting.domain;

import io.bellwether.kernel.Session;
import java.time.Instant;

/**
 * One session of the day on the timeline.
 *
 * @param session which
 * @param at [UTC] the session's nominal business time
 * @param state how far it is
 * @param result what it left behind, in words
 */
public record SessionStep(Session session, Instant at, State state, String result) {

    /** How far a session is. */
    public enum State {
        /** It left its snapshot or report. */
        DONE,
        /** It began and did not end: it works, or waits for a person. */
        RUNNING,
        /** The next one that is due. */
        NEXT,
        /** Later today. */
        WAITING,
        /** Its time was over before it could run. */
        MISSED,
        /** The day is over, or went on, and it left nothing. */
        NOTHING_RECORDED
    }
}
