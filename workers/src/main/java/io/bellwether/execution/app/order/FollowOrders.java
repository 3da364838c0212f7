package io.bellwether.execution.app.order;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.OrderStream;
import io.bellwether.execution.domain.TradeOrder;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Wakes the processes of orders of which a broker tells by itself. It listens while an active desk trades there; what was
 * told while nobody listened is made up for by waking every process with an order at that broker. Safe to run at any time.
 */
@Service
public class FollowOrders implements OrderStream.Ear {
    private final Desks desks;
    private final Orders orders;
    private final OrderNews news;
    private final List<OrderStream> streams;

    FollowOrders(Desks desks, Orders orders, OrderNews news, ObjectProvider<OrderStream> streams) {
        this.desks = desks;
        this.orders = orders;
        this.news = news;
        this.streams = streams.stream()
                .sorted(Comparator.comparing(OrderStream::broker))
                .toList();
    }

    /** Listens where a desk trades, and nowhere else. */
    public void run() {
        for (OrderStream stream : streams) {
            if (tradingAt(stream.broker()).isEmpty()) {
                stream.hangUp();
            } else {
                stream.listen(this);
            }
        }
    }

    private List<Desk> tradingAt(String broker) {
        return desks.active().stream()
                .filter(desk -> desk.broker().equals(broker))
                .toList();
    }

    @Override
    public void opened(String broker) {
        tradingAt(broker).stream()
                .flatMap(desk -> orders.openOrders(desk.id()).stream())
                .filter(order -> order.state().mayBeAtBroker())
                .map(TradeOrder::id)
                .forEach(news::updated);
    }

    @Override
    public void changed(String clientOrderId) {
        orders.find(clientOrderId)
                .filter(order -> order.state().mayBeAtBroker())
                .map(TradeOrder::id)
                .ifPresent(news::updated);
    }
}
