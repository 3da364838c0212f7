package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.LedgerFacts.Holding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that was ever entered into a desk's books, under its natural key, as the tables keep it. */
public final class KeptLedger {
    private final Set<String> keys = new HashSet<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<BookedAction> actions = new ArrayList<>();
    private final List<CashEntry> entries = new ArrayList<>();
    private final List<CashEntry> outside = new ArrayList<>();
    private final List<Lot> opened = new ArrayList<>();
    private final List<LotClosing> closings = new ArrayList<>();
    private final List<LotAdjustment> adjustments = new ArrayList<>();
    private final List<Object> log = new ArrayList<>();
    private Book book = Book.holding(Money.ZERO);

    public KeptLedger(Money deposit, LocalDate date, Instant asOf) {
        enter(CashEntry.initialDeposit(deposit, date, asOf));
    }

    public Book book() {
        return book;
    }

    /** All rows in the order they were added. */
    public List<Object> everything() {
        return List.copyOf(log);
    }

    /** Cash that is neither a fill's nor a corporate action's. */
    public List<CashEntry> outside() {
        return List.copyOf(outside);
    }

    public boolean knows(String key) {
        return keys.contains(key);
    }

    public void enter(CashEntry entry) {
        if (keys.add(entry.key())) {
            outside.add(entry);
            book = new Book(book.cash().plus(entry.amount()), book.openLots());
            add(List.of(entry), List.of(), List.of());
        }
    }

    public void book(Fill fill, LotMethod method) {
        if (keys.add(fill.id())) {
            Booking booking = book.apply(fill, method);
            fills.add(fill);
            log.add(fill);
            add(booking.entries(), booking.opened().stream().toList(), booking.closings());
            book = booking.after();
        }
    }

    /** An action that concerns nothing is not kept, and looked at again when it is told again. */
    public void apply(CorporateAction action, ActionTerms terms) {
        if (keys.contains(action.key())) {
            return;
        }
        book.apply(action, terms).ifPresent(booking -> {
            keys.add(action.key());
            actions.add(booking.action());
            adjustments.addAll(booking.adjustments());
            log.add(booking.action());
            log.addAll(booking.adjustments());
            add(booking.entries(), booking.opened(), booking.closings());
            book = booking.after();
        });
    }

    private void add(List<CashEntry> moved, List<Lot> lots, List<LotClosing> closed) {
        entries.addAll(moved);
        opened.addAll(lots);
        closings.addAll(closed);
        log.addAll(moved);
        log.addAll(lots);
        log.addAll(closed);
    }

    /** Cash + positions = equity, fills = lots = positions, cash = its entries, nothing negative, no key twice. */
    public void assertHolds() {
        Portfolio portfolio = new Portfolio(book.cash(), book.positions());
        Money equity = portfolio.equity(Map.of());
        assertThat(LedgerInvariant.check(facts(portfolio), book.cash(), equity.minus(book.cash()), equity))
                .isInstanceOf(LedgerCheck.Holds.class);
        assertThat(book.cash()).isGreaterThanOrEqualTo(Money.ZERO);
        assertThat(opened).extracting(Lot::id).doesNotHaveDuplicates();
        assertThat(entries).extracting(CashEntry::key).doesNotHaveDuplicates();
    }

    /** Cash from outside + realised profit + dividends - fees - cost of what is held = cash. */
    public void assertEveryCentIsExplained() {
        Money realised = sum(closings.stream().map(LotClosing::realised).toList());
        Money fees = sum(fills.stream().map(Fill::fee).toList());
        Money dividends = sum(actions.stream()
                .filter(action -> action.kind() == CorporateAction.Kind.DIVIDEND)
                .map(BookedAction::cash)
                .toList());
        Money held = sum(book.openLots().stream().map(Lot::openCost).toList());
        assertThat(book.cash())
                .isEqualTo(funding().plus(realised).plus(dividends).minus(fees).minus(held));
    }

    private Money funding() {
        return sum(outside.stream().map(CashEntry::amount).toList());
    }

    /** Each record on its own: cash from entries, shares from fills and actions, lots from what was opened. */
    private LedgerFacts facts(Portfolio portfolio) {
        Map<Symbol, BigDecimal> shares = new HashMap<>();
        Money traded = Money.ZERO;
        for (Fill fill : fills) {
            boolean buy = fill.side() == Side.BUY;
            BigDecimal quantity = fill.quantity().value();
            shares.merge(fill.symbol(), buy ? quantity : quantity.negate(), BigDecimal::add);
            traded = traded.plus(buy ? fill.notional().negate() : fill.notional())
                    .minus(fill.fee());
        }
        for (BookedAction action : actions) {
            shares.merge(action.symbol(), action.sharesBefore().value().negate(), BigDecimal::add);
            shares.merge(action.newSymbol(), action.sharesAfter().value(), BigDecimal::add);
            traded = traded.plus(action.cash());
        }
        Map<String, Symbol> symbols = new HashMap<>();
        Map<Symbol, Holding> lots = new HashMap<>();
        for (Lot lot : opened) {
            symbols.put(lot.id(), lot.symbol());
            add(lots, lot.symbol(), lot.quantity().value(), lot.cost());
        }
        closings.forEach(c ->
                add(lots, c.symbol(), c.quantity().value().negate(), c.cost().negate()));
        adjustments.forEach(a -> add(
                lots,
                symbols.get(a.lotId()),
                a.shares().value().negate(),
                a.cost().negate()));
        Map<Symbol, Holding> positions = new HashMap<>();
        portfolio
                .positions()
                .forEach(p -> add(positions, p.symbol(), p.quantity().value(), p.costBasis()));
        Money cash = sum(entries.stream().map(CashEntry::amount).toList());
        return new LedgerFacts(cash, funding(), traded, shares, lots, positions);
    }

    private static void add(Map<Symbol, Holding> holdings, Symbol symbol, BigDecimal shares, Money cost) {
        holdings.merge(
                symbol,
                new Holding(shares, cost),
                (a, b) -> new Holding(a.shares().add(b.shares()), a.cost().plus(b.cost())));
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
