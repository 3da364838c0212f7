package io.bellwether.execution.app;

import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Takes back every open order of a desk, those that wait for approval or for the next open too. Safe to run twice; the
 * process repeats it until the broker confirms.
 */
@Service
public class CancelAllOrders {
    private final Orders orders;
    private final Brokers brokers;
    private final Cancellation cancellation;
    private final ForgottenOrders forgotten;
    private final OrderNews news;

    CancelAllOrders(
            Orders orders, Brokers brokers, Cancellation cancellation, ForgottenOrders forgotten, OrderNews news) {
        this.orders = orders;
        this.brokers = brokers;
        this.cancellation = cancellation;
        this.forgotten = forgotten;
        this.news = news;
    }

    /** Whether neither the broker nor the desk's book has an open order left. */
    public boolean run(DeskId desk, Instant asOf) {
        for (TradeOrder order : orders.openOrders(desk)) {
            cancellation.cancel(order, asOf, "The desk was stopped");
            news.updated(order.id());
        }
        forgotten.takeBack(desk, asOf);
        return brokers.of(desk).openOrders(desk, asOf).isEmpty()
                && orders.openOrders(desk).isEmpty();
    }
}
