package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;

/** A new symbol is bought only while fewer are held, on open buys or bought by better proposals. */
public final class MaxPositions implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        int most = context.limits().count(LimitKey.MAX_POSITIONS);
        int count = context.symbolCount();
        boolean owned = context.owns(trade.symbol());
        boolean passed = owned || count < most;
        return Numbers.of("positions", BigDecimal.valueOf(count))
                .and("maximum", BigDecimal.valueOf(most))
                .verdict(
                        RuleName.MAX_POSITIONS,
                        passed,
                        owned
                                ? "The symbol is one of the positions already."
                                : passed ? "There is room for another position." : "The desk has positions enough.");
    }
}
