package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.Action;
import io.bellwether.risk.domain.RiskRule;

/** A rule that has only something to say about purchases. */
interface BuyRule extends RiskRule {
    @Override
    default boolean appliesTo(Action action) {
        return action == Action.BUY;
    }
}
