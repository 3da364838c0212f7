package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import java.util.Optional;

/**
 * The symbol is one of the desk's market. A buy needs more: not the benchmark, enough bars, data that may be traded on;
 * a holding can be sold without them.
 */
public final class KnownSymbol implements RiskRule {
    @Override
    public boolean appliesTo(Action action) {
        return true;
    }

    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<SymbolNumbers> known = context.numbers(trade.symbol());
        if (known.isEmpty()) {
            return refuse("%s is not in the desk's market.".formatted(trade.symbol()));
        }
        SymbolNumbers numbers = known.get();
        if (numbers.price().isEmpty()) {
            return refuse("No price is known for %s.".formatted(trade.symbol()));
        }
        if (trade.action() == Action.BUY) {
            if (numbers.benchmark()) {
                return refuse("%s is the benchmark and is not traded.".formatted(trade.symbol()));
            }
            if (numbers.blocked().isPresent()) {
                return refuse("%s may not be bought: %s."
                        .formatted(trade.symbol(), numbers.blocked().get()));
            }
            if (numbers.daily().isEmpty()) {
                return refuse("%s has too few bars for indicators.".formatted(trade.symbol()));
            }
        }
        return RuleVerdict.plain(RuleName.KNOWN_SYMBOL, true, "The symbol is in the desk's market.");
    }

    private static RuleVerdict refuse(String detail) {
        return RuleVerdict.plain(RuleName.KNOWN_SYMBOL, false, detail);
    }
}
