package io.bellwether.execution.app;

import io.bellwether.kernel.ModelledFault;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Sends an order to its broker, if the desk is not halted and the order's end has not come. A stop that stands at the broker binds its shares, so it is
 * taken back before they are sold otherwise. Safe to run twice.
 */
@Service
public class SubmitOrder {
    private final Orders orders;
    private final OrderGate gate;
    private final OrderSender sender;
    private final StandingStops standingStops;

    SubmitOrder(Orders orders, OrderGate gate, OrderSender sender, StandingStops standingStops) {
        this.orders = orders;
        this.gate = gate;
        this.sender = sender;
        this.standingStops = standingStops;
    }

    /**
     * Sends the order.
     *
     * @throws ModelledFault DESK_HALTED; ORDER_EXPIRED; MARKET_CLOSED, also for an order that was decided after the close; or what the
     *     broker refuses it with
     */
    public void run(String orderId, Instant asOf) {
        if (!gate.expire(orderId, asOf)) {
            standingStops.giveWay(orders.get(orderId), asOf);
        }
        sender.send(orderId, asOf);
    }
}
