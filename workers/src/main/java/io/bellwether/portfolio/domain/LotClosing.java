package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Shares of one lot sold by one fill, or paid out by one corporate action. Fees are entries of their own and no part of it.
 *
 * @param lotId the lot
 * @param symbol what was sold
 * @param fillId the sell, or the key of the corporate action
 * @param closedOn session of the sell
 * @param quantity [shares] &gt; 0
 * @param price [USD per share] got; empty when the shares were written off
 * @param proceeds [USD] this lot's part of the sell's value
 * @param cost [USD] this closing's part of the lot's cost
 */
public record LotClosing(
        String lotId,
        Symbol symbol,
        String fillId,
        LocalDate closedOn,
        Quantity quantity,
        Optional<Price> price,
        Money proceeds,
        Money cost) {
    public LotClosing {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("a closing sells > 0 shares, was " + quantity);
        }
    }

    /** Profit or loss before fees. */
    public Money realised() {
        return proceeds.minus(cost);
    }
}
