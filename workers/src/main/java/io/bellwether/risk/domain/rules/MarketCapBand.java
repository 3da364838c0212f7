package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Listing;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The company is as large as the desk, or the segment, wants. Where no source knows its size a band refuses it, unless
 * the limit allow-unknown-market-cap lets it through; without a band nothing is asked.
 */
public final class MarketCapBand implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        RiskLimits limits = context.limits(trade.symbol());
        BigDecimal minimum = limits.get(LimitKey.MIN_MARKET_CAP);
        BigDecimal maximum = limits.get(LimitKey.MAX_MARKET_CAP);
        Optional<Listing.Size> size =
                context.numbers(trade.symbol()).map(SymbolNumbers::listing).flatMap(Listing::size);
        if (minimum.signum() == 0 && maximum.signum() == 0) {
            return noBand(size);
        }
        Numbers numbers = Numbers.of("minimum", minimum).and("maximum", maximum);
        if (size.isEmpty()) {
            boolean allowed = limits.on(LimitKey.ALLOW_UNKNOWN_MARKET_CAP);
            return numbers.verdict(
                    RuleName.MARKET_CAP_BAND,
                    allowed,
                    allowed
                            ? "The size of the company is not known (no data), which the desk allows."
                            : "The size of the company is not known (no data), and the desk has a band.");
        }
        BigDecimal cap = size.get().marketCap().amount();
        boolean passed = cap.compareTo(minimum) >= 0 && (maximum.signum() == 0 || cap.compareTo(maximum) <= 0);
        return numbers.and("marketCap", cap)
                .verdict(
                        RuleName.MARKET_CAP_BAND,
                        passed,
                        "The company's size, by what was known of %s, is %s."
                                .formatted(size.get().of(), passed ? "in the band" : "outside of the band"));
    }

    private static RuleVerdict noBand(Optional<Listing.Size> size) {
        String text = "The desk asks for no size of company.";
        return size.map(known ->
                        Numbers.of("marketCap", known.marketCap()).verdict(RuleName.MARKET_CAP_BAND, true, text))
                .orElseGet(() -> RuleVerdict.plain(RuleName.MARKET_CAP_BAND, true, text));
    }
}
