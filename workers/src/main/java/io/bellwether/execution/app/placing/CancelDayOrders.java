package io.bellwether.execution.app.placing;

import io.bellwether.execution.app.order.Cancellation;
import io.bellwether.execution.app.order.ExpiredOrders;
import io.bellwether.execution.app.order.OrderGate;
import io.bellwether.execution.app.order.OrderNews;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/**
 * Ends the day's orders at the close: cancels what is open at the broker, books what was executed until then and wakes
 * the processes that wait for news. On a day by the clock an order that never left is ended when its end has come; else it is
 * left to its process. Orders of a later date are nobody's business here: a close may come late. Safe to run twice.
 */
@Service
public class CancelDayOrders {
    private final Orders orders;
    private final OrderGate gate;
    private final Cancellation cancellation;
    private final ExpiredOrders expired;
    private final OrderNews news;

    CancelDayOrders(Orders orders, OrderGate gate, Cancellation cancellation, ExpiredOrders expired, OrderNews news) {
        this.orders = orders;
        this.gate = gate;
        this.cancellation = cancellation;
        this.expired = expired;
        this.news = news;
    }

    /** Cancels every open order of the desk that was meant for this session's date or an earlier one. */
    public void run(SessionRef session) {
        for (TradeOrder order : orders.openOrders(session.desk())) {
            if (order.tradingDate().isAfter(session.tradingDate())) {
                continue;
            }
            if (order.timing() == TimeInForce.DAY && order.state().mayBeAtBroker()) {
                cancellation.cancel(order, session.asOf(), "The session is over");
                if (!session.replay()) {
                    news.updated(order.id());
                }
            } else if (gate.expireAtClose(order.id(), session.asOf())) {
                expired.tell(order.id());
            }
        }
    }
}
