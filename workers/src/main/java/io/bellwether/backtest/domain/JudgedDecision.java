package io.bellwether.backtest.domain;

import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.risk.domain.RuleVerdict;
import java.util.List;

/**
 * A decision of a run with what the rules said.
 *
 * @param decision who decided, when, and what became of it
 * @param proposals every proposal of it, holds too
 */
public record JudgedDecision(PastDecision decision, List<Judged> proposals) {
    public JudgedDecision {
        proposals = List.copyOf(proposals);
    }

    /**
     * A proposal with its verdicts.
     *
     * @param verdicts in the order of the rules; empty where none was asked
     */
    public record Judged(ProposedTrade proposal, List<RuleVerdict> verdicts) {
        public Judged {
            verdicts = List.copyOf(verdicts);
        }

        /** The rules that refused it. */
        public List<RuleVerdict> refusals() {
            return verdicts.stream().filter(verdict -> !verdict.passed()).toList();
        }
    }
}
