package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.util.Optional;

/** A share that is bought costs at least the desk's lowest price. */
public final class PriceBand implements RiskRule {
    @Override
    public boolean appliesTo(Action action) {
        return action == Action.BUY;
    }

    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> price = context.price(trade.symbol());
        if (price.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.PRICE_BAND);
        }
        BigDecimal minimum = context.limits().minPrice();
        boolean passed = price.get().value().compareTo(minimum) >= 0;
        return Numbers.of("price", price.get())
                .and("minimum", minimum)
                .verdict(
                        RuleName.PRICE_BAND,
                        passed,
                        passed ? "The price is in the desk's band." : "The share is too cheap for the desk.");
    }
}
