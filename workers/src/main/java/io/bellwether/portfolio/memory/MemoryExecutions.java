package io.bellwether.portfolio.memory;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.app.Executions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What was executed, of the ledgers in memory. */
@InMemory
final class MemoryExecutions implements Executions {
    private final BookShelf shelf;

    MemoryExecutions(BookShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public boolean isExecuted(String orderId, LocalDate upTo) {
        return shelf.ledgers().stream().anyMatch(ledger -> ledger.isExecuted(orderId, upTo));
    }

    @Override
    public List<Bought> bought(DeskId desk, String orderId) {
        return shelf.ledger(desk).bought(orderId);
    }

    @Override
    public boolean hasTraded(DeskId desk, Symbol symbol, Instant boughtFrom, LocalDate soldFrom) {
        return shelf.ledger(desk).hasTraded(symbol, boughtFrom, soldFrom);
    }
}
