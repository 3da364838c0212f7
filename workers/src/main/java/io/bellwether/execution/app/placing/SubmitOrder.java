package io.bellwether.execution.app.placing;

import io.bellwether.execution.app.order.OrderSender;
import io.bellwether.execution.app.stops.FreeBoundShares;
import io.bellwether.kernel.BpmnErrorException;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Sends an order to its broker, if the desk is not halted. Shares that a stop binds are
 * freed before, by {@link FreeBoundShares}. Safe to run twice.
 */
@Service
public class SubmitOrder {
    private final OrderSender sender;

    SubmitOrder(OrderSender sender) {
        this.sender = sender;
    }

    /**
     * Sends the order.
     *
     * @throws BpmnErrorException DESK_HALTED; ORDER_EXPIRED; MARKET_CLOSED, also for an order that was decided after the close; or what the
     *     broker refuses it with
     */
    public void run(String orderId, Instant asOf) {
        sender.send(orderId, asOf);
    }
}
