package io.bellwether.portfolio.memory;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.app.Executions;
import io.bellwether.portfolio.domain.ActionBooking;
import io.bellwether.portfolio.domain.BookedAction;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.DayFigures;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.LedgerFacts;
import io.bellwether.portfolio.domain.LedgerFacts.Holding;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.LotClosing;
import io.bellwether.portfolio.domain.LotExit;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One desk's ledger. Sums are kept as rows come, each of its own kind of rows, so that comparing them still says something;
 * what is asked again between two bookings is kept.
 */
final class DeskLedger {
    /** Decimals of a number of shares in the database. */
    private static final int SHARES_SCALE = 9;

    private final Set<String> entryKeys = new HashSet<>();
    private final Set<String> actionKeys = new HashSet<>();
    private final Map<Symbol, List<Lot>> openLots = new HashMap<>();
    private final NavigableMap<Symbol, Position> positions = new TreeMap<>();
    private final NavigableMap<LocalDate, Money> flows = new TreeMap<>();
    private final NavigableMap<LocalDate, DaySums> days = new TreeMap<>();
    private final Map<LocalDate, Integer> fillsOn = new HashMap<>();
    private final Map<Symbol, BigDecimal> sharesByFills = new HashMap<>();
    private final Map<Symbol, Holding> sharesByLots = new HashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<LotExit> exits = new ArrayList<>();
    private final Map<String, Lot> lots = new HashMap<>();
    private final Map<String, LocalDate> executedFrom = new HashMap<>();
    private final Map<String, List<Lot>> lotsOfOrder = new HashMap<>();
    private final Map<String, String> orderOfFill = new HashMap<>();
    private final Map<String, List<LotClosing>> closings = new HashMap<>();
    private final Map<Symbol, Instant> lastOpened = new HashMap<>();
    private final Map<Symbol, LocalDate> lastClosed = new HashMap<>();
    private final Set<String> madeLots = new HashSet<>();
    private final DaySums all = new DaySums();
    private LocalDate lastEntry = LocalDate.MIN;
    private int splits;
    private Money cash = Money.ZERO;
    private Money funding = Money.ZERO;
    private Money tradedCash = Money.ZERO;
    private @Nullable Portfolio portfolio;
    private @Nullable LedgerFacts facts;

    /** Sums of a day, or of all days. */
    private static final class DaySums {
        private Money realised = Money.ZERO;
        private Money fees = Money.ZERO;
        private Money bought = Money.ZERO;
        private Money sold = Money.ZERO;
        private Money dividends = Money.ZERO;
        private Money interest = Money.ZERO;

        private void add(CashEntry entry) {
            switch (entry.kind()) {
                case FEE -> fees = fees.minus(entry.amount());
                case BUY -> bought = bought.minus(entry.amount());
                case SELL -> sold = sold.plus(entry.amount());
                case DIVIDEND -> dividends = dividends.plus(entry.amount());
                case INTEREST -> interest = interest.plus(entry.amount());
                default -> {}
            }
        }

        private void add(DaySums day) {
            realised = realised.plus(day.realised);
            fees = fees.plus(day.fees);
        }
    }

    Portfolio portfolio() {
        if (portfolio == null) {
            portfolio = new Portfolio(cash, List.copyOf(positions.values()));
        }
        return portfolio;
    }

    Money cash() {
        return cash;
    }

    List<Lot> openLots(Symbol symbol) {
        return openLots.getOrDefault(symbol, List.of());
    }

    long fillsOn(LocalDate day) {
        return fillsOn.getOrDefault(day, 0);
    }

    boolean hasAction(CorporateAction action) {
        return actionKeys.contains(action.key());
    }

    boolean hasEntriesAfter(LocalDate day) {
        return lastEntry.isAfter(day);
    }

    /** Cash from outside by session; grows with the ledger. */
    NavigableMap<LocalDate, Money> flows() {
        return flows;
    }

    /** Takes an entry whose key is free; false when it is taken. */
    boolean enter(CashEntry entry) {
        if (!entryKeys.add(entry.key())) {
            return false;
        }
        LocalDate day = entry.tradingDate();
        cash = cash.plus(entry.amount());
        if (entry.isFunding()) {
            funding = funding.plus(entry.amount());
        }
        if (entry.isExternalFlow()) {
            flows.merge(day, entry.amount(), Money::plus);
        }
        on(day).add(entry);
        all.add(entry);
        if (day.isAfter(lastEntry)) {
            lastEntry = day;
        }
        changed();
        return true;
    }

    boolean hasEntry(String key) {
        return entryKeys.contains(key);
    }

    List<Fill> fills() {
        return List.copyOf(fills);
    }

    List<LotExit> exits() {
        return List.copyOf(exits);
    }

    boolean isExecuted(String orderId, LocalDate upTo) {
        LocalDate first = executedFrom.get(orderId);
        return first != null && !first.isAfter(upTo);
    }

    List<Executions.Bought> bought(String orderId) {
        return lotsOfOrder.getOrDefault(orderId, List.of()).stream()
                .map(lot ->
                        new Executions.Bought(lot.symbol(), lot.quantity(), closings.getOrDefault(lot.id(), List.of())))
                .toList();
    }

    boolean hasTraded(Symbol symbol, Instant boughtFrom, LocalDate soldFrom) {
        Instant opened = lastOpened.get(symbol);
        LocalDate closed = lastClosed.get(symbol);
        return opened != null && !opened.isBefore(boughtFrom) || closed != null && !closed.isBefore(soldFrom);
    }

    Money dividends() {
        return all.dividends;
    }

    Money interest() {
        return all.interest;
    }

    int splits() {
        return splits;
    }

    boolean hasActions() {
        return !actionKeys.isEmpty();
    }

    void book(Fill fill, Booking booking) {
        fills.add(fill);
        executedFrom.merge(fill.orderId(), fill.tradingDate(), (a, b) -> a.isBefore(b) ? a : b);
        orderOfFill.put(fill.id(), fill.orderId());
        booking.opened().ifPresent(this::open);
        tradedCash = tradedCash.plus(fill.cash());
        fillsOn.merge(fill.tradingDate(), 1, Integer::sum);
        BigDecimal shares = fill.quantity().value();
        move(fill.symbol(), booking.opened().isPresent() ? shares : shares.negate());
        booking.entries().forEach(this::enter);
        booking.closings().forEach(closing -> close(closing, Optional.empty()));
        hold(fill.symbol(), booking.after().openLots());
        booking.after()
                .position(fill.symbol())
                .ifPresentOrElse(
                        position -> write(position, fill.protectiveStop()), () -> positions.remove(fill.symbol()));
        changed();
    }

    void apply(CorporateAction action, ActionBooking booking) {
        BookedAction row = booking.action();
        actionKeys.add(row.key());
        if (action instanceof CorporateAction.Split) {
            splits++;
        }
        tradedCash = tradedCash.plus(row.cash());
        move(row.symbol(), row.sharesBefore().value().negate());
        move(row.newSymbol(), row.sharesAfter().value());
        booking.entries().forEach(this::enter);
        booking.opened().forEach(lot -> {
            open(lot);
            madeLots.add(lot.id());
        });
        booking.closings()
                .forEach(closing -> close(closing, Optional.of(action.kind().name())));
        hold(row.symbol(), booking.after().openLots());
        hold(row.newSymbol(), booking.after().openLots());
        Optional<Price> stop = Optional.ofNullable(positions.get(row.symbol())).flatMap(Position::stop);
        if (booking.endsOldPosition()) {
            positions.remove(row.symbol());
        }
        for (ActionBooking.Left left : booking.left(action)) {
            Optional<Price> restated = stop.map(left.prices());
            if (left.same()) {
                positions.put(left.position().symbol(), left.position().withStop(restated));
            } else {
                write(left.position(), restated);
            }
        }
        changed();
    }

    void raiseStop(Symbol symbol, Price stop) {
        Position position = positions.get(symbol);
        if (position != null) {
            positions.put(symbol, position.withStopRaised(Optional.of(stop)));
            portfolio = null;
        }
    }

    /** What the books say up to the day; what is held is that of now. */
    DayFigures.Totals totals(LocalDate day) {
        DaySums upTo = all;
        if (!days.isEmpty() && days.lastKey().isAfter(day)) {
            upTo = new DaySums();
            days.headMap(day, true).values().forEach(upTo::add);
        }
        DaySums that = days.getOrDefault(day, new DaySums());
        Money openCost = Money.ZERO;
        for (Position position : positions.values()) {
            openCost = openCost.plus(position.costBasis());
        }
        return new DayFigures.Totals(upTo.realised, openCost, upTo.fees, that.bought, that.sold);
    }

    LedgerFacts facts() {
        if (facts == null) {
            Map<Symbol, Holding> byPositions = new HashMap<>();
            positions.forEach((symbol, position) -> byPositions.put(
                    symbol, new Holding(scaled(position.quantity().value()), position.costBasis())));
            facts = new LedgerFacts(cash, funding, tradedCash, sharesByFills, sharesByLots, byPositions);
        }
        return facts;
    }

    private void write(Position position, Optional<Price> stop) {
        Position before = positions.get(position.symbol());
        positions.put(
                position.symbol(),
                before == null
                        ? position.withStop(stop)
                        : position.withStop(before.stop()).withStopRaised(stop));
    }

    private void open(Lot lot) {
        lots.put(lot.id(), lot);
        lastOpened.merge(lot.symbol(), lot.openedAsOf(), (a, b) -> a.isAfter(b) ? a : b);
        lotsOfOrder
                .computeIfAbsent(orderOfFill.get(lot.fillId()), order -> new ArrayList<>())
                .add(lot);
    }

    private void close(LotClosing closing, Optional<String> action) {
        Lot lot = Objects.requireNonNull(lots.get(closing.lotId()));
        closings.computeIfAbsent(lot.id(), id -> new ArrayList<>()).add(closing);
        lastClosed.merge(lot.symbol(), closing.closedOn(), (a, b) -> a.isAfter(b) ? a : b);
        exits.add(new LotExit(lot, madeLots.contains(lot.id()), closing, action));
        on(closing.closedOn()).realised = on(closing.closedOn()).realised.plus(closing.realised());
        all.realised = all.realised.plus(closing.realised());
    }

    private DaySums on(LocalDate day) {
        return days.computeIfAbsent(day, d -> new DaySums());
    }

    private void move(Symbol symbol, BigDecimal shares) {
        sharesByFills.merge(symbol, scaled(shares), BigDecimal::add);
    }

    private void hold(Symbol symbol, List<Lot> lots) {
        List<Lot> held = new ArrayList<>();
        Quantity shares = Quantity.ZERO;
        Money cost = Money.ZERO;
        for (Lot lot : lots) {
            if (lot.symbol().equals(symbol)) {
                held.add(lot);
                shares = shares.plus(lot.openQuantity());
                cost = cost.plus(lot.openCost());
            }
        }
        if (held.isEmpty()) {
            openLots.remove(symbol);
            sharesByLots.remove(symbol);
        } else {
            openLots.put(symbol, List.copyOf(held));
            sharesByLots.put(symbol, new Holding(scaled(shares.value()), cost));
        }
    }

    private void changed() {
        portfolio = null;
        facts = null;
    }

    private static BigDecimal scaled(BigDecimal shares) {
        return shares.setScale(SHARES_SCALE);
    }
}
