package io.bellwether.decision.domain;

import java.util.List;

/** What became of reading an advisor's answer: a decision, or every reason why it is none. */
public sealed interface CheckedAnswer {
    /**
     * The answer is a decision.
     *
     * @param mappings where it was read although it left the schema; empty when it kept to it
     */
    record Valid(Decision decision, List<Mapping> mappings) implements CheckedAnswer {
        public Valid {
            mappings = List.copyOf(mappings);
        }

        /** A decision that was written exactly by the schema. */
        public Valid(Decision decision) {
            this(decision, List.of());
        }
    }

    /**
     * The answer is refused as a whole; nothing of it is used.
     *
     * @param problems all that was found, at least one, in the order of the answer
     * @param repairable whether asking again with the problems can help
     */
    record Invalid(List<Problem> problems, boolean repairable) implements CheckedAnswer {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal names at least one problem");
            }
        }
    }
}
