package io.bellwether.execution.app.broker;

import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.domain.exchange.ExchangeEvent;
import java.util.List;

/** Where a broker on paper writes what happened in its accounts. */
public interface ExchangeBook {
    /** Opens the desk's account with its initial cash; harmless when it is open. */
    void open(Desk desk);

    /** Adds what happened in the account: each event once, orders as they stand after the last. */
    void store(Desk desk, List<ExchangeEvent> events);
}
