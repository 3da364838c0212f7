package io.bellwether.execution.app.placing;

import io.bellwether.execution.app.order.ExpiredOrders;
import io.bellwether.execution.app.order.OrderGate;
import io.bellwether.execution.app.order.OrderGate.Admission;
import io.bellwether.execution.app.order.OrderSender;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Hands an order to the broker for the next open. Safe to run twice, like {@link SubmitOrder}. What would refuse it now
 * ends the order as rejected: nobody waits for it any more.
 */
@Service
public class QueueForNextOpen {
    private final Orders orders;
    private final OrderGate gate;
    private final OrderSender sender;
    private final RecordRejection rejection;
    private final ExpiredOrders expired;

    QueueForNextOpen(
            Orders orders, OrderGate gate, OrderSender sender, RecordRejection rejection, ExpiredOrders expired) {
        this.orders = orders;
        this.gate = gate;
        this.sender = sender;
        this.rejection = rejection;
        this.expired = expired;
    }

    /** Queues the order at the broker. */
    public void run(String orderId, Instant asOf) {
        Admission admission = gate.admitForNextOpen(orderId, asOf);
        TradeOrder order = orders.get(orderId);
        try {
            switch (admission) {
                case SEND -> sender.submit(order, asOf);
                case MARKED_BEFORE -> sender.findAtBroker(order, asOf);
                case EXPIRED -> throw expired.tell(orderId);
                case FOR_NEXT_OPEN, SETTLED -> {}
            }
        } catch (BpmnErrorException refused) {
            rejection.run(orderId, refused.code(), String.valueOf(refused.getMessage()), asOf);
        }
    }
}
