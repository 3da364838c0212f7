package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether what is known of a symbol at a session may be traded on. A holding is sold and guarded whatever it says.
 *
 * @param symbol the symbol
 * @param findings what was found, in the order of {@link Reason}; none where everything is as it should be
 */
public record DataVerdict(Symbol symbol, List<Finding> findings) {
    /** What a desk may do; a later one is worse. */
    public enum Grade {
        /** bought and sold */
        USABLE,
        /** bought only by a desk that is told to */
        CAUTION,
        /** not bought */
        EXCLUDED
    }

    /** What can be wrong, and how much that matters. */
    public enum Reason {
        /** No bar for so long that it seems to be traded no more, or not yet. */
        NOT_TRADED(Grade.EXCLUDED),
        /** The exchange has stopped trading in it. */
        HALTED(Grade.EXCLUDED),
        /** Its prices are not in dollars. */
        WRONG_CURRENCY(Grade.EXCLUDED),
        /** No price of this session, or none that may be traded on. */
        NO_QUOTE(Grade.EXCLUDED),
        /** No bar of the session before. */
        MISSING_BAR(Grade.EXCLUDED),
        /** The price of this session looks like a split that nobody announced. */
        POSSIBLE_SPLIT(Grade.EXCLUDED),
        /** The close of the session before is not what further sources say. */
        SUSPECT(Grade.EXCLUDED),
        /** Nothing traded in the session before, though the price moved or much is traded as a rule. */
        ZERO_VOLUME(Grade.CAUTION),
        /** What is written about it looks like robots, or like a share that is talked up. */
        TALKED_UP(Grade.CAUTION),
        /** Nothing traded in the session before, as happens to what few trade. */
        QUIET(Grade.USABLE),
        /** A further source says otherwise, and others do not. */
        OUTVOTED(Grade.USABLE),
        /** No further source was there to compare with. */
        ONE_SOURCE(Grade.USABLE);

        private final Grade grade;

        Reason(Grade grade) {
            this.grade = grade;
        }

        /** What it makes of the symbol. */
        public Grade grade() {
            return grade;
        }

        /** Whether the prices that are known may be wrong, other than that some are missing. */
        public boolean isOfPrices() {
            return this == WRONG_CURRENCY || this == POSSIBLE_SPLIT || this == SUSPECT;
        }
    }

    /**
     * One thing that was found.
     *
     * @param detail with its numbers, no full stop
     */
    public record Finding(Reason reason, String detail) {}

    public DataVerdict {
        findings = List.copyOf(findings);
    }

    /** What the worst of the findings makes of it. */
    public Grade grade() {
        Grade worst = Grade.USABLE;
        for (Finding finding : findings) {
            if (finding.reason().grade().compareTo(worst) > 0) {
                worst = finding.reason().grade();
            }
        }
        return worst;
    }

    /** Whether nothing is wrong with the data; they may be right and trading in the symbol be halted. */
    public boolean hasUsableData() {
        return findings.stream()
                .noneMatch(finding -> finding.reason().grade() == Grade.EXCLUDED && finding.reason() != Reason.HALTED);
    }

    /** The findings that make it what it is, for a person; empty where nothing was found. */
    public String why() {
        Grade grade = grade();
        return findings.stream()
                .filter(finding -> finding.reason().grade() == grade)
                .map(Finding::detail)
                .collect(Collectors.joining("; "));
    }
}
