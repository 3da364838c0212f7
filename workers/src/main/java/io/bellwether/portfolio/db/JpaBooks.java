package io.bellwether.portfolio.db;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.ActionBooking;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books in PostgreSQL. A booking locks the desk's row first, so that bookings of one desk follow each other, and
 * inserts the fill before anything else: its primary key decides whether there is anything to book.
 */
@Repository
class JpaBooks implements Books {
    private final Desks desks;
    private final FillJpaRepository fills;
    private final CashEntryJpaRepository entries;
    private final TaxLotJpaRepository lots;
    private final LotClosingJpaRepository closings;
    private final PositionJpaRepository positions;
    private final JdbcSnapshots snapshots;
    private final PortfolioReader portfolios;
    private final ActionBookings actions;

    JpaBooks(
            Desks desks,
            FillJpaRepository fills,
            CashEntryJpaRepository entries,
            TaxLotJpaRepository lots,
            LotClosingJpaRepository closings,
            PositionJpaRepository positions,
            JdbcSnapshots snapshots,
            PortfolioReader portfolios,
            ActionBookings actions) {
        this.desks = desks;
        this.fills = fills;
        this.entries = entries;
        this.lots = lots;
        this.closings = closings;
        this.positions = positions;
        this.snapshots = snapshots;
        this.portfolios = portfolios;
        this.actions = actions;
    }

    @Override
    public Portfolio portfolio(DeskId desk) {
        entries.flush();
        return portfolios.read(desk);
    }

    @Override
    public List<Lot> openLots(DeskId desk, Symbol symbol) {
        return lots.open(desk.value(), symbol.value()).stream()
                .map(lot -> new Lot(
                        lot.getId(),
                        symbol,
                        lot.getOpenedOn(),
                        lot.getOpenedAsOf(),
                        lot.getSince(),
                        lot.getFillId(),
                        new Quantity(lot.getQuantity()),
                        new Price(lot.getPrice()),
                        new Money(lot.getCost()),
                        new Quantity(lot.getClosed())))
                .toList();
    }

    @Override
    @Transactional
    public boolean openWith(DeskId desk, Money initialCash, LocalDate tradingDate, Instant asOf) {
        lock(desk);
        int inserted = insert(desk, CashEntry.initialDeposit(initialCash, tradingDate, asOf));
        if (inserted == 1) {
            snapshots.keepFirst(EquitySnapshot.opening(desk, initialCash, tradingDate, asOf));
        }
        return inserted == 1;
    }

    @Override
    @Transactional
    public boolean book(DeskId desk, Fill fill) {
        lock(desk);
        if (!insert(desk, fill)) {
            fills.findById(fill.id()).orElseThrow().booked().requireRepeat(desk, fill);
            return false;
        }
        Booking booking = new Book(cash(desk), openLots(desk, fill.symbol())).apply(fill, lotMethod(desk));
        booking.entries().forEach(entry -> entries.save(CashEntryEntity.of(desk, entry)));
        booking.opened().ifPresent(lot -> lots.save(TaxLotEntity.of(desk, lot)));
        booking.closings().forEach(closing -> closings.save(LotClosingEntity.of(desk, closing)));
        booking.after()
                .position(fill.symbol())
                .ifPresentOrElse(
                        position -> write(desk, position, fill.protectiveStop()),
                        () -> positions.close(desk.value(), fill.symbol().value()));
        return true;
    }

    @Override
    public long fillsOn(DeskId desk, LocalDate tradingDate) {
        return fills.countOn(desk.value(), tradingDate);
    }

    @Override
    public long fillsOf(String orderId) {
        return fills.countOf(orderId);
    }

    @Override
    @Transactional
    public boolean apply(DeskId desk, CorporateAction action, ActionTerms terms) {
        lock(desk);
        if (actions.isBooked(desk, action)) {
            return false;
        }
        List<Lot> lots = new ArrayList<>(openLots(desk, action.symbol()));
        if (action instanceof CorporateAction.SymbolChange change) {
            lots.addAll(openLots(desk, change.newSymbol()));
        }
        Optional<ActionBooking> booking = new Book(cash(desk), lots).apply(action, terms);
        booking.ifPresent(found -> actions.save(desk, action, found, terms.asOf()));
        return booking.isPresent();
    }

    @Override
    @Transactional
    public void enter(DeskId desk, CashEntry entry) {
        lock(desk);
        insert(desk, entry);
    }

    @Override
    public boolean hasEntry(DeskId desk, String key) {
        return entries.existsById(new CashEntryEntity.Key(desk.value(), key));
    }

    @Override
    @Transactional
    public void setStop(DeskId desk, Symbol symbol, Price stop) {
        positions.raiseStop(desk.value(), symbol.value(), stop.value());
    }

    @Override
    public Optional<Money> lastEquity(DeskId desk, Instant asOf) {
        return snapshots.lastEquity(desk, asOf);
    }

    @Override
    public Optional<Money> peakEquity(DeskId desk, Instant after, Instant asOf) {
        return snapshots.peakEquity(desk, after, asOf);
    }

    private void lock(DeskId desk) {
        if (fills.lockDesk(desk.value()).isEmpty()) {
            throw new PermanentFault("there is no desk '" + desk + "' to book for");
        }
    }

    private int insert(DeskId desk, CashEntry entry) {
        return entries.insertIfAbsent(
                desk.value(),
                entry.key(),
                entry.kind().name(),
                entry.amount().amount(),
                entry.tradingDate(),
                entry.asOf(),
                entry.detail());
    }

    private boolean insert(DeskId desk, Fill fill) {
        return fills.insertIfAbsent(
                        fill.id(),
                        fill.orderId(),
                        desk.value(),
                        fill.symbol().value(),
                        fill.side().name(),
                        fill.quantity().value(),
                        fill.price().value(),
                        fill.fee().amount(),
                        fill.tradingDate(),
                        fill.asOf())
                == 1;
    }

    private void write(DeskId desk, Position position, Optional<Price> stop) {
        positions.write(
                desk.value(),
                position.symbol().value(),
                position.quantity().value(),
                position.averageCost().value(),
                position.costBasis().amount(),
                stop.map(Price::value).orElse(null),
                position.openedOn());
    }

    private LotMethod lotMethod(DeskId desk) {
        return desks.get(desk).settings().lotMethod();
    }

    private Money cash(DeskId desk) {
        return new Money(entries.total(desk.value()));
    }
}
