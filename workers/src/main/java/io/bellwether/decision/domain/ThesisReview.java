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
        String thesisId, Verdict verdict, String reasoning, Optional<String> statement, Optional<Integer> horizonDays) {
    /** What becomes of an open thesis. */
    public enum Verdict {
        CONFIRM,
        CHANGE,
        CLOSE
    }
}
