package io.bellwether.execution.app;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.KeptLedger;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The application's ledger in memory, with the stops of positions. */
public final class LedgerBooks implements Books {
    private final KeptLedger ledger;
    private final Map<String, Long> fills = new HashMap<>();
    private final Map<Symbol, Price> stops = new HashMap<>();

    /** Books that begin with so much cash. */
    public LedgerBooks(Money cash, LocalDate tradingDate, Instant asOf) {
        this.ledger = new KeptLedger(cash, tradingDate, asOf);
    }

    /** Requires that cash, lots and positions follow from what was booked. */
    public void assertHolds() {
        ledger.assertHolds();
        ledger.assertEveryCentIsExplained();
    }

    /** Shares in the books. */
    public Quantity held(Symbol symbol) {
        return ledger.book().held(symbol);
    }

    @Override
    public Portfolio portfolio(DeskId desk) {
        return new Portfolio(
                ledger.book().cash(),
                ledger.book().positions().stream().map(this::guarded).collect(Collectors.toList()));
    }

    private Position guarded(Position p) {
        return new Position(
                p.symbol(),
                p.quantity(),
                p.averageCost(),
                p.costBasis(),
                Optional.ofNullable(stops.get(p.symbol())),
                p.openedOn());
    }

    @Override
    public List<Lot> openLots(DeskId desk, Symbol symbol) {
        return List.of();
    }

    @Override
    public boolean openWith(DeskId desk, Money initialCash, LocalDate tradingDate, Instant asOf) {
        return false;
    }

    @Override
    public boolean book(DeskId desk, Fill fill) {
        boolean known = ledger.knows(fill.id());
        ledger.book(fill, LotMethod.FIFO);
        if (!known) {
            fills.merge(fill.orderId(), 1L, Long::sum);
        }
        fill.protectiveStop().ifPresent(stop -> stops.putIfAbsent(fill.symbol(), stop));
        return !known;
    }

    @Override
    public long fillsOn(DeskId desk, LocalDate tradingDate) {
        throw new UnsupportedOperationException("no process asks here");
    }

    @Override
    public long fillsOf(String orderId) {
        return fills.getOrDefault(orderId, 0L);
    }

    @Override
    public boolean apply(DeskId desk, CorporateAction action, ActionTerms terms) {
        throw new UnsupportedOperationException("no corporate actions here");
    }

    @Override
    public void enter(DeskId desk, CashEntry entry) {
        ledger.enter(entry);
    }

    @Override
    public boolean hasEntry(DeskId desk, String key) {
        throw new UnsupportedOperationException("no interest here");
    }

    @Override
    public void setStop(DeskId desk, Symbol symbol, Price stop) {
        stops.put(symbol, stop);
    }

    @Override
    public Optional<Money> lastEquity(DeskId desk, Instant asOf) {
        return Optional.empty();
    }

    @Override
    public Optional<Money> peakEquity(DeskId desk, Instant after, Instant asOf) {
        return Optional.empty();
    }
}
