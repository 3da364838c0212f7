package io.bellwether.execution.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is sent to a broker.
 *
 * @param desk the account
 * @param clientOrderId deterministic id, {@code <deskId>-<yyyymmdd>-<session>-<n>}
 * @param symbol what to trade
 * @param side buy or sell
 * @param type how it meets the market
 * @param quantity [shares] &gt; 0
 * @param limitPrice with LIMIT
 * @param stopPrice with STOP: the trigger
 * @param timing this session, the next open, or every session from now on
 * @param tradingDate the session it was decided in
 */
public record OrderTicket(
        DeskId desk,
        String clientOrderId,
        Symbol symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        Optional<Price> limitPrice,
        Optional<Price> stopPrice,
        TimeInForce timing,
        LocalDate tradingDate) {
    public OrderTicket {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("order quantity must be > 0, was " + quantity);
        }
        if ((type == OrderType.LIMIT) != limitPrice.isPresent()) {
            throw new IllegalArgumentException("a limit price belongs to LIMIT orders, and only to them");
        }
        if ((type == OrderType.STOP) != stopPrice.isPresent()) {
            throw new IllegalArgumentException("a stop price belongs to STOP orders, and only to them");
        }
        if (timing == TimeInForce.GOOD_TILL_CANCELLED && (type != OrderType.STOP || side != Side.SELL)) {
            throw new IllegalArgumentException("only a STOP that sells is good till cancelled");
        }
    }
}
