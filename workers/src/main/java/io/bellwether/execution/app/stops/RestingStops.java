package io.bellwether.execution.app.stops;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.order.Cancellation;
import io.bellwether.execution.app.order.OrderGate;
import io.bellwether.execution.app.order.OrderSender;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.order.Rejections;
import io.bellwether.execution.app.order.Replacement;
import io.bellwether.execution.app.order.Settlement;
import io.bellwether.execution.domain.BrokerAbilities;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.StopPlan;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps one order at the broker for every protective stop: it sells what the position holds, at the position's stop,
 * whenever the market is open, whether or not the desk is running. What should stand is derived from the books each
 * time, so that running again repairs whatever an interruption left. A stop that is to stand otherwise is replaced in one
 * step where the broker can; else it is taken back, and the new one is placed once the broker confirmed that.
 *
 * <p>A broker that keeps no stops, or refuses one, leaves the position to the checks at midday and at the close.
 */
@Component
public class RestingStops {
    private static final Logger log = LoggerFactory.getLogger(RestingStops.class);
    private static final String CHANGED = "The position's shares or its stop changed";

    private final Desks desks;
    private final Halts halts;
    private final Books books;
    private final Orders orders;
    private final Brokers brokers;
    private final Cancellation cancellation;
    private final Settlement settlement;
    private final OrderSender sender;
    private final Rejections rejections;
    private final Alerts alerts;
    private final TransactionTemplate transaction;

    public RestingStops(
            Desks desks,
            Halts halts,
            Books books,
            Orders orders,
            Brokers brokers,
            Cancellation cancellation,
            Settlement settlement,
            OrderSender sender,
            Rejections rejections,
            Alerts alerts,
            TransactionTemplate transaction) {
        this.desks = desks;
        this.halts = halts;
        this.books = books;
        this.orders = orders;
        this.brokers = brokers;
        this.cancellation = cancellation;
        this.settlement = settlement;
        this.sender = sender;
        this.rejections = rejections;
        this.alerts = alerts;
        this.transaction = transaction;
    }

    /** Makes the stops at the broker what the books say; a halted desk sends nothing. */
    public void keep(SessionRef session) {
        keep(session, symbol -> true);
    }

    /** Likewise for one symbol. */
    public void keep(SessionRef session, Symbol symbol) {
        keep(session, symbol::equals);
    }

    /** The positions whose stop the desk has to watch itself: not every share is bound by a stop at the broker. */
    List<Position> unguarded(DeskId desk, List<Position> held) {
        List<TradeOrder> stops = orders.openOrders(desk).stream()
                .filter(order -> order.isRestingStop()
                        && order.state().mayBeAtBroker()
                        && order.state() != OrderState.CANCEL_PENDING)
                .toList();
        return held.stream()
                .filter(position -> stops.stream()
                        .noneMatch(stop -> stop.symbol().equals(position.symbol())
                                && stop.openQuantity().compareTo(position.quantity()) >= 0))
                .toList();
    }

    /** Asks to take back what stands in the symbol, since another order is about to sell the shares. */
    void giveWay(TradeOrder sell, Instant asOf) {
        orders.openOrders(sell.desk()).stream()
                .filter(order -> order.isRestingStop() && order.symbol().equals(sell.symbol()))
                .forEach(stop -> cancellation.cancel(stop, asOf, "Gives way to order " + sell.id()));
    }

    /** Sets the stop again after the order it gave way to was refused. */
    public void restore(TradeOrder sell, Instant asOf) {
        if (sell.side() == Side.SELL) {
            keep(new SessionRef(sell.desk(), sell.tradingDate(), sell.session(), asOf, false), sell.symbol());
        }
    }

    private void keep(SessionRef session, Predicate<Symbol> wanted) {
        DeskId desk = session.desk();
        Broker broker = brokers.of(desk);
        if (!broker.abilities().keepsStops() || halts.current(desk).isPresent()) {
            return;
        }
        StopPlan first = plan(session, wanted);
        if (first.isEmpty()) {
            return;
        }
        for (TradeOrder old : first.takeBack()) {
            cancellation.cancel(old, session.asOf(), CHANGED);
        }
        for (StopPlan.Move move : first.move()) {
            move(broker, move, session.asOf());
        }
        List<TradeOrder> unsent = Objects.requireNonNull(transaction.execute(status -> {
            orders.lockDesk(desk);
            StopPlan plan = plan(session, wanted);
            List<TradeOrder> created = plan.place().stream()
                    .map(stop -> orders.createRestingStop(
                            NewOrder.restingStop(session, stop.symbol(), stop.quantity(), stop.price())))
                    .toList();
            return Stream.concat(plan.send().stream(), created.stream()).toList();
        }));
        unsent.forEach(stop -> send(session, stop));
    }

    /** The request is written down first: an answer that is lost is understood when the broker tells of the order again. */
    private void move(Broker broker, StopPlan.Move move, Instant asOf) {
        TradeOrder stop = move.order();
        if (broker.abilities().has(BrokerAbilities.Extra.REPLACE)) {
            Quantity all = stop.filledQuantity().plus(move.to().quantity());
            Replacement asked = new Replacement(all, move.to().price(), asOf);
            orders.record(asked.asked(stop.id()));
            try {
                broker.replace(stop.desk(), stop.id(), all, Optional.of(asked.stop()), asOf)
                        .ifPresent(atBroker -> replaced(stop, asked, atBroker, asOf));
                return;
            } catch (BpmnErrorException refused) {
                log.info("the broker does not replace the stop {}: {}", stop.id(), refused.getMessage());
            }
        }
        cancellation.cancel(stop, asOf, CHANGED);
    }

    private void replaced(TradeOrder stop, Replacement asked, BrokerOrder atBroker, Instant asOf) {
        boolean rests = atBroker.state() == BrokerOrder.State.WORKING || atBroker.state() == BrokerOrder.State.QUEUED;
        if (rests && atBroker.quantity().equals(asked.quantity())) {
            transaction.executeWithoutResult(
                    status -> orders.replaced(stop.id(), asked.quantity(), asked.stop(), asked.done(stop.id(), asOf)));
        }
        settlement.settle(stop.id(), atBroker, asOf);
    }

    private StopPlan plan(SessionRef session, Predicate<Symbol> wanted) {
        DeskId desk = session.desk();
        List<TradeOrder> open = orders.openOrders(desk);
        return StopPlan.of(
                books.portfolio(desk).positions().stream()
                        .filter(position -> wanted.test(position.symbol()))
                        .toList(),
                open.stream().filter(order -> wanted.test(order.symbol())).toList(),
                open.stream().anyMatch(RestingStops::mayWaitForShares)
                        ? orders.unsentWith(desk, OrderEvent.Kind.SHARES_ASKED)
                        : Set.of(),
                orders.ordersOf(desk, session.tradingDate()),
                desks.get(desk).settings().fractionalShares());
    }

    private static boolean mayWaitForShares(TradeOrder order) {
        return order.side() == Side.SELL && order.state() == OrderState.CREATED && !order.isRestingStop();
    }

    private void send(SessionRef session, TradeOrder stop) {
        try {
            sender.send(stop.id(), session.asOf());
        } catch (BpmnErrorException refused) {
            String why = String.valueOf(refused.getMessage());
            rejections.record(stop.id(), refused.code(), why, session.asOf());
            if (!OrderGate.DESK_HALTED.equals(refused.code())) {
                alerts.raise(refused(session, stop, why));
            }
        }
    }

    private static Alert refused(SessionRef session, TradeOrder stop, String why) {
        return new Alert(
                "stop-refused:" + stop.id(),
                Optional.of(session.desk()),
                Optional.of(session.tradingDate()),
                Severity.WARNING,
                "STOP_REFUSED",
                "%s has no stop at the broker".formatted(stop.symbol()),
                "The broker refused to keep the stop of %s at %s for %s shares: %s.%n%nThe desk checks it at midday and at the close instead."
                        .formatted(stop.symbol(), stop.stopPrice().orElseThrow(), stop.quantity(), why),
                "");
    }
}
