package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.util.List;

/**
 * One order per symbol at a time: none is open, and the decision does not contradict itself. Of equal trades in one
 * decision the first counts; a buy and a sell of the same symbol refuse each other.
 */
public final class DuplicateOrder implements RiskRule {
    @Override
    public boolean appliesTo(Action action) {
        return true;
    }

    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        int open = context.openOrders(trade.symbol());
        List<ProposedTrade> same = context.sameSymbol(trade.symbol());
        boolean opposed = same.stream().anyMatch(other -> other.action() != trade.action());
        boolean repeated = same.stream().anyMatch(other -> other.n() < trade.n());
        return Numbers.of("openOrders", BigDecimal.valueOf(open))
                .and("tradesInDecision", BigDecimal.valueOf(same.size()))
                .verdict(
                        RuleName.DUPLICATE_ORDER,
                        open == 0 && !opposed && !repeated,
                        detail(trade, open > 0, opposed, repeated));
    }

    private static String detail(ProposedTrade trade, boolean open, boolean opposed, boolean repeated) {
        if (open) {
            return "Another order in %s is still open.".formatted(trade.symbol());
        }
        if (opposed) {
            return "The decision both buys and sells %s.".formatted(trade.symbol());
        }
        return repeated
                ? "The decision trades %s more than once.".formatted(trade.symbol())
                : "No other order in the symbol.";
    }
}
