package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.util.Optional;

/** A share that is bought costs neither less nor more than the desk, or the segment, wants. */
public final class PriceBand implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> price = context.price(trade.symbol());
        if (price.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.PRICE_BAND);
        }
        RiskLimits limits = context.limits(trade.symbol());
        BigDecimal maximum = limits.get(LimitKey.MAX_PRICE);
        boolean cheap = price.get().value().compareTo(limits.minPrice()) < 0;
        boolean dear = maximum.signum() > 0 && price.get().value().compareTo(maximum) > 0;
        Numbers numbers = Numbers.of("price", price.get()).and("minimum", limits.minPrice());
        if (maximum.signum() > 0) {
            numbers.and("maximum", maximum);
        }
        return numbers.verdict(
                RuleName.PRICE_BAND,
                !cheap && !dear,
                cheap ? "The share is too cheap." : dear ? "The share is too dear." : "The price is in the band.");
    }
}
