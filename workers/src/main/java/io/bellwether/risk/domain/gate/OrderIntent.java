package io.bellwether.risk.domain.gate;

import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.sizing.Sizing;
import java.util.Optional;

/**
 * An order the gate lets through, not yet placed.
 *
 * @param symbol what to trade
 * @param side buy or sell
 * @param type how it meets the market
 * @param quantity [shares] &gt; 0
 * @param limitPrice with LIMIT
 * @param stopPrice with STOP: the trigger
 * @param protectiveStop stop of the position, with buys
 * @param referencePrice [USD per share] the price it was judged and sized with
 * @param sizing why this many shares
 * @param reason one short sentence for people
 */
public record OrderIntent(
        Symbol symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        Optional<Price> limitPrice,
        Optional<Price> stopPrice,
        Optional<Price> protectiveStop,
        Price referencePrice,
        Sizing sizing,
        String reason) {
    public OrderIntent {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("an order intent has > 0 shares, was " + quantity);
        }
    }
}
