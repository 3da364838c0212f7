package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.LedgerFacts.Holding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds whatever happens to a desk: partial fills, fees, splits, reverse splits, dividends, changed symbols and
 * delistings in any order, every one of them told again at any later time, as a restart does. One event a day.
 */
class LedgerHistoryPropertyTest {
    private static final Money DEPOSIT = Money.of("10000");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final List<Symbol> SYMBOLS = List.of(new Symbol("ALFA"), new Symbol("BETA"), new Symbol("GAMA"));

    enum What {
        BUY,
        BUY_MORE,
        SELL,
        SPLIT,
        DIVIDEND,
        SYMBOL_CHANGE,
        DELISTING
    }

    /**
     * What happens on a day.
     *
     * @param part [per mille] of the cash to spend, of the shares to sell, or of a dollar to be paid
     * @param again which earlier event is told again afterwards, counted back
     */
    record Event(What what, int symbol, int part, BigDecimal price, Money fee, int newRate, int oldRate, int again) {}

    record History(boolean fractional, LotMethod method, List<Event> events) {}

    @Provide
    Arbitrary<History> histories() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("900"))
                .ofScale(4);
        Arbitrary<Money> fees =
                Arbitraries.integers().between(0, 500).map(cents -> new Money(BigDecimal.valueOf(cents, 2)));
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, SYMBOLS.size() - 1),
                        Arbitraries.integers().between(0, 1000),
                        prices,
                        fees,
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 5))
                .as(Event::new);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(LotMethod.class),
                        events.list().ofMinSize(1).ofMaxSize(16))
                .as(History::new);
    }

    @Property(tries = 10_000)
    void theBooksHoldAfterEveryEventAndOnlyGrow(@ForAll("histories") History history) {
        Ledger ledger = new Ledger(history);
        for (int day = 0; day < history.events().size(); day++) {
            List<Object> before = ledger.everything();
            Book bookBefore = ledger.book;
            ledger.tell(day);
            assertThat(ledger.everything().subList(0, before.size())).isEqualTo(before);
            ledger.assertHolds();

            Book once = ledger.book;
            List<Object> told = ledger.everything();
            ledger.tell(Math.max(0, day - history.events().get(day).again()));
            assertThat(ledger.book).isSameAs(once);
            assertThat(ledger.everything()).isEqualTo(told);
            assertThat(ledger.book.cash()).isGreaterThanOrEqualTo(Money.ZERO);
            ledger.assertWholeShares(bookBefore);
        }
        ledger.assertEveryCentIsExplained();
    }

    /** Everything that was ever entered, under its natural key, as the tables keep it. */
    private static final class Ledger {
        private final History history;
        private final Set<String> keys = new HashSet<>();
        private final List<Fill> fills = new ArrayList<>();
        private final List<BookedAction> actions = new ArrayList<>();
        private final List<CashEntry> entries = new ArrayList<>();
        private final List<Lot> opened = new ArrayList<>();
        private final List<LotClosing> closings = new ArrayList<>();
        private final List<LotAdjustment> adjustments = new ArrayList<>();
        private final List<Object> log = new ArrayList<>();
        private Book book = Book.holding(DEPOSIT);

        Ledger(History history) {
            this.history = history;
            entries.add(CashEntry.initialDeposit(DEPOSIT, FIRST, at(FIRST)));
        }

        List<Object> everything() {
            return List.copyOf(log);
        }

        void tell(int day) {
            Event event = history.events().get(day);
            Symbol symbol = SYMBOLS.get(event.symbol());
            LocalDate date = FIRST.plusDays(day);
            BigDecimal amount = BigDecimal.valueOf(event.part(), 3);
            switch (event.what()) {
                case BUY, BUY_MORE -> fill(day, event, Side.BUY);
                case SELL -> fill(day, event, Side.SELL);
                case SPLIT ->
                    apply(
                            new CorporateAction.Split(
                                    symbol,
                                    date,
                                    BigDecimal.valueOf(event.newRate()),
                                    BigDecimal.valueOf(event.oldRate())),
                            event);
                case DIVIDEND -> {
                    if (event.part() > 0) {
                        apply(new CorporateAction.Dividend(symbol, date, amount), event);
                    }
                }
                case SYMBOL_CHANGE -> {
                    Symbol next = SYMBOLS.get((event.symbol() + 1) % SYMBOLS.size());
                    apply(new CorporateAction.SymbolChange(symbol, date, next), event);
                }
                case DELISTING -> apply(new CorporateAction.Delisting(symbol, date, amount), event);
            }
        }

        private void fill(int day, Event event, Side side) {
            String id = "f" + day;
            Symbol symbol = SYMBOLS.get(event.symbol());
            Price price = new Price(event.price());
            // What was not carried out on its day is not carried out later either.
            if (!keys.add(id)) {
                return;
            }
            BigDecimal most = side == Side.BUY
                    ? book.cash().minus(event.fee()).amount().divide(price.value(), 9, RoundingMode.DOWN)
                    : book.held(symbol).value();
            BigDecimal shares = most.multiply(BigDecimal.valueOf(event.part(), 3))
                    .setScale(history.fractional() ? 4 : 0, RoundingMode.DOWN);
            if (shares.signum() <= 0) {
                return;
            }
            LocalDate date = FIRST.plusDays(day);
            Fill fill = new Fill(
                    id, "o", symbol, side, new Quantity(shares), price, event.fee(), date, at(date), Optional.empty());
            Money value = side == Side.BUY ? fill.notional().negate() : fill.notional();
            if (book.cash().plus(value).minus(fill.fee()).isNegative()) {
                return;
            }
            Booking booking = book.apply(fill, history.method());
            fills.add(fill);
            log.add(fill);
            add(booking.entries(), booking.opened().stream().toList(), booking.closings());
            book = booking.after();
        }

        private void apply(CorporateAction action, Event event) {
            if (keys.contains(action.key())) {
                return;
            }
            ActionTerms terms = new ActionTerms(
                    history.fractional(), Optional.of(new Price(event.price())), action.exDate(), at(action.exDate()));
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

        void assertHolds() {
            Portfolio portfolio = new Portfolio(book.cash(), book.positions());
            Money equity = portfolio.equity(Map.of());
            Money positions = equity.minus(book.cash());
            assertThat(LedgerInvariant.check(facts(portfolio), book.cash(), positions, equity))
                    .isInstanceOf(LedgerCheck.Holds.class);
            assertThat(opened).extracting(Lot::id).doesNotHaveDuplicates();
            assertThat(entries).extracting(CashEntry::key).doesNotHaveDuplicates();
        }

        /** A desk of whole shares never holds a fraction of a position. */
        void assertWholeShares(Book before) {
            if (!history.fractional()) {
                for (Symbol symbol : SYMBOLS) {
                    assertThat(book.held(symbol).value().scale())
                            .as("shares of %s, before %s", symbol, before.held(symbol))
                            .isLessThanOrEqualTo(0);
                }
            }
        }

        /** Deposit + realised profit + dividends - fees - cost of what is held = cash. */
        void assertEveryCentIsExplained() {
            Money realised = sum(closings.stream().map(LotClosing::realised).toList());
            Money fees = sum(fills.stream().map(Fill::fee).toList());
            Money dividends = sum(actions.stream()
                    .filter(action -> action.kind() == CorporateAction.Kind.DIVIDEND)
                    .map(BookedAction::cash)
                    .toList());
            Money held = sum(book.openLots().stream().map(Lot::openCost).toList());
            assertThat(book.cash())
                    .isEqualTo(
                            DEPOSIT.plus(realised).plus(dividends).minus(fees).minus(held));
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
            closings.forEach(c -> add(
                    lots, c.symbol(), c.quantity().value().negate(), c.cost().negate()));
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
            return new LedgerFacts(cash, DEPOSIT, traded, shares, lots, positions);
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

        private static Instant at(LocalDate date) {
            return date.atTime(15, 0).toInstant(ZoneOffset.UTC);
        }
    }
}
