package io.bellwether.execution.app;

import io.bellwether.execution.app.OrderGate.Admission;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.ModelledFault;
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

    QueueForNextOpen(Orders orders, OrderGate gate, OrderSender sender, RecordRejection rejection) {
        this.orders = orders;
        this.gate = gate;
        this.sender = sender;
        this.rejection = rejection;
    }

    /** Queues the order at the broker. */
    public void run(String orderId, Instant asOf) {
        if (gate.admitForNextOpen(orderId, asOf) != Admission.SEND) {
            return;
        }
        TradeOrder order = orders.get(orderId);
        try {
            sender.submit(order, asOf);
        } catch (ModelledFault refused) {
            rejection.run(orderId, refused.code(), String.valueOf(refused.getMessage()), asOf);
        }
    }
}
