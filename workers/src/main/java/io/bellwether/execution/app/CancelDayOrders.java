package io.bellwether.execution.app;

import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/**
 * Ends the day's orders at the close: cancels what is open at the broker, books what was executed until then and wakes
 * the processes that wait for news. An order that still waits for approval is left to its process. Safe to run twice.
 */
@Service
public class CancelDayOrders {
    private final Orders orders;
    private final Cancellation cancellation;
    private final OrderNews news;

    CancelDayOrders(Orders orders, Cancellation cancellation, OrderNews news) {
        this.orders = orders;
        this.cancellation = cancellation;
        this.news = news;
    }

    /** Cancels every open order of the desk that was meant for this session or an earlier one. */
    public void run(SessionRef session) {
        for (TradeOrder order : orders.openOrders(session.desk())) {
            if (order.timing() == Timing.DAY && order.state().mayBeAtBroker()) {
                cancellation.cancel(order, session.asOf(), "The session is over");
                if (!session.replay()) {
                    news.updated(order.id());
                }
            }
        }
    }
}
