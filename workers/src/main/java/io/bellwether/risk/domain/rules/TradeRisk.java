package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.sizing.BuyBounds;
import io.bellwether.risk.domain.sizing.ProtectiveStop;
import io.bellwether.risk.domain.sizing.Sizer;
import java.math.BigDecimal;
import java.util.Optional;

/** The risk of one trade, equity x basis points, pays for the loss of at least the smallest order at its stop. */
public final class TradeRisk implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> entry = context.entry(trade);
        if (entry.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.TRADE_RISK);
        }
        Optional<Price> stop = ProtectiveStop.of(trade, context);
        if (stop.isEmpty()) {
            return RuleVerdict.plain(RuleName.TRADE_RISK, false, "Without a stop the risk of the trade has no bound.");
        }
        BigDecimal shares = BuyBounds.byRisk(trade.symbol(), entry.get(), stop.get(), context);
        boolean passed = shares.compareTo(Sizer.smallestLot(context.fractionalShares())) >= 0;
        return Numbers.of("equity", context.equity())
                .and("riskBps", context.limits(trade.symbol()).get(LimitKey.RISK_PER_TRADE_BPS))
                .and("sizeFactor", context.sizeFactor())
                .and("entry", entry.get())
                .and("stop", stop.get())
                .and("shares", shares)
                .verdict(
                        RuleName.TRADE_RISK,
                        passed,
                        passed
                                ? "The loss at the stop can be kept within the risk of one trade."
                                : "Even the smallest order would lose more at its stop than one trade may.");
    }
}
