package io.bellwether.decision.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.Portfolio;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One desk with fixed books. */
public record MemoryDesk(Desk desk, Portfolio portfolio, Optional<Money> peak) implements Desks, Books {
    @Override
    public Desk get(DeskId id) {
        return desk;
    }

    @Override
    public Optional<Desk> find(DeskId id) {
        return Optional.of(desk);
    }

    @Override
    public List<Desk> active() {
        return List.of(desk);
    }

    @Override
    public List<Desk> all() {
        return List.of(desk);
    }

    @Override
    public boolean create(Desk desk) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void save(Desk saved) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Portfolio portfolio(DeskId id) {
        return portfolio;
    }

    @Override
    public List<Lot> openLots(DeskId id, Symbol symbol) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean openWith(DeskId id, Money initialCash, LocalDate tradingDate, Instant asOf) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long fillsOn(DeskId desk, LocalDate tradingDate) {
        return 0;
    }

    @Override
    public long fillsOf(String orderId) {
        return 0;
    }

    @Override
    public boolean apply(DeskId id, CorporateAction action, ActionTerms terms) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean book(DeskId id, Fill fill) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasEntry(DeskId id, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void enter(DeskId desk, CashEntry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setStop(DeskId id, Symbol symbol, Price stop) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Money> lastEquity(DeskId id, Instant asOf) {
        return peak;
    }

    @Override
    public Optional<Money> peakEquity(DeskId id, Instant after, Instant asOf) {
        return peak;
    }
}
