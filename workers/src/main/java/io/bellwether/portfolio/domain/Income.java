package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;

/**
 * What a desk's books were given without a trade.
 *
 * @param dividends [USD]
 * @param interest [USD] for idle cash
 * @param splits how many splits of holdings were booked
 */
public record Income(Money dividends, Money interest, int splits) {
    public static final Income NONE = new Income(Money.ZERO, Money.ZERO, 0);
}
