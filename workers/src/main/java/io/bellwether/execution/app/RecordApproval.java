package io.bellwether.execution.app;

import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what a person, or the deadline, decided about an order. A no ends it. Safe to run twice; an order that was
 * cancelled meanwhile stays cancelled, the decision is still recorded.
 */
@Service
public class RecordApproval {
    private final Orders orders;

    RecordApproval(Orders orders) {
        this.orders = orders;
    }

    /**
     * Records the decision.
     *
     * @param approvedBy who decided, also when the decision is no
     * @param reason why, may be empty
     */
    @Transactional
    public void run(String orderId, boolean approved, String approvedBy, String reason, Instant asOf) {
        TradeOrder order = orders.lock(orderId);
        OrderEvent event = new OrderEvent(
                orderId,
                approved ? OrderEvent.Kind.APPROVED : OrderEvent.Kind.NOT_APPROVED,
                "",
                asOf,
                approvedBy,
                reason);
        if (!approved && order.state() == OrderState.CREATED) {
            orders.transition(orderId, OrderState.NOT_APPROVED, event);
        } else {
            orders.record(event);
        }
    }
}
