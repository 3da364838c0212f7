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

/**
 * What moves together with the symbol, by correlation or by sector, has room for at least the smallest order.
 *
 * @see io.bellwether.risk.domain.clusters.Clusters
 */
public final class Cluster implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> entry = context.entry(trade);
        if (entry.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.CLUSTER);
        }
        BigDecimal worst = context.costs().worstBuyPrice(trade.orderType(), entry.get());
        BigDecimal room = BuyBounds.inCluster(trade.symbol(), worst, context);
        boolean passed = room.compareTo(Sizer.smallestLot(context.fractionalShares())) >= 0;
        Numbers numbers = Numbers.of("equity", context.equity())
                .and("maxCluster", context.limits().get(LimitKey.MAX_CLUSTER))
                .and("exposure", context.clusterExposure(trade.symbol()))
                .and("roomShares", room);
        context.situation()
                .clusters()
                .of(trade.symbol())
                .ifPresent(number -> numbers.and("cluster", BigDecimal.valueOf(number)));
        return numbers.verdict(
                RuleName.CLUSTER,
                passed,
                passed ? "What moves together has room." : "What moves together with the symbol has no room left.");
    }
}
