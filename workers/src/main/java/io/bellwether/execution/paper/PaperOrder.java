package io.bellwether.execution.paper;

import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.domain.fills.RestingOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TradingSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An order in the paper broker's book.
 *
 * @param id the desk's client order id
 * @param account the desk
 * @param market data set it trades on
 * @param limit with LIMIT
 * @param stop with STOP
 * @param timing as it was sent
 * @param state where it stands
 * @param filled [shares] executed so far
 * @param triggered whether a STOP was triggered
 * @param submittedAsOf [UTC] when it came
 * @param tradingDate the session it can trade in; one that is good till cancelled moves on to the next
 * @param evaluatedAsOf [UTC] when it came, or the last quote that it met: a quote that is stored late is met late
 */
record PaperOrder(
        String id,
        DeskId account,
        String market,
        Symbol symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        Optional<Price> limit,
        Optional<Price> stop,
        Timing timing,
        BrokerOrder.State state,
        Quantity filled,
        boolean triggered,
        Instant submittedAsOf,
        LocalDate tradingDate,
        Instant evaluatedAsOf) {

    /** A new order for the given session: working in it, or queued for its open when that is still to come. */
    static PaperOrder of(OrderTicket ticket, String market, TradingSession session, Instant asOf) {
        boolean early = asOf.isBefore(session.open());
        return new PaperOrder(
                ticket.clientOrderId(),
                ticket.desk(),
                market,
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
                session.date(),
                asOf);
    }

    boolean isOpen() {
        return state == BrokerOrder.State.WORKING || state == BrokerOrder.State.QUEUED;
    }

    boolean isGoodTillCancelled() {
        return timing == Timing.GOOD_TILL_CANCELLED;
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
    PaperOrder withFill(Quantity shares, boolean stopTriggered) {
        Quantity total = filled.plus(shares);
        BrokerOrder.State next = total.equals(quantity) ? BrokerOrder.State.FILLED : state;
        return with(next, total, triggered || stopTriggered, tradingDate, evaluatedAsOf);
    }

    PaperOrder withState(BrokerOrder.State next) {
        return with(next, filled, triggered, tradingDate, evaluatedAsOf);
    }

    PaperOrder evaluated(Instant asOf) {
        return with(state, filled, triggered, tradingDate, asOf);
    }

    /** The order as it waits for the open of a later session. */
    PaperOrder waitingFor(LocalDate session) {
        return with(BrokerOrder.State.QUEUED, filled, triggered, session, evaluatedAsOf);
    }

    private PaperOrder with(
            BrokerOrder.State next, Quantity total, boolean isTriggered, LocalDate session, Instant asOf) {
        return new PaperOrder(
                id,
                account,
                market,
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
                session,
                asOf);
    }
}
