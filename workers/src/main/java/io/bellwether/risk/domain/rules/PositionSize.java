package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.sizing.BuyBounds;
import io.bellwether.risk.domain.sizing.Sizer;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is held, what is on open buys and at least the smallest order fit under the largest position; sizing then keeps
 * the order itself under it.
 */
public final class PositionSize implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> entry = context.entry(trade);
        if (entry.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.POSITION_SIZE);
        }
        BigDecimal owned = BuyBounds.owned(trade.symbol(), context);
        BigDecimal worst = context.costs().worstBuyPrice(trade.orderType(), entry.get());
        BigDecimal room = BuyBounds.room(context.maxPosition(trade.symbol()), owned, worst, context);
        boolean passed = room.compareTo(Sizer.smallestLot(context.fractionalShares())) >= 0;
        return Numbers.of("equity", context.equity())
                .and("maxPosition", context.limits(trade.symbol()).maxPosition())
                .and("sizeFactor", context.sizeFactor())
                .and("owned", owned)
                .and("roomShares", room)
                .verdict(
                        RuleName.POSITION_SIZE,
                        passed,
                        passed ? "The position has room." : "The position has no room for one more share.");
    }
}
