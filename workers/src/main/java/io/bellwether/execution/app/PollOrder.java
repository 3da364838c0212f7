package io.bellwether.execution.app;

import io.bellwether.execution.domain.TradeOrder;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Lets the broker look at an order again; what it finds is booked by {@link RecordFills}. Safe to run twice. */
@Service
public class PollOrder {
    private final Orders orders;
    private final Brokers brokers;

    PollOrder(Orders orders, Brokers brokers) {
        this.orders = orders;
        this.brokers = brokers;
    }

    /** Asks the broker for the order at the moment. */
    public void run(String orderId, Instant asOf) {
        TradeOrder order = orders.get(orderId);
        if (order.state().mayBeAtBroker()) {
            brokers.of(order.desk()).order(order.desk(), orderId, asOf);
        }
    }
}
