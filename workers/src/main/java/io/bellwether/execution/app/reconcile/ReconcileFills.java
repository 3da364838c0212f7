package io.bellwether.execution.app.reconcile;

import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.order.Cancellation;
import io.bellwether.execution.app.order.ForgottenOrders;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.order.Replacement;
import io.bellwether.execution.app.order.Settlement;
import io.bellwether.execution.domain.BrokerAbilities.Extra;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.SessionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Books everything the broker knows about orders that are open in the desk's book, late answers to a cancel among it,
 * and takes back orders that are open at the broker but done in the book (an interrupted cancel). Orders of a later date
 * than the session's are left alone. Safe to run twice.
 */
@Service
public class ReconcileFills {
    private static final Logger log = LoggerFactory.getLogger(ReconcileFills.class);

    /** Weekends and holidays included. */
    private static final Duration LOOK_BACK = Duration.ofDays(5);

    private final Orders orders;
    private final Brokers brokers;
    private final Settlement settlement;
    private final Cancellation cancellation;
    private final ForgottenOrders forgotten;

    public ReconcileFills(
            Orders orders,
            Brokers brokers,
            Settlement settlement,
            Cancellation cancellation,
            ForgottenOrders forgotten) {
        this.orders = orders;
        this.brokers = brokers;
        this.settlement = settlement;
        this.cancellation = cancellation;
        this.forgotten = forgotten;
    }

    /** Brings the desk's open orders to what the broker says at the session's moment. */
    public void run(SessionRef session) {
        Broker broker = brokers.of(session.desk());
        Map<String, BrokerOrder> open = broker.openOrders(session.desk(), session.asOf()).stream()
                .collect(Collectors.toMap(BrokerOrder::clientOrderId, Function.identity()));
        for (TradeOrder order : orders.openOrders(session.desk())) {
            if (order.state().mayBeAtBroker() && !order.tradingDate().isAfter(session.tradingDate())) {
                Optional.ofNullable(open.get(order.id()))
                        .or(() -> broker.order(session.desk(), order.id(), session.asOf()))
                        .ifPresentOrElse(
                                atBroker -> settle(order, atBroker, session.asOf()),
                                () -> neverArrived(order, session.asOf()));
            }
        }
        if (broker.abilities().has(Extra.LEDGER)) {
            bookLedger(broker, session);
        }
        forgotten.takeBack(session.desk(), session.tradingDate(), session.asOf());
    }

    /** What was executed in orders that the desk took for done: the market was faster than a cancel, and nobody heard. */
    private void bookLedger(Broker broker, SessionRef session) {
        Instant since = session.asOf().minus(LOOK_BACK);
        broker.executionsSince(session.desk(), since, session.asOf()).stream()
                .collect(Collectors.groupingBy(Execution::clientOrderId, Collectors.counting()))
                .forEach((id, told) -> orders.find(id)
                        .filter(order -> order.state().mayStillBeExecuted())
                        .filter(order -> settlement.booked(id) < told)
                        .flatMap(order -> broker.order(session.desk(), id, session.asOf()))
                        .ifPresent(atBroker -> settlement.settle(id, atBroker, session.asOf())));
    }

    /** How many executions of the session's trading date are in the books. */
    public long booked(SessionRef session) {
        return settlement.booked(session);
    }

    /**
     * A broker that restated the order in a split tells of other shares than the book, until the split is booked:
     * nothing is booked of it before that, and books that never follow are found when they are compared. A replacement that
     * was asked for is the same order, though its answer was lost.
     */
    private boolean isSameOrder(TradeOrder order, BrokerOrder atBroker) {
        boolean same = order.quantity().equals(atBroker.quantity())
                || Replacement.askedFor(orders.events(order.id()), atBroker.quantity())
                        .isPresent();
        if (!same) {
            log.warn(
                    "order {} has {} shares in the book and {} at the broker: its split is not booked yet",
                    order.id(),
                    order.quantity(),
                    atBroker.quantity());
        }
        return same;
    }

    private void settle(TradeOrder order, BrokerOrder atBroker, Instant asOf) {
        if (Settlement.isNews(order, atBroker) && isSameOrder(order, atBroker)) {
            settlement.settle(order.id(), atBroker, asOf);
        }
    }

    /** Nothing is known of an order that may still be on its way; one that was taken back meanwhile is done. */
    private void neverArrived(TradeOrder order, Instant asOf) {
        if (order.state() == OrderState.CANCEL_PENDING) {
            cancellation.cancel(order, asOf, "The broker never got it");
        }
    }
}
