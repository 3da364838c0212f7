package io.bellwether.desk.domain;

import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a desk may spend on advice. Days and months are those of the trading date.
 *
 * @param daily [USD]
 * @param monthly [USD]
 * @param nearShare from this share of either budget on the cheaper advisor is asked [0..1]
 * @param cheaper the advisor that stands in near the budget's end; empty keeps the desk's own
 * @param fallback the advisor that decides when the budget is spent; it must cost nothing
 */
public record AdviceBudget(
        Money daily, Money monthly, BigDecimal nearShare, Optional<String> cheaper, String fallback) {
    public static final AdviceBudget DEFAULT =
            new AdviceBudget(Money.of("5"), Money.of("60"), new BigDecimal("0.80"), Optional.empty(), "strategies");

    public AdviceBudget {
        if (daily.isNegative() || monthly.isNegative()) {
            throw new IllegalArgumentException("budget.daily and budget.monthly must be >= 0");
        }
        if (nearShare.signum() < 0 || nearShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("budget.near-share must be from 0 to 1, was " + nearShare);
        }
    }
}
