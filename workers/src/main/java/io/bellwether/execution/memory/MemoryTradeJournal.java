package io.bellwether.execution.memory;

import io.bellwether.execution.app.order.Orders;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.app.LotHistory;
import io.bellwether.portfolio.app.TradeJournal;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Income;
import java.util.Comparator;
import java.util.List;

/** The trades of the books in memory, with the reasons of their orders. */
@InMemory
final class MemoryTradeJournal implements TradeJournal {
    private final LotHistory history;
    private final Orders orders;

    MemoryTradeJournal(LotHistory history, Orders orders) {
        this.history = history;
        this.orders = orders;
    }

    @Override
    public List<Entry> trades(DeskId desk) {
        return history.fills(desk).stream()
                .sorted(Comparator.comparing(Fill::asOf).thenComparing(Fill::id))
                .map(fill ->
                        new Entry(fill.withoutStop(), orders.get(fill.orderId()).reason()))
                .toList();
    }

    @Override
    public Income income(DeskId desk) {
        return new Income(history.dividends(desk), history.interest(desk), history.splits(desk));
    }

    @Override
    public boolean hasActions(DeskId desk) {
        return history.hasActions(desk);
    }
}
