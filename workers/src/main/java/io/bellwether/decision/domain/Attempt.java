package io.bellwether.decision.domain;

import java.util.List;
import java.util.Optional;

/**
 * One time one advisor was asked.
 *
 * @param id {@code <contextId>-a<advisorIndex>-r<repair>}
 * @param contextId what it was told
 * @param advisor its name
 * @param advisorIndex its place in the desk's list, from 0
 * @param repair 0 for the first answer, then 1, 2, ...
 * @param verdict what became of it
 * @param rawAnswer exactly what it wrote; empty until it answers
 * @param problems why the answer was refused, or why there is none
 */
public record Attempt(
        String id,
        String contextId,
        String advisor,
        int advisorIndex,
        int repair,
        Verdict verdict,
        Optional<String> rawAnswer,
        List<Problem> problems) {

    /** What became of an attempt. */
    public enum Verdict {
        PENDING,
        VALID,
        INVALID,
        UNAVAILABLE
    }

    public Attempt {
        problems = List.copyOf(problems);
        if (advisorIndex < 0 || repair < 0) {
            throw new IllegalArgumentException(
                    "advisor index and repair must be >= 0, were %d and %d".formatted(advisorIndex, repair));
        }
    }

    /** An attempt that is about to be made. */
    public static Attempt pending(String contextId, String advisor, int advisorIndex, int repair) {
        return new Attempt(
                contextId + "-a" + advisorIndex + "-r" + repair,
                contextId,
                advisor,
                advisorIndex,
                repair,
                Verdict.PENDING,
                Optional.empty(),
                List.of());
    }
}
