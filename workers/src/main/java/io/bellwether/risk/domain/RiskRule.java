package io.bellwether.risk.domain;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;

/** One rule: proposal x portfolio x market x limits -> verdict. Never throws for a bad proposal; it refuses it. */
public interface RiskRule {
    /** Whether the rule has anything to say about such an action; HOLD is never asked. */
    boolean appliesTo(Action action);

    /** The verdict with its numbers, whatever other rules say. */
    RuleVerdict check(ProposedTrade trade, GateContext context);
}
