package io.bellwether.execution.app.stops;

import io.bellwether.desk.app.Halts;
import io.bellwether.execution.app.order.OrderGate;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Frees the shares of a sell that a resting stop binds at the broker. Taking the stop back is a request: until the
 * broker confirmed it the sell waits, because both could be executed. From the first request on the shares count as the
 * sell's, so that no stop is placed on them again. When the stop sold instead, the sell is cut to what is left, or ends.
 * What is left counts under the desk's lock, less what other sells have at the broker or were promised here, so that the
 * same shares are not sold twice whatever the broker checks. Safe to run twice: asking again tells how far it is.
 */
@Service
public class FreeBoundShares {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final OrderGate gate;
    private final Halts halts;
    private final Orders orders;
    private final Books books;
    private final RestingStops restingStops;
    private final Alerts alerts;
    private final TransactionTemplate transaction;

    public FreeBoundShares(
            OrderGate gate,
            Halts halts,
            Orders orders,
            Books books,
            RestingStops restingStops,
            Alerts alerts,
            TransactionTemplate transaction) {
        this.gate = gate;
        this.halts = halts;
        this.orders = orders;
        this.books = books;
        this.restingStops = restingStops;
        this.alerts = alerts;
        this.transaction = transaction;
    }

    /** What became of the shares that the order sells. */
    public enum Shares {
        /** Nothing binds them, or the order needs none: {@link SubmitOrder} may send it. */
        FREE,
        /** A cancel that the broker has not confirmed still binds them. */
        BOUND,
        /** None is left; the order has ended. */
        GONE
    }

    /**
     * Asks the broker to take back what stands in the order's way and tells whether the order may leave. One whose end has
     * come takes no stop back.
     */
    public Shares run(String orderId, Instant asOf) {
        TradeOrder order = orders.get(orderId);
        if (order.side() == Side.BUY || order.isRestingStop() || isHalted(order)) {
            return Shares.FREE;
        }
        return switch (order.state()) {
            case CREATED -> gate.expire(orderId, asOf) ? Shares.FREE : free(order, asOf);
            case SUBMITTED, WORKING, QUEUED, CANCEL_PENDING, NOT_APPROVED, FILLED, EXPIRED, REJECTED -> Shares.FREE;
            case CANCELLED -> endedForWantOfShares(order) ? Shares.GONE : Shares.FREE;
        };
    }

    private Shares free(TradeOrder order, Instant asOf) {
        transaction.executeWithoutResult(status -> {
            orders.lockDesk(order.desk());
            orders.record(OrderEvent.ofDesk(
                    order.id(), OrderEvent.Kind.SHARES_ASKED, asOf, "Sells shares that a stop may bind"));
        });
        restingStops.giveWay(order, asOf);
        List<TradeOrder> pending = orders.openOrders(order.desk()).stream()
                .filter(other -> other.state() == OrderState.CANCEL_PENDING && sellsTheSame(other, order))
                .toList();
        if (!pending.isEmpty()) {
            pending.forEach(other -> tellWhenLong(order, other, asOf));
            return Shares.BOUND;
        }
        return Objects.requireNonNull(transaction.execute(status -> promise(order, asOf)));
    }

    private Shares promise(TradeOrder sell, Instant asOf) {
        orders.lockDesk(sell.desk());
        TradeOrder order = orders.lock(sell.id());
        if (order.state() != OrderState.CREATED) {
            return Shares.FREE;
        }
        Quantity left = left(order);
        if (left.isZero()) {
            orders.record(cut(order, left, asOf));
            orders.transition(
                    order.id(),
                    OrderState.CANCELLED,
                    OrderEvent.ofDesk(order.id(), OrderEvent.Kind.CANCELLED, asOf, "No share is left to sell"));
            return Shares.GONE;
        }
        if (left.compareTo(order.quantity()) < 0) {
            orders.reduce(order.id(), left, cut(order, left, asOf));
        }
        orders.record(OrderEvent.ofDesk(
                order.id(),
                OrderEvent.Kind.SHARES_FREED,
                asOf,
                "its own are %s".formatted(Counted.of(left.toString(), "share"))));
        return Shares.FREE;
    }

    /** What the order may sell: what is held, less what other sells have at the broker or were promised. */
    private Quantity left(TradeOrder order) {
        Quantity held = books.portfolio(order.desk())
                .position(order.symbol())
                .map(Position::quantity)
                .orElse(Quantity.ZERO);
        Set<String> promised = orders.unsentWith(order.desk(), OrderEvent.Kind.SHARES_FREED);
        Quantity others = orders.openOrders(order.desk()).stream()
                .filter(other -> sellsTheSame(other, order))
                .filter(other -> other.state().mayBeAtBroker() || promised.contains(other.id()))
                .map(TradeOrder::openQuantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        return others.compareTo(held) >= 0 ? Quantity.ZERO : held.minus(others).min(order.quantity());
    }

    private boolean endedForWantOfShares(TradeOrder order) {
        return orders.events(order.id()).stream()
                .anyMatch(event ->
                        event.kind() == OrderEvent.Kind.REDUCED && event.key().equals(Quantity.ZERO.toString()));
    }

    private boolean isHalted(TradeOrder sell) {
        return halts.current(sell.desk()).filter(halt -> !halt.flatten()).isPresent();
    }

    private static boolean sellsTheSame(TradeOrder other, TradeOrder order) {
        return other.side() == Side.SELL
                && other.symbol().equals(order.symbol())
                && !other.id().equals(order.id());
    }

    private static OrderEvent cut(TradeOrder order, Quantity left, Instant asOf) {
        return new OrderEvent(
                order.id(),
                OrderEvent.Kind.REDUCED,
                left.toString(),
                asOf,
                "desk",
                "%s of %s shares are left to sell".formatted(left, order.quantity()));
    }

    private void tellWhenLong(TradeOrder order, TradeOrder pending, Instant asOf) {
        orders.events(pending.id()).stream()
                .filter(event -> event.kind() == OrderEvent.Kind.CANCEL_REQUESTED)
                .map(OrderEvent::asOf)
                .filter(since -> !asOf.isBefore(since.plus(LONG)))
                .findFirst()
                .ifPresent(since -> alerts.raise(new Alert(
                        "cancel-unconfirmed:" + pending.id(),
                        Optional.of(order.desk()),
                        Optional.of(order.tradingDate()),
                        Severity.WARNING,
                        "CANCEL_UNCONFIRMED",
                        "The sell of %s waits for the broker".formatted(order.symbol()),
                        "The broker was asked at %s to cancel order %s and has not confirmed it. Order %s sells the same shares and waits; it leaves by itself once the broker confirmed. Ask the broker what became of the cancel."
                                .formatted(since, pending.id(), order.id()),
                        "")));
    }
}
