package io.bellwether.execution.app.placing;

import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.order.Settlement;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Books what the broker executed of an order. Safe to run twice: every execution has its id and is booked once. */
@Service
public class RecordFills {
    private final Orders orders;
    private final Brokers brokers;
    private final Settlement settlement;

    public RecordFills(Orders orders, Brokers brokers, Settlement settlement) {
        this.orders = orders;
        this.brokers = brokers;
        this.settlement = settlement;
    }

    /**
     * Books the executions known at the moment and returns where the order stands. An order that the desk took back while
     * it was on its way is asked for too: the market may have been faster.
     */
    public OrderState run(String orderId, Instant asOf) {
        TradeOrder order = orders.get(orderId);
        if (!order.state().mayStillBeExecuted()) {
            return order.state();
        }
        return brokers.of(order.desk())
                .order(order.desk(), orderId, asOf)
                .map(atBroker -> settlement.settle(orderId, atBroker, asOf).state())
                .orElse(order.state());
    }

    /** How many executions of the order are in the books. */
    public long booked(String orderId) {
        return settlement.booked(orderId);
    }
}
