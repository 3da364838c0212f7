package io.bellwether.portfolio.memory;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.app.Ledger;
import io.bellwether.portfolio.domain.LedgerFacts;
import java.time.Instant;
import java.util.Map;

/** The audit reads of the books in memory. */
@InMemory
final class MemoryLedger implements Ledger {
    private final BookShelf shelf;

    MemoryLedger(BookShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public LedgerFacts facts(DeskId desk) {
        return shelf.ledger(desk).facts();
    }

    /** The last price is for pages and reports, which a run in memory has none of. */
    @Override
    public void mark(DeskId desk, Map<Symbol, Price> prices, Instant asOf) {}
}
