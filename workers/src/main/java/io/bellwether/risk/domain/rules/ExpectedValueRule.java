package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.sizing.ProtectiveStop;
import io.bellwether.risk.domain.sizing.TradeEdge;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The trade is expected to earn more than it costs, and wins enough against what it loses: p x gain - (1 - p) x loss -
 * round trip cost &gt; minimum, and gain / loss &gt;= least payoff. Not asked of trades towards a target weight.
 */
public final class ExpectedValueRule implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        if (!context.hasForecast()) {
            return RuleVerdict.plain(
                    RuleName.EXPECTED_VALUE,
                    true,
                    "Not asked: a trade towards a target weight carries no forecast of gain and loss.");
        }
        Optional<Price> entry = context.entry(trade);
        if (entry.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.EXPECTED_VALUE);
        }
        TradeEdge edge = TradeEdge.of(trade, entry.get(), ProtectiveStop.of(trade, context), context);
        BigDecimal cost = context.costs().roundTrip(entry.get());
        BigDecimal value = edge.expectedValue(cost);
        RiskLimits limits = context.limits(trade.symbol());
        BigDecimal minimum = limits.get(LimitKey.MIN_EXPECTED_VALUE);
        BigDecimal leastPayoff = limits.get(LimitKey.MIN_PAYOFF);
        boolean earns = value.compareTo(minimum) > 0;
        boolean pays = edge.payoff().compareTo(leastPayoff) >= 0;
        return Numbers.of("winProbability", edge.winProbability())
                .and("gain", edge.gain())
                .and("loss", edge.loss())
                .and("roundTripCost", cost)
                .and("expectedValue", value)
                .and("minimum", minimum)
                .and("payoff", edge.payoff())
                .and("leastPayoff", leastPayoff)
                .verdict(RuleName.EXPECTED_VALUE, earns && pays, detail(earns, pays));
    }

    private static String detail(boolean earns, boolean pays) {
        if (!earns) {
            return "The trade is not expected to earn its costs.";
        }
        return pays
                ? "The trade is expected to earn more than it costs."
                : "The trade wins too little against what it may lose.";
    }
}
