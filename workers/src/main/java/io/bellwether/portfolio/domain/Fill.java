package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An execution to be booked.
 *
 * @param id the broker's execution id, natural key of the booking
 * @param orderId the order it belongs to
 * @param symbol what was traded
 * @param side bought or sold
 * @param quantity [shares] &gt; 0
 * @param price [USD per share]
 * @param fee [USD] &gt;= 0
 * @param tradingDate session it happened in
 * @param asOf [UTC] business time it happened at
 * @param protectiveStop stop to set on the position; only for buys
 */
public record Fill(
        String id,
        String orderId,
        Symbol symbol,
        Side side,
        Quantity quantity,
        Price price,
        Money fee,
        LocalDate tradingDate,
        Instant asOf,
        Optional<Price> protectiveStop) {
    public Fill {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("fill quantity must be > 0, was " + quantity);
        }
        if (fee.isNegative()) {
            throw new IllegalArgumentException("fee must be >= 0, was " + fee);
        }
    }

    /** The same as a record of the past, which keeps no stop with it. */
    public Fill withoutStop() {
        return new Fill(id, orderId, symbol, side, quantity, price, fee, tradingDate, asOf, Optional.empty());
    }

    /** Value of the shares without the fee, rounded to the cent. */
    public Money notional() {
        return price.times(quantity);
    }

    /** What it moved of an account's cash, the fee taken off. */
    public Money cash() {
        return (side == Side.BUY ? notional().negate() : notional()).minus(fee);
    }
}
