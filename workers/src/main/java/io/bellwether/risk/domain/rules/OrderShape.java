package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.util.Optional;

/** A LIMIT order names its limit, a STOP order a trigger that the market has not passed yet. */
public final class OrderShape implements RiskRule {
    @Override
    public boolean appliesTo(Action action) {
        return true;
    }

    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        return switch (trade.orderType()) {
            case MARKET -> RuleVerdict.plain(RuleName.ORDER_SHAPE, true, "A market order needs no price.");
            case LIMIT ->
                trade.limitPrice()
                        .map(limit -> Numbers.of("limit", limit)
                                .verdict(RuleName.ORDER_SHAPE, true, "The limit order names its limit."))
                        .orElseGet(() -> refuse("A limit order without a limit price cannot be placed."));
            case STOP ->
                trade.stopPrice()
                        .map(trigger -> stop(trade, trigger, context))
                        .orElseGet(() -> refuse("A stop order without a trigger cannot be placed."));
        };
    }

    private static RuleVerdict stop(ProposedTrade trade, Price trigger, GateContext context) {
        Optional<Price> last = context.price(trade.symbol());
        if (last.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.ORDER_SHAPE);
        }
        int side = trigger.compareTo(last.get());
        boolean ahead = trade.action() == Action.BUY ? side > 0 : side < 0;
        return Numbers.of("trigger", trigger)
                .and("price", last.get())
                .verdict(
                        RuleName.ORDER_SHAPE,
                        ahead,
                        ahead ? "The trigger is ahead of the market." : "The market has passed the trigger already.");
    }

    private static RuleVerdict refuse(String detail) {
        return RuleVerdict.plain(RuleName.ORDER_SHAPE, false, detail);
    }
}
