package io.bellwether.backtest.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.QueueForNextOpen;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.RecordRejection;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.stops.FreeBoundShares;
import io.bellwether.execution.app.stops.FreeBoundShares.Shares;
import io.bellwether.execution.app.stops.ProtectPosition;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.SessionRef;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The processes {@code place-order}, {@code submit-order} and {@code work-order} of a replayed day: a replay waits for no
 * person, so of each order is only noted whom the policy asks. What still works is left working until the close.
 */
@Component
final class PlaceOrder {
    private final Orders orders;
    private final Desks desks;
    private final FreeBoundShares freeBoundShares;
    private final SubmitOrder submitOrder;
    private final QueueForNextOpen queueForNextOpen;
    private final RecordRejection recordRejection;
    private final RecordFills recordFills;
    private final ProtectPosition protectPosition;

    PlaceOrder(
            Orders orders,
            Desks desks,
            FreeBoundShares freeBoundShares,
            SubmitOrder submitOrder,
            QueueForNextOpen queueForNextOpen,
            RecordRejection recordRejection,
            RecordFills recordFills,
            ProtectPosition protectPosition) {
        this.orders = orders;
        this.desks = desks;
        this.freeBoundShares = freeBoundShares;
        this.submitOrder = submitOrder;
        this.queueForNextOpen = queueForNextOpen;
        this.recordRejection = recordRejection;
        this.recordFills = recordFills;
        this.protectPosition = protectPosition;
    }

    void all(SessionRef session, List<String> orderIds) {
        orderIds.forEach(orderId -> one(session, orderId));
    }

    private void one(SessionRef session, String orderId) {
        orders.record(OrderEvent.prepared(
                orders.get(orderId), desks.get(session.desk()).settings().approval(), session.asOf()));
        if (freeBoundShares.run(orderId, session.asOf()) == Shares.FREE && isSubmitted(session, orderId)) {
            recordFills.run(orderId, session.asOf());
            protectPosition.run(session, orderId);
        }
    }

    private boolean isSubmitted(SessionRef session, String orderId) {
        try {
            submitOrder.run(orderId, session.asOf());
            return true;
        } catch (BpmnErrorException refused) {
            if (refused.code().equals("MARKET_CLOSED")) {
                queueForNextOpen.run(orderId, session.asOf());
            } else {
                recordRejection.run(orderId, refused.code(), String.valueOf(refused.getMessage()), session.asOf());
            }
            return false;
        }
    }
}
