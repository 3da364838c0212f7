package io.bellwether.portfolio.memory;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.StoredMoments;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.ActionBooking;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.BookedFill;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.Portfolio;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The books in memory. */
@InMemory
final class MemoryBooks implements Books {
    private final Desks desks;
    private final BookShelf shelf;
    private final MemorySnapshots snapshots;

    MemoryBooks(Desks desks, BookShelf shelf, MemorySnapshots snapshots) {
        this.desks = desks;
        this.shelf = shelf;
        this.snapshots = snapshots;
    }

    @Override
    public Portfolio portfolio(DeskId desk) {
        return shelf.ledger(desk).portfolio();
    }

    @Override
    public List<Lot> openLots(DeskId desk, Symbol symbol) {
        return shelf.ledger(desk).openLots(symbol);
    }

    @Override
    public boolean openWith(DeskId desk, Money initialCash, LocalDate tradingDate, Instant asOf) {
        boolean opened = enter(ledger(desk), desk, CashEntry.initialDeposit(initialCash, tradingDate, asOf));
        if (opened) {
            snapshots.keepFirst(EquitySnapshot.opening(desk, initialCash, tradingDate, asOf));
        }
        return opened;
    }

    @Override
    public boolean book(DeskId desk, Fill fill) {
        DeskLedger ledger = ledger(desk);
        BookedFill booked = shelf.fills().get(fill.id());
        if (booked != null) {
            booked.requireRepeat(desk, fill);
            return false;
        }
        Fill stored = stored(fill);
        Booking booking = new Book(ledger.cash(), ledger.openLots(fill.symbol()))
                .apply(stored, desks.get(desk).settings().lotMethod());
        shelf.fills().put(fill.id(), new BookedFill(desk, stored));
        shelf.fillsOf().merge(fill.orderId(), 1, Integer::sum);
        ledger.book(stored, booking);
        return true;
    }

    private static Fill stored(Fill fill) {
        return new Fill(
                fill.id(),
                fill.orderId(),
                fill.symbol(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.tradingDate(),
                StoredMoments.stored(fill.asOf()),
                fill.protectiveStop());
    }

    @Override
    public boolean apply(DeskId desk, CorporateAction action, ActionTerms terms) {
        DeskLedger ledger = ledger(desk);
        if (ledger.hasAction(action)) {
            return false;
        }
        List<Lot> lots = new ArrayList<>(ledger.openLots(action.symbol()));
        if (action instanceof CorporateAction.SymbolChange change) {
            lots.addAll(ledger.openLots(change.newSymbol()));
        }
        Optional<ActionBooking> booking = new Book(ledger.cash(), lots).apply(action, terms);
        booking.ifPresent(found -> ledger.apply(action, found));
        return booking.isPresent();
    }

    @Override
    public long fillsOn(DeskId desk, LocalDate tradingDate) {
        return shelf.ledger(desk).fillsOn(tradingDate);
    }

    @Override
    public long fillsOf(String orderId) {
        return shelf.fillsOf().getOrDefault(orderId, 0);
    }

    @Override
    public void enter(DeskId desk, CashEntry entry) {
        enter(ledger(desk), desk, entry);
    }

    @Override
    public boolean hasEntry(DeskId desk, String key) {
        return shelf.ledger(desk).hasEntry(key);
    }

    private boolean enter(DeskLedger ledger, DeskId desk, CashEntry entry) {
        boolean entered = ledger.enter(entry);
        if (entered && entry.isExternalFlow()) {
            shelf.snapshots(desk).flowed(entry.tradingDate());
        }
        return entered;
    }

    @Override
    public void setStop(DeskId desk, Symbol symbol, Price stop) {
        shelf.ledger(desk).raiseStop(symbol, stop);
    }

    @Override
    public Optional<Money> lastEquity(DeskId desk, Instant asOf) {
        return shelf.snapshots(desk).lastEquity(StoredMoments.stored(asOf));
    }

    @Override
    public Optional<Money> peakEquity(DeskId desk, Instant after, Instant asOf) {
        return shelf.snapshots(desk).peakEquity(StoredMoments.stored(after), StoredMoments.stored(asOf));
    }

    private DeskLedger ledger(DeskId desk) {
        if (desks.find(desk).isEmpty()) {
            throw new PermanentFault("there is no desk '" + desk + "' to book for");
        }
        return shelf.ledger(desk);
    }
}
