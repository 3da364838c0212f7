package io.bellwether.execution.memory;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.BrokerTroubles;
import io.bellwether.execution.app.broker.ExchangeCosts;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.app.MarketViews;
import java.util.List;
import java.util.function.BiFunction;

/** Execution's adapters in memory for tests of other packages. */
public final class MemoryExecution {
    private MemoryExecution() {}

    /** An empty order book; the function tells what the broker executed of an order. */
    public static Orders orders(BiFunction<DeskId, String, List<BrokerExecution>> executions) {
        return new MemoryOrders(executions::apply);
    }

    /** A paper broker and the trouble it can be given. */
    public record Paper(Broker broker, BrokerTroubles troubles, ExchangeCosts costs) {
        /** One whose accounts are new. */
        public static Paper of(Desks desks, MarketViews views) {
            MemoryTroubles troubles = new MemoryTroubles(desks);
            MemoryAccounts accounts = new MemoryAccounts(desks, views, new NoExchangeBook());
            return new Paper(new MemoryBroker(accounts, troubles), troubles, accounts);
        }
    }
}
