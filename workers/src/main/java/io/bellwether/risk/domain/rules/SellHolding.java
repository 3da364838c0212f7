package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Quantity;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;

/**
 * Only what is held, and not promised to another sell order, can be sold. A wish above that is cut to it by sizing: an
 * exit is never lost because the advisor miscounted.
 */
public final class SellHolding implements RiskRule {
    @Override
    public boolean appliesTo(Action action) {
        return action == Action.SELL;
    }

    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Quantity sellable = context.sellable(trade.symbol());
        Numbers numbers = Numbers.of("held", context.held(trade.symbol())).and("sellable", sellable);
        trade.quantity().ifPresent(wish -> numbers.and("wished", wish));
        return numbers.verdict(
                RuleName.SELL_HOLDING,
                sellable.isPositive(),
                sellable.isPositive() ? "The shares are held." : "No shares are held that could be sold.");
    }
}
