package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Shares held of one symbol, derived from the open lots.
 *
 * @param symbol what is held
 * @param quantity [shares] &gt; 0
 * @param averageCost [USD per share] of the open lots, without fees
 * @param costBasis [USD] of the open lots
 * @param stop protective stop, if one is set
 * @param openedOn session of the first lot still open
 */
public record Position(
        Symbol symbol,
        Quantity quantity,
        Price averageCost,
        Money costBasis,
        Optional<Price> stop,
        LocalDate openedOn) {
    public Position {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("a position holds > 0 shares, was " + quantity);
        }
    }

    /** The same with this stop and no other. */
    public Position withStop(Optional<Price> other) {
        return new Position(symbol, quantity, averageCost, costBasis, other, openedOn);
    }

    /** The same with the stop raised to this one; a stop only rises while the position is open. */
    public Position withStopRaised(Optional<Price> other) {
        return other.filter(wanted -> stop.map(wanted::compareTo).orElse(1) > 0)
                .map(higher -> withStop(other))
                .orElse(this);
    }
}
