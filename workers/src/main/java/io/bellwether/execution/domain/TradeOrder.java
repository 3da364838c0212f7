package io.bellwether.execution.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.OpenOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An order of a desk.
 *
 * @param id deterministic client order id {@code <deskId>-<yyyymmdd>-<session>-<n>}
 * @param desk whose order it is
 * @param tradingDate the session's day it was decided in
 * @param session the session it was decided in
 * @param n number within that session, from 1
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
 * @param state where it stands
 * @param filledQuantity [shares] executed so far, never more than ordered
 * @param reason for people
 * @param createdAsOf [UTC] business time it was decided at
 * @param validUntil [UTC] after it the order does not leave any more; empty for one that is good till cancelled
 * @param segment what of the desk the decision it came from was about
 */
public record TradeOrder(
        String id,
        DeskId desk,
        LocalDate tradingDate,
        Session session,
        int n,
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
        OrderState state,
        Quantity filledQuantity,
        String reason,
        Instant createdAsOf,
        Optional<Instant> validUntil,
        SegmentId segment) {
    public TradeOrder {
        if (filledQuantity.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "order %s: filled %s exceeds ordered %s".formatted(id, filledQuantity, quantity));
        }
    }

    /** What is sent to the broker. */
    public OrderTicket ticket() {
        return new OrderTicket(desk, id, symbol, side, type, quantity, limitPrice, stopPrice, timing, tradingDate);
    }

    /** Whether it is a protective stop that stands at the broker until it is reached or taken back. */
    public boolean isRestingStop() {
        return timing == TimeInForce.GOOD_TILL_CANCELLED;
    }

    /** Whether it must not leave at the moment any more. */
    public boolean isExpired(Instant at) {
        return validUntil.filter(at::isAfter).isPresent();
    }

    /** Shares not executed yet. */
    public Quantity openQuantity() {
        return quantity.minus(filledQuantity);
    }

    /**
     * The order as the rules look at it; empty when nothing of it is open. A resting stop is protection, not an intention,
     * and gives way to any sell.
     */
    public Optional<OpenOrder> underWay() {
        return openQuantity().isPositive() && !isRestingStop()
                ? Optional.of(new OpenOrder(symbol, side, openQuantity(), limitPrice.orElse(referencePrice)))
                : Optional.empty();
    }

    /** What a buy has taken and may still take, at the price it was sized with; nothing for a sell. */
    public Money purchase() {
        return side == Side.BUY ? referencePrice.times(state.isOpen() ? quantity : filledQuantity) : Money.ZERO;
    }

    /**
     * Whether the order changes when it goes over to the state: not when it is there already.
     *
     * @throws PermanentFault when the state cannot follow
     */
    public boolean changesTo(OrderState next) {
        if (state != next && !state.canBecome(next)) {
            throw new PermanentFault("order %s is %s and cannot become %s".formatted(id, state, next));
        }
        return state != next;
    }

    /** The order in another state. */
    public TradeOrder in(OrderState next) {
        return changed(
                quantity,
                limitPrice,
                stopPrice,
                protectiveStop,
                referencePrice,
                timing,
                next,
                filledQuantity,
                validUntil);
    }

    /**
     * The order with so many shares executed so far.
     *
     * @throws PermanentFault when the broker would have executed more than was ordered
     */
    public TradeOrder filled(Quantity executed) {
        if (executed.compareTo(quantity) > 0) {
            throw new PermanentFault("order %s: the broker executed %s of %s shares".formatted(id, executed, quantity));
        }
        return changed(
                quantity, limitPrice, stopPrice, protectiveStop, referencePrice, timing, state, executed, validUntil);
    }

    /** The order as it is meant to trade at another time. */
    public TradeOrder retimed(TimeInForce other, Optional<Instant> end) {
        return changed(
                quantity, limitPrice, stopPrice, protectiveStop, referencePrice, other, state, filledQuantity, end);
    }

    /** The order in other shares: a split. */
    public TradeOrder restated(Quantity shares, UnaryOperator<Price> price) {
        return changed(
                shares,
                limitPrice.map(price),
                stopPrice.map(price),
                protectiveStop.map(price),
                price.apply(referencePrice),
                timing,
                state,
                filledQuantity,
                validUntil);
    }

    /**
     * The order cut to fewer shares.
     *
     * @throws PermanentFault when it left, or ended
     */
    public TradeOrder reduced(Quantity shares) {
        if (state != OrderState.CREATED) {
            throw new PermanentFault("order %s is %s and cannot be cut".formatted(id, state));
        }
        return changed(
                shares,
                limitPrice,
                stopPrice,
                protectiveStop,
                referencePrice,
                timing,
                state,
                filledQuantity,
                validUntil);
    }

    /** A standing stop with the terms that its broker took. */
    public TradeOrder replaced(Quantity shares, Price stop) {
        return changed(
                shares, limitPrice, Optional.of(stop), protectiveStop, stop, timing, state, filledQuantity, validUntil);
    }

    private TradeOrder changed(
            Quantity shares,
            Optional<Price> limit,
            Optional<Price> stop,
            Optional<Price> protective,
            Price reference,
            TimeInForce time,
            OrderState next,
            Quantity executed,
            Optional<Instant> end) {
        return new TradeOrder(
                id,
                desk,
                tradingDate,
                session,
                n,
                purpose,
                decision,
                symbol,
                side,
                type,
                shares,
                limit,
                stop,
                protective,
                reference,
                time,
                next,
                executed,
                reason,
                createdAsOf,
                end,
                segment);
    }

    /** Value at the limit, else at the price it was sized with. */
    public Money notional() {
        return limitPrice.orElse(referencePrice).times(quantity);
    }
}
