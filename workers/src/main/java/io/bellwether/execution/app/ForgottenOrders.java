package io.bellwether.execution.app;

import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds orders that are open at the broker but done, or unknown, in the desk's book, or whose cancel the broker does not
 * know: an interrupted cancel.
 */
@Component
class ForgottenOrders {
    private static final Logger log = LoggerFactory.getLogger(ForgottenOrders.class);

    private final Orders orders;
    private final Brokers brokers;
    private final Settlement settlement;

    ForgottenOrders(Orders orders, Brokers brokers, Settlement settlement) {
        this.orders = orders;
        this.brokers = brokers;
        this.settlement = settlement;
    }

    /** Asks to cancel them and books what they executed. */
    void takeBack(DeskId desk, Instant asOf) {
        Broker broker = brokers.of(desk);
        Set<String> open = orders.openOrders(desk).stream()
                .filter(order -> order.state() != OrderState.CANCEL_PENDING)
                .map(TradeOrder::id)
                .collect(Collectors.toSet());
        for (BrokerOrder atBroker : broker.openOrders(desk, asOf)) {
            String id = atBroker.clientOrderId();
            if (!open.contains(id) && atBroker.state() != BrokerOrder.State.PENDING_CANCEL) {
                log.warn("order {} is open at the broker but not in the book: it is cancelled", id);
                broker.cancel(desk, id, asOf)
                        .filter(cancelled -> orders.find(id).isPresent())
                        .ifPresent(cancelled -> settlement.settle(id, cancelled, asOf));
            }
        }
    }
}
