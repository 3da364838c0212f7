package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Money;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.sizing.BuyBounds;
import java.util.Optional;

/** A symbol that is bought trades enough dollars a day (mean of 20 sessions) to be sold again. */
public final class Liquidity implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<SymbolNumbers.Daily> daily = context.numbers(trade.symbol()).flatMap(SymbolNumbers::daily);
        if (daily.isEmpty()) {
            return RuleVerdict.plain(RuleName.LIQUIDITY, false, "The average traded value is not known.");
        }
        Money traded = daily.get().averageDollarVolume();
        Money minimum = context.limits(trade.symbol()).minDollarVolume();
        boolean passed = traded.compareTo(minimum) >= 0;
        return Numbers.of("averageDollarVolume", traded)
                .and("minimum", minimum)
                .and("maxShares", BuyBounds.volume(daily.get(), context.limits(trade.symbol())))
                .verdict(
                        RuleName.LIQUIDITY,
                        passed,
                        passed ? "The symbol is traded enough." : "The symbol is traded too little.");
    }
}
