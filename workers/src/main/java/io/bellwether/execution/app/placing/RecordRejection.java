package io.bellwether.execution.app.placing;

import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.order.Rejections;
import io.bellwether.execution.app.stops.RestingStops;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Ends an order that was refused, with the code and the reason; the stop that gave way to it stands again. Safe to run
 * twice.
 */
@Service
public class RecordRejection {
    private final Orders orders;
    private final Rejections rejections;
    private final RestingStops restingStops;

    RecordRejection(Orders orders, Rejections rejections, RestingStops restingStops) {
        this.orders = orders;
        this.rejections = rejections;
        this.restingStops = restingStops;
    }

    /** Records who refused the order and why. */
    public void run(String orderId, String code, String reason, Instant asOf) {
        rejections.record(orderId, code, reason, asOf);
        restingStops.restore(orders.get(orderId), asOf);
    }
}
