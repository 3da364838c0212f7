package io.bellwether.execution.app.order;

import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down that an order was refused, with the code and the reason; one that came too late is EXPIRED. An order that
 * is done stays as it is.
 */
@Component
public class Rejections {
    /** The order's end of validity passed before it could leave. */
    static final String ORDER_EXPIRED = "ORDER_EXPIRED";

    private final Orders orders;

    public Rejections(Orders orders) {
        this.orders = orders;
    }

    /** Records who refused the order and why. */
    @Transactional
    public void record(String orderId, String code, String reason, Instant asOf) {
        TradeOrder order = orders.lock(orderId);
        if (order.state().isOpen()) {
            boolean late = ORDER_EXPIRED.equals(code);
            String actor = late || OrderGate.DESK_HALTED.equals(code) ? "desk" : "broker";
            orders.transition(
                    orderId,
                    late ? OrderState.EXPIRED : OrderState.REJECTED,
                    new OrderEvent(
                            orderId,
                            late ? OrderEvent.Kind.EXPIRED : OrderEvent.Kind.REJECTED,
                            "",
                            asOf,
                            actor,
                            code + ": " + reason));
        }
    }
}
