package io.bellwether.execution.app.stops;

import io.bellwether.execution.app.order.Orders;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/** After an order's fills: the stop at the broker covers what is held of its symbol now. Safe to run twice. */
@Service
public class ProtectPosition {
    private final Orders orders;
    private final RestingStops restingStops;

    ProtectPosition(Orders orders, RestingStops restingStops) {
        this.orders = orders;
        this.restingStops = restingStops;
    }

    /** Sets, moves or takes back the stop of the order's symbol at the session's moment. */
    public void run(SessionRef session, String orderId) {
        restingStops.keep(session, orders.get(orderId).symbol());
    }
}
