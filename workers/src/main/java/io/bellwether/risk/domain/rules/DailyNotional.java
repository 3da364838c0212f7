package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.sizing.BuyBounds;
import io.bellwether.risk.domain.sizing.Sizer;
import java.math.BigDecimal;
import java.util.Optional;

/** What was bought today, open buys and better proposals included, leaves room for at least the smallest order. */
public final class DailyNotional implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> entry = context.entry(trade);
        if (entry.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.DAILY_NOTIONAL);
        }
        BigDecimal worst = context.costs().worstBuyPrice(trade.orderType(), entry.get());
        BigDecimal room = BuyBounds.today(worst, context);
        boolean passed = room.compareTo(Sizer.smallestLot(context.fractionalShares())) >= 0;
        return Numbers.of("equity", context.equity())
                .and("dailyNotional", context.limits().get(LimitKey.DAILY_NOTIONAL))
                .and("boughtToday", context.boughtToday())
                .and("roomShares", room)
                .verdict(
                        RuleName.DAILY_NOTIONAL,
                        passed,
                        passed ? "More may be bought today." : "Enough was bought today.");
    }
}
