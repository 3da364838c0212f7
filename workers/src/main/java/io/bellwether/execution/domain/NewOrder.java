package io.bellwether.execution.domain;

import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.sizing.Sizing;
import java.time.Instant;
import java.util.Optional;

/**
 * An order to be written down; the order book gives it its number.
 *
 * @param session the session it is decided in
 * @param purpose why it exists
 * @param decision the proposal it came from, with purpose DECISION or REBALANCE
 * @param symbol what to trade
 * @param side buy or sell
 * @param type how it meets the market
 * @param quantity [shares] &gt; 0
 * @param limitPrice with LIMIT
 * @param stopPrice with STOP: the trigger
 * @param protectiveStop stop to set on the position, with buys
 * @param referencePrice [USD per share] the price it was sized with
 * @param timing this session or the next open
 * @param validUntil [UTC] after it the order does not leave any more; empty for one that is good till cancelled
 * @param reason one or two short sentences for people
 * @param sizing how the quantity came about, with purpose DECISION or REBALANCE
 */
public record NewOrder(
        SessionRef session,
        Purpose purpose,
        Optional<DecisionTradeRef> decision,
        Symbol symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        Optional<Price> limitPrice,
        Optional<Price> stopPrice,
        Optional<Price> protectiveStop,
        Price referencePrice,
        TimeInForce timing,
        Optional<Instant> validUntil,
        String reason,
        Optional<Sizing> sizing) {
    public NewOrder {
        if ((timing == TimeInForce.GOOD_TILL_CANCELLED) == validUntil.isPresent()) {
            throw new IllegalArgumentException(
                    "an order ends, unless it is good till cancelled; timing %s had the end %s"
                            .formatted(timing, validUntil.map(Instant::toString).orElse("none")));
        }
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("order quantity must be > 0, was " + quantity);
        }
        if ((purpose == Purpose.DECISION || purpose == Purpose.REBALANCE) != decision.isPresent()) {
            throw new IllegalArgumentException(
                    "an order with purpose DECISION or REBALANCE names its proposal, and only such, was " + purpose);
        }
    }

    /** As it is written down, with its number in the session. */
    public TradeOrder numbered(int n) {
        return new TradeOrder(
                OrderNumbers.id(session, n),
                session.desk(),
                session.tradingDate(),
                session.session(),
                n,
                purpose,
                decision,
                symbol,
                side,
                type,
                quantity,
                limitPrice,
                stopPrice,
                protectiveStop,
                referencePrice,
                timing,
                OrderState.CREATED,
                Quantity.ZERO,
                reason,
                session.asOf(),
                validUntil,
                session.segment());
    }

    /** A protective stop that stands at the broker until it is reached or taken back. */
    public static NewOrder restingStop(SessionRef session, Symbol symbol, Quantity quantity, Price stop) {
        return exit(
                session,
                Purpose.STOP,
                symbol,
                quantity,
                Optional.of(stop),
                stop,
                TimeInForce.GOOD_TILL_CANCELLED,
                Optional.empty(),
                "Protects the shares of " + symbol);
    }

    /** A sell of a position that is not an advisor's idea: a stop or an emergency stop. */
    public static NewOrder exit(
            SessionRef session,
            Purpose purpose,
            Symbol symbol,
            Quantity quantity,
            Optional<Price> stopPrice,
            Price referencePrice,
            TimeInForce timing,
            Optional<Instant> validUntil,
            String reason) {
        return new NewOrder(
                session,
                purpose,
                Optional.empty(),
                symbol,
                Side.SELL,
                stopPrice.isPresent() ? OrderType.STOP : OrderType.MARKET,
                quantity,
                Optional.empty(),
                stopPrice,
                Optional.empty(),
                referencePrice,
                timing,
                validUntil,
                reason,
                Optional.empty());
    }
}
