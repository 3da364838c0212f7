package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.sizing.ProtectiveStop;
import io.bellwether.risk.domain.sizing.TradeEdge;
import java.math.BigDecimal;
import java.util.Optional;

/** The trade is expected to earn more than it costs: p x gain - (1 - p) x loss - round trip cost &gt; 0. */
public final class ExpectedValueRule implements RiskRule {
    @Override
    public boolean appliesTo(Action action) {
        return action == Action.BUY;
    }

    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> entry = context.entry(trade);
        if (entry.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.EXPECTED_VALUE);
        }
        TradeEdge edge = TradeEdge.of(trade, entry.get(), ProtectiveStop.of(trade, context));
        BigDecimal cost = context.costs().roundTrip(entry.get());
        BigDecimal value = edge.expectedValue(cost);
        boolean passed = value.signum() > 0;
        return Numbers.of("winProbability", edge.winProbability())
                .and("gain", edge.gain())
                .and("loss", edge.loss())
                .and("roundTripCost", cost)
                .and("expectedValue", value)
                .verdict(
                        RuleName.EXPECTED_VALUE,
                        passed,
                        passed
                                ? "The trade is expected to earn more than it costs."
                                : "The trade is not expected to earn its costs.");
    }
}
