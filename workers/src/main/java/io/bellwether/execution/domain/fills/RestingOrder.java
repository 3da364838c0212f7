package io.bellwether.execution.domain.fills;

import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Side;
import java.util.Optional;

/**
 * The terms of an order that decide whether and at what price it trades.
 *
 * @param side buy or sell
 * @param type how it meets the market
 * @param limit with LIMIT
 * @param stop with STOP: the trigger
 * @param triggered whether a STOP was triggered before: what is left of it is a market order
 */
public record RestingOrder(Side side, OrderType type, Optional<Price> limit, Optional<Price> stop, boolean triggered) {
    public RestingOrder {
        if ((type == OrderType.LIMIT) != limit.isPresent() || (type == OrderType.STOP) != stop.isPresent()) {
            throw new IllegalArgumentException("a limit belongs to LIMIT orders and a stop to STOP orders, was " + type
                    + " with limit " + limit + " and stop " + stop);
        }
    }

    /** Whether it takes whatever price there is. */
    boolean isMarket() {
        return type == OrderType.MARKET || triggered;
    }
}
