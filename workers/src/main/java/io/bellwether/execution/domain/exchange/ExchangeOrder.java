package io.bellwether.execution.domain.exchange;

import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.fills.RestingOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An order at the exchange.
 *
 * @param id the desk's client order id
 * @param account the desk
 * @param limit with LIMIT
 * @param stop with STOP
 * @param timing as it was sent
 * @param state where it stands
 * @param filled [shares] executed so far
 * @param triggered whether a STOP was triggered
 * @param submittedAsOf [UTC] when it came
 * @param tradingDate the session it can trade in; one that is good till cancelled moves on to the next
 * @param evaluatedAsOf [UTC] when it came, or the last quote that it met: a quote that is stored late is met late
 * @param cancel a cancel that was asked for and did not take effect yet, while it is open
 */
public record ExchangeOrder(
        String id,
        DeskId account,
        Symbol symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        Optional<Price> limit,
        Optional<Price> stop,
        TimeInForce timing,
        BrokerOrder.State state,
        Quantity filled,
        boolean triggered,
        Instant submittedAsOf,
        LocalDate tradingDate,
        Instant evaluatedAsOf,
        Optional<PendingCancel> cancel) {
    /**
     * A cancel on its way.
     *
     * @param due [UTC] when it takes effect
     * @param fill part of what is left that is executed before (0..1]; empty once it was, or when none is
     */
    public record PendingCancel(Instant due, Optional<BigDecimal> fill) {}

    /** A new order for the given session: working in it, or queued for its open when that is still to come. */
    static ExchangeOrder of(OrderTicket ticket, ExchangeHours hours, Instant asOf) {
        boolean early = asOf.isBefore(hours.open());
        return new ExchangeOrder(
                ticket.clientOrderId(),
                ticket.desk(),
                ticket.symbol(),
                ticket.side(),
                ticket.type(),
                ticket.quantity(),
                ticket.limitPrice(),
                ticket.stopPrice(),
                ticket.timing(),
                early ? BrokerOrder.State.QUEUED : BrokerOrder.State.WORKING,
                Quantity.ZERO,
                false,
                asOf,
                hours.date(),
                asOf,
                Optional.empty());
    }

    /** As the desk sees it: an order about to be cancelled is neither working nor queued. */
    BrokerOrder.State seenState() {
        return isOpen() && cancel.isPresent() ? BrokerOrder.State.PENDING_CANCEL : state;
    }

    public boolean isOpen() {
        return state == BrokerOrder.State.WORKING || state == BrokerOrder.State.QUEUED;
    }

    boolean isGoodTillCancelled() {
        return timing == TimeInForce.GOOD_TILL_CANCELLED;
    }

    Quantity remaining() {
        return quantity.minus(filled);
    }

    RestingOrder terms() {
        return new RestingOrder(side, type, limit, stop, triggered);
    }

    /** Whether the ticket asks for what this order is; the timing may differ. */
    boolean matches(OrderTicket ticket) {
        return account.equals(ticket.desk())
                && symbol.equals(ticket.symbol())
                && side == ticket.side()
                && type == ticket.type()
                && quantity.equals(ticket.quantity())
                && limit.equals(ticket.limitPrice())
                && stop.equals(ticket.stopPrice());
    }

    /** The order with more shares; it is done when none is left. */
    ExchangeOrder withFill(Quantity shares, boolean stopTriggered) {
        Quantity total = filled.plus(shares);
        BrokerOrder.State next = total.equals(quantity) ? BrokerOrder.State.FILLED : state;
        return with(next, total, triggered || stopTriggered, tradingDate, evaluatedAsOf, cancel);
    }

    ExchangeOrder withState(BrokerOrder.State next) {
        return with(next, filled, triggered, tradingDate, evaluatedAsOf, cancel);
    }

    ExchangeOrder evaluated(Instant asOf) {
        return with(state, filled, triggered, tradingDate, asOf, cancel);
    }

    /** Whether a cancel that was asked for has taken effect by the moment. */
    boolean isCancelledBy(Instant asOf) {
        return cancel.filter(pending -> !asOf.isBefore(pending.due())).isPresent();
    }

    ExchangeOrder withCancel(PendingCancel pending) {
        return with(state, filled, triggered, tradingDate, evaluatedAsOf, Optional.of(pending));
    }

    /**
     * The order with other terms. With more shares or another stop it stands only since the moment; with fewer shares as
     * long as before.
     */
    ExchangeOrder replaced(Quantity total, Optional<Price> newStop, Instant asOf) {
        boolean anew = total.compareTo(quantity) > 0 || !newStop.equals(stop);
        return withTerms(total, limit, newStop, anew ? asOf : submittedAsOf);
    }

    /** The order in the shares of after a split. */
    ExchangeOrder restated(Quantity total, CorporateAction.Split split) {
        return withTerms(total, limit.map(split::restate), stop.map(split::restate), submittedAsOf);
    }

    /** The order as it waits for the open of a later session. */
    ExchangeOrder waitingFor(LocalDate hours) {
        return with(BrokerOrder.State.QUEUED, filled, triggered, hours, evaluatedAsOf, cancel);
    }

    private ExchangeOrder withTerms(
            Quantity total, Optional<Price> newLimit, Optional<Price> newStop, Instant standsSince) {
        return new ExchangeOrder(
                id,
                account,
                symbol,
                side,
                type,
                total,
                newLimit,
                newStop,
                timing,
                state,
                filled,
                triggered,
                standsSince,
                tradingDate,
                evaluatedAsOf,
                cancel);
    }

    private ExchangeOrder with(
            BrokerOrder.State next,
            Quantity total,
            boolean isTriggered,
            LocalDate hours,
            Instant asOf,
            Optional<PendingCancel> pending) {
        return new ExchangeOrder(
                id,
                account,
                symbol,
                side,
                type,
                quantity,
                limit,
                stop,
                timing,
                next,
                total,
                isTriggered,
                submittedAsOf,
                hours,
                asOf,
                pending);
    }
}
