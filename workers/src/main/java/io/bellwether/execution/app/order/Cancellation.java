package io.bellwether.execution.app.order;

import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an open order back. One that never left is cancelled in the desk's own book. For one that may be at the broker
 * this is a request: it is written down, then the broker is asked, then its answer is recorded with what it executed
 * until then. Until the broker says more the order is CANCEL_PENDING, and may still be executed. Asking twice changes
 * nothing.
 */
@Component
public class Cancellation {
    private final Orders orders;
    private final Brokers brokers;
    private final Settlement settlement;
    private final TransactionTemplate transaction;

    public Cancellation(Orders orders, Brokers brokers, Settlement settlement, TransactionTemplate transaction) {
        this.orders = orders;
        this.brokers = brokers;
        this.settlement = settlement;
        this.transaction = transaction;
    }

    /** Asks to cancel what is still open of the order and returns it as it is then: only done when its state says so. */
    public TradeOrder cancel(TradeOrder order, Instant asOf, String why) {
        if (!order.state().isOpen()) {
            return order;
        }
        TradeOrder asked = Objects.requireNonNull(transaction.execute(status -> request(order.id(), asOf, why)));
        if (asked.state() != OrderState.CANCEL_PENDING) {
            return asked;
        }
        Optional<BrokerOrder> answer = brokers.of(order.desk()).cancel(order.desk(), order.id(), asOf);
        return answer.map(known -> settlement.settle(order.id(), known, asOf))
                .orElseGet(() -> Objects.requireNonNull(
                        transaction.execute(status -> takeBack(orders.lock(order.id()), asOf, why))));
    }

    private TradeOrder request(String orderId, Instant asOf, String why) {
        TradeOrder order = orders.lock(orderId);
        return switch (order.state()) {
            case CREATED -> takeBack(order, asOf, why);
            case SUBMITTED, WORKING, QUEUED ->
                orders.transition(
                        orderId,
                        OrderState.CANCEL_PENDING,
                        OrderEvent.ofDesk(orderId, OrderEvent.Kind.CANCEL_REQUESTED, asOf, why));
            case CANCEL_PENDING, NOT_APPROVED, FILLED, CANCELLED, EXPIRED, REJECTED -> order;
        };
    }

    /**
     * The broker does not know the order. Should a submission be under way at this moment, {@link OrderGate#sent} finds
     * the order cancelled and has it cancelled at the broker.
     */
    private TradeOrder takeBack(TradeOrder order, Instant asOf, String why) {
        return order.state() == OrderState.CREATED || order.state() == OrderState.CANCEL_PENDING
                ? orders.transition(
                        order.id(),
                        OrderState.CANCELLED,
                        OrderEvent.ofDesk(order.id(), OrderEvent.Kind.CANCELLED, asOf, why))
                : order;
    }
}
