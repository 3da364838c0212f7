package io.bellwether.portfolio.memory;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.app.LotHistory;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.LotExit;
import java.util.List;

/** What the ledgers in memory went through. */
@InMemory
final class MemoryLotHistory implements LotHistory {
    private final BookShelf shelf;

    MemoryLotHistory(BookShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public List<Fill> fills(DeskId desk) {
        return shelf.ledger(desk).fills();
    }

    @Override
    public List<LotExit> exits(DeskId desk) {
        return shelf.ledger(desk).exits();
    }

    @Override
    public Money dividends(DeskId desk) {
        return shelf.ledger(desk).dividends();
    }

    @Override
    public Money interest(DeskId desk) {
        return shelf.ledger(desk).interest();
    }

    @Override
    public int splits(DeskId desk) {
        return shelf.ledger(desk).splits();
    }

    @Override
    public boolean hasActions(DeskId desk) {
        return shelf.ledger(desk).hasActions();
    }
}
