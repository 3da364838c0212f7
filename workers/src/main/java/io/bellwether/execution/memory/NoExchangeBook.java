package io.bellwether.execution.memory;

import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.ExchangeBook;
import io.bellwether.execution.domain.exchange.ExchangeEvent;
import io.bellwether.platform.InMemory;
import java.util.List;

/** An account in memory is its own book. */
@InMemory
final class NoExchangeBook implements ExchangeBook {
    @Override
    public void open(Desk desk) {}

    @Override
    public void store(Desk desk, List<ExchangeEvent> events) {}
}
