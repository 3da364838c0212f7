package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order of a decision with what set its size.
 *
 * @param side {@code BUY} or {@code SELL}
 * @param bound name of the bound that set the size, e.g. {@code CASH}; empty text when it was not recorded
 * @param text the bound for people
 * @param quantity [shares]
 * @param price [USD per share] the price it was sized with
 * @param without [shares] its size without the bound; empty when the bounds do not say
 */
public record SizedOrder(
        String side, String bound, String text, BigDecimal quantity, BigDecimal price, Optional<BigDecimal> without) {

    /** [USD] at the price it was sized with, exact. */
    public BigDecimal notional() {
        return quantity.multiply(price);
    }

    /** [USD] without the bound. */
    public Optional<BigDecimal> notionalWithout() {
        return without.map(price::multiply);
    }
}
