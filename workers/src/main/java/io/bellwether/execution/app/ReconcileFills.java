package io.bellwether.execution.app;

import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/**
 * Books everything the broker knows about orders that are open in the desk's book, and takes back orders that are open
 * at the broker but done in the book (an interrupted cancel). Safe to run twice.
 */
@Service
public class ReconcileFills {
    private final Orders orders;
    private final Brokers brokers;
    private final Settlement settlement;
    private final ForgottenOrders forgotten;

    ReconcileFills(Orders orders, Brokers brokers, Settlement settlement, ForgottenOrders forgotten) {
        this.orders = orders;
        this.brokers = brokers;
        this.settlement = settlement;
        this.forgotten = forgotten;
    }

    /** Brings the desk's open orders to what the broker says at the session's moment. */
    public void run(SessionRef session) {
        Broker broker = brokers.of(session.desk());
        for (TradeOrder order : orders.openOrders(session.desk())) {
            if (order.state().mayBeAtBroker()) {
                broker.order(session.desk(), order.id(), session.asOf())
                        .ifPresent(atBroker -> settlement.settle(order.id(), atBroker, session.asOf()));
            }
        }
        forgotten.takeBack(session.desk(), session.asOf());
    }
}
