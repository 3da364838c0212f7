package io.bellwether.risk.domain.gate;

import java.util.List;

/**
 * What became of every proposal of a decision.
 *
 * @param results one per proposal, in the decision's order
 */
public record GateResult(List<ProposalResult> results) {
    public GateResult {
        results = List.copyOf(results);
    }

    /** The proposals that become orders, in the decision's order. */
    public List<ProposalResult> accepted() {
        return results.stream().filter(result -> result.intent().isPresent()).toList();
    }
}
