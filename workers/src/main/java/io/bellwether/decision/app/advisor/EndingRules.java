package io.bellwether.decision.app.advisor;

import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.Problem;
import java.util.List;
import java.util.Optional;

/** Refuses answers for the way they ended, before anything in them is read: a part of an answer is no answer. */
public final class EndingRules {
    private EndingRules() {}

    /** The refusal; empty when the answer came to its end. */
    public static Optional<CheckedAnswer> refuse(Advisor.Ending ending, String raw) {
        return switch (ending) {
            case COMPLETE -> Optional.empty();
            case TRUNCATED ->
                Optional.of(refusal(
                        "an answer cut off after %d characters".formatted(raw.length()),
                        "must be complete: write a shorter answer, with fewer trades and fewer words",
                        true));
            case REFUSED -> Optional.of(refusal(raw, "must be an answer, and the model would not give one", false));
            case FILTERED ->
                Optional.of(refusal(raw, "must be an answer, and the vendor's filter took it away", false));
            case UNFINISHED ->
                Optional.of(refusal(
                        "an answer that paused after %d characters".formatted(raw.length()),
                        "must be the whole answer at once, without calling a tool",
                        true));
        };
    }

    private static CheckedAnswer refusal(String value, String limit, boolean repairable) {
        return new CheckedAnswer.Invalid(
                List.of(new Problem("$", value.isEmpty() ? Problem.NOTHING : value, limit)), repairable);
    }
}
