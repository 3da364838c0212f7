package io.bellwether.risk.domain.gate;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.sizing.Sizing;
import java.util.List;
import java.util.Optional;

/**
 * What became of one proposal.
 *
 * @param trade the proposal
 * @param verdicts of every rule that applies, and of sizing when it came to that; empty for HOLD
 * @param sizing empty when a rule refused
 * @param intent the order, if there is to be one
 */
public record ProposalResult(
        ProposedTrade trade, List<RuleVerdict> verdicts, Optional<Sizing> sizing, Optional<OrderIntent> intent) {
    public ProposalResult {
        verdicts = List.copyOf(verdicts);
    }
}
