package io.bellwether.execution.app;

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
 * Takes an open order back: at the broker, with what it executed until then booked; or, when the broker never got it,
 * in the desk's own book. Cancelling twice changes nothing.
 */
@Component
class Cancellation {
    private final Orders orders;
    private final Brokers brokers;
    private final Settlement settlement;
    private final TransactionTemplate transaction;

    Cancellation(Orders orders, Brokers brokers, Settlement settlement, TransactionTemplate transaction) {
        this.orders = orders;
        this.brokers = brokers;
        this.settlement = settlement;
        this.transaction = transaction;
    }

    /** Cancels what is still open of the order and returns it as it is then. */
    TradeOrder cancel(TradeOrder order, Instant asOf, String why) {
        if (!order.state().isOpen()) {
            return order;
        }
        Optional<BrokerOrder> atBroker = order.state().mayBeAtBroker()
                ? brokers.of(order.desk()).cancel(order.desk(), order.id(), asOf)
                : Optional.empty();
        return atBroker.map(known -> settlement.settle(order.id(), known, asOf))
                .orElseGet(() -> takeBack(order.id(), asOf, why));
    }

    /**
     * The broker does not know the order. Should a submission be under way at this moment, {@link OrderGate#sent} finds
     * the order cancelled and cancels it at the broker.
     */
    private TradeOrder takeBack(String orderId, Instant asOf, String why) {
        return Objects.requireNonNull(transaction.execute(status -> {
            TradeOrder order = orders.lock(orderId);
            return order.state() == OrderState.CREATED || order.state() == OrderState.SUBMITTED
                    ? orders.transition(
                            orderId,
                            OrderState.CANCELLED,
                            OrderEvent.ofDesk(orderId, OrderEvent.Kind.CANCELLED, asOf, why))
                    : order;
        }));
    }
}
