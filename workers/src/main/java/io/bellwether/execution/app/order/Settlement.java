package io.bellwether.execution.app.order;

import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Fill;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the desk's order and its books to what the broker says, in one transaction. An execution is booked under the
 * broker's execution id, so that telling it twice changes nothing. The desk is locked before the order, as everywhere:
 * booking locks the desk too.
 */
@Component
public class Settlement {
    private final Orders orders;
    private final Books books;

    public Settlement(Orders orders, Books books) {
        this.orders = orders;
        this.books = books;
    }

    /** Books every execution and moves the order to the broker's state; returns the order as it is then. */
    @Transactional
    public TradeOrder settle(String orderId, BrokerOrder atBroker, Instant asOf) {
        orders.lockDesk(orders.get(orderId).desk());
        TradeOrder order = replaced(orders.lock(orderId), atBroker, asOf);
        orders.knownAtBroker(orderId, atBroker.brokerOrderId());
        Quantity filled = Quantity.ZERO;
        for (BrokerExecution execution : atBroker.executions()) {
            filled = filled.plus(execution.quantity());
            books.book(order.desk(), fill(order, execution));
            if (filled.compareTo(order.quantity()) < 0) {
                orders.record(partial(order, execution));
            }
        }
        if (filled.compareTo(order.filledQuantity()) > 0) {
            order = orders.filled(orderId, filled);
        }
        return move(order, atBroker, asOf);
    }

    /** How many executions of the order are in the books. */
    public long booked(String orderId) {
        return books.fillsOf(orderId);
    }

    /** How many executions of the session's trading date are in the books. */
    public long booked(SessionRef session) {
        return books.fillsOn(session.desk(), session.tradingDate());
    }

    /** Whether the broker tells something that the desk's book does not have yet. */
    public static boolean isNews(TradeOrder order, BrokerOrder atBroker) {
        return !order.filledQuantity().equals(atBroker.filledQuantity())
                || !order.quantity().equals(atBroker.quantity())
                || order.state().canBecome(state(atBroker.state()));
    }

    /**
     * The order with the quantity that the desk asked for and whose answer it did not hear. A quantity that it did not
     * ask for comes of a split, which the desk books itself.
     */
    private TradeOrder replaced(TradeOrder order, BrokerOrder atBroker, Instant asOf) {
        if (order.quantity().equals(atBroker.quantity())) {
            return order;
        }
        return Replacement.askedFor(orders.events(order.id()), atBroker.quantity())
                .map(asked -> orders.replaced(order.id(), asked.quantity(), asked.stop(), asked.done(order.id(), asOf)))
                .orElse(order);
    }

    private TradeOrder move(TradeOrder order, BrokerOrder atBroker, Instant asOf) {
        OrderState next = state(atBroker.state());
        if (order.state() == next || !order.state().canBecome(next)) {
            return order;
        }
        OrderEvent.Kind kind = next == OrderState.CANCEL_PENDING
                ? OrderEvent.Kind.CANCEL_REQUESTED
                : OrderEvent.Kind.valueOf(next.name());
        String detail = "%s of %s shares executed".formatted(order.filledQuantity(), order.quantity());
        return orders.transition(order.id(), next, OrderEvent.ofBroker(order.id(), kind, asOf, detail));
    }

    private static Fill fill(TradeOrder order, BrokerExecution execution) {
        return new Fill(
                execution.id(),
                order.id(),
                order.symbol(),
                order.side(),
                execution.quantity(),
                execution.price(),
                execution.fee(),
                execution.tradingDate(),
                execution.asOf(),
                order.side() == Side.BUY ? order.protectiveStop() : Optional.empty());
    }

    private static OrderEvent partial(TradeOrder order, BrokerExecution execution) {
        return new OrderEvent(
                order.id(),
                OrderEvent.Kind.PARTIALLY_FILLED,
                execution.id(),
                execution.asOf(),
                "broker",
                "%s at %s".formatted(Counted.of(execution.quantity().toString(), "share"), execution.price()));
    }

    private static OrderState state(BrokerOrder.State state) {
        return switch (state) {
            case WORKING -> OrderState.WORKING;
            case QUEUED -> OrderState.QUEUED;
            case PENDING_CANCEL -> OrderState.CANCEL_PENDING;
            case FILLED -> OrderState.FILLED;
            case CANCELLED -> OrderState.CANCELLED;
            case EXPIRED -> OrderState.EXPIRED;
        };
    }
}
