package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import java.util.List;
import java.util.stream.Collectors;

/** Outcome of comparing a desk's records with each other. */
public sealed interface LedgerCheck {
    /**
     * Every record agrees.
     *
     * @param cash [USD]
     * @param positionsValue [USD]
     * @param equity [USD] the sum of both
     */
    record Holds(Money cash, Money positionsValue, Money equity) implements LedgerCheck {}

    /**
     * Records disagree, or say what cannot be.
     *
     * @param violations at least one
     */
    record Broken(List<Violation> violations) implements LedgerCheck {
        public Broken {
            violations = List.copyOf(violations);
        }

        /** All violations with their numbers, for people. */
        public String sentence() {
            return violations.stream().map(Violation::sentence).collect(Collectors.joining("; "));
        }
    }

    /** What can be wrong. */
    enum Rule {
        CASH_IS_SUM_OF_FILLS,
        CASH_IS_AS_VALUED,
        CASH_NOT_NEGATIVE,
        SHARES_NOT_NEGATIVE,
        LOTS_ARE_FILLS,
        LOTS_ARE_POSITIONS,
        EQUITY_IS_CASH_AND_POSITIONS
    }

    /**
     * One rule that does not hold.
     *
     * @param rule which
     * @param sentence what was found, with its numbers
     */
    record Violation(Rule rule, String sentence) {}
}
