package io.bellwether.decision.domain;

import java.util.Optional;

/**
 * What an advisor says of a thesis that is open: each one is confirmed, changed or closed in every decision.
 *
 * @param thesisId the thesis, as the context names it
 * @param verdict what becomes of it
 * @param reasoning in words
 * @param statement the thesis as it reads from now on; with {@link Verdict#CHANGE} only
 * @param horizonDays sessions from now until it is judged; with {@link Verdict#CHANGE} only, and only when it moves
 */
public record ThesisReview(
        @Meaning("Id of the thesis exactly as in the snapshot.")
        String thesisId,

        @Meaning("CONFIRM keeps it, CHANGE rewrites it, CLOSE ends it and goes with a SELL of all that is held.")
        Verdict verdict,

        @Meaning("Why, in plain words.") String reasoning,

        @Meaning("With CHANGE the thesis as it reads from now on, else null.")
        Optional<String> statement,

        @Meaning("With CHANGE the trading days from now until it is judged, 1 to 252, null to leave that as it is; else"
                + " null.")
        Optional<Integer> horizonDays) {
    /** What becomes of an open thesis. */
    public enum Verdict {
        CONFIRM,
        CHANGE,
        CLOSE
    }
}
