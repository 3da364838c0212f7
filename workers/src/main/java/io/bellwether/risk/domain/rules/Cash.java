package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.sizing.Sizer;
import java.math.BigDecimal;
import java.util.Optional;

/** Cash after the reserve, open buys and better proposals pays for at least the smallest order with its costs. */
public final class Cash implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> entry = context.entry(trade);
        if (entry.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.CASH);
        }
        BigDecimal worst = context.costs().worstBuyPrice(trade.orderType(), entry.get());
        BigDecimal affordable = context.costs().affordable(context.spendable(), worst);
        boolean passed = affordable.compareTo(Sizer.smallestLot(context.fractionalShares())) >= 0;
        return Numbers.of("cash", context.cash())
                .and("cashReserve", context.limits().cashReserve())
                .and("spendable", context.spendable())
                .and("worstPrice", worst)
                .and("affordableShares", affordable)
                .verdict(
                        RuleName.CASH,
                        passed,
                        passed ? "There is cash to spend." : "The cash left after the reserve buys nothing.");
    }
}
