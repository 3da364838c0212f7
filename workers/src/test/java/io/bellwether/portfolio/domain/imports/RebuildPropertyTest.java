package io.bellwether.portfolio.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.LedgerCheck;
import io.bellwether.portfolio.domain.LedgerFacts;
import io.bellwether.portfolio.domain.LedgerFacts.Holding;
import io.bellwether.portfolio.domain.LedgerInvariant;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.LotClosing;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for any record. An honest one is made by trading; then defects are put into it, and each must be found on
 * its own row, whatever the other rows are.
 */
class RebuildPropertyTest {
    private static final DeskId DESK = new DeskId("record");
    private static final Money CASH = Money.of("5000");
    private static final List<Symbol> SYMBOLS = List.of(new Symbol("ALFA"), new Symbol("BETA"), new Symbol("GAMA"));
    private static final List<LocalDate> DATES = Stream.iterate(
                    LocalDate.of(2025, 6, 30), date -> new ExchangeCalendar().next(date))
            .limit(30)
            .toList();

    /** What somebody does on a day. */
    record Wish(int symbol, boolean buy, int shares, BigDecimal price) {}

    /** What is done to a day's rows. */
    enum Defect {
        NONE,
        OVERSELL,
        LEAVE_OUT,
        CASH_OFF,
        SHARES_OFF,
        EQUITY_OFF,
        HOLIDAY_TRADE,
        REPEAT_TRADE
    }

    record Day(List<Wish> wishes, Defect defect) {}

    @Provide
    Arbitrary<List<Day>> days() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.5"), new BigDecimal("20"))
                .ofScale(4);
        Arbitrary<Wish> wishes = Combinators.combine(
                        Arbitraries.integers().between(0, SYMBOLS.size() - 1),
                        Arbitraries.of(true, true, false),
                        Arbitraries.integers().between(1, 30),
                        prices)
                .as(Wish::new);
        Arbitrary<Defect> defects = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(Defect.NONE)),
                net.jqwik.api.Tuple.of(2, Arbitraries.of(Defect.class)));
        return Combinators.combine(wishes.list().ofMaxSize(4), defects)
                .as(Day::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(12);
    }

    @Property(tries = 10_000)
    void everyDefectIsFoundOnItsRow(@ForAll("days") List<Day> days, @ForAll boolean asRecorded) {
        Source source = new Source(days);
        Rebuilt rebuilt = Rebuild.of(source.record(), new Terms(DESK, CASH, asRecorded));
        Set<String> found = rebuilt.findings().stream()
                .map(f -> f.kind() + " " + f.at().file() + ":" + f.at().line())
                .collect(Collectors.toSet());
        assertThat(found).containsAll(source.expected);
    }

    @Property(tries = 10_000)
    void anHonestRecordHasNoFindingAndItsOwnFigures(@ForAll("days") List<Day> days) {
        Source source = new Source(
                days.stream().map(day -> new Day(day.wishes(), Defect.NONE)).toList());
        Rebuilt strict = Rebuild.of(source.record(), new Terms(DESK, CASH, false));
        assertThat(strict.findings()).isEmpty();
        assertThat(strict.book().cash()).isEqualTo(source.tally.cash());
        SYMBOLS.forEach(symbol -> assertThat(strict.book().held(symbol)).isEqualTo(source.tally.held(symbol)));
        Rebuilt recorded = Rebuild.of(source.record(), new Terms(DESK, CASH, true));
        assertThat(recorded.findings()).isEmpty();
        assertThat(recorded.book()).isEqualTo(strict.book());
    }

    @Property(tries = 10_000)
    void theBooksHoldWhateverTheSourceSays(@ForAll("days") List<Day> days, @ForAll boolean asRecorded) {
        Rebuilt rebuilt = Rebuild.of(new Source(days).record(), new Terms(DESK, CASH, asRecorded));
        Ledger ledger = new Ledger();
        for (Step step : rebuilt.steps()) {
            ledger.enter(step);
            assertThat(ledger.check()).isInstanceOf(LedgerCheck.Holds.class);
            assertThat(ledger.book.cash()).isGreaterThanOrEqualTo(Money.ZERO);
        }
        assertThat(ledger.book).isEqualTo(rebuilt.book());
        assertThat(ledger.missing()).isEqualTo(rebuilt.findings().stream()
                .filter(f -> f.treatment() == Treatment.FUNDED)
                .map(f -> new Money(f.amount().orElseThrow().negate()))
                .toList());
    }

    @Property(tries = 10_000)
    void theSameRecordHasTheSameKeysAndEachOnce(@ForAll("days") List<Day> days, @ForAll boolean asRecorded) {
        SourceRecord record = new Source(days).record();
        List<Step> steps = Rebuild.of(record, new Terms(DESK, CASH, asRecorded)).steps();
        assertThat(Rebuild.of(record, new Terms(DESK, CASH, asRecorded)).steps())
                .isEqualTo(steps);
        List<String> ids = steps.stream()
                .filter(Step.Trade.class::isInstance)
                .map(step -> ((Step.Trade) step).fill().id())
                .toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    /** A record made by trading, with its defects and the findings they must lead to. */
    private static final class Source {
        private final List<SourceTrade> trades = new ArrayList<>();
        private final List<SourceDay> days = new ArrayList<>();
        private final Set<String> expected = new HashSet<>();
        private final Tally tally = new Tally(CASH);
        private int dailyLine = 1;
        private int cashOff;

        Source(List<Day> wanted) {
            for (int i = 0; i < wanted.size(); i++) {
                boolean inner = i > 0 && i + 1 < wanted.size();
                add(DATES.get(i), wanted.get(i), inner);
            }
        }

        SourceRecord record() {
            return new SourceRecord(trades, days, List.of());
        }

        private void add(LocalDate date, Day day, boolean inner) {
            day.wishes().forEach(wish -> trade(date, wish));
            switch (day.defect()) {
                case OVERSELL -> {
                    Symbol symbol = SYMBOLS.getFirst();
                    Quantity more = tally.held(symbol).plus(Quantity.of(1000));
                    state(date, symbol, Side.SELL, more, Price.of("1"));
                    expected.add("SELL_EXCEEDS_HOLDING log:" + trades.size());
                }
                case HOLIDAY_TRADE -> {
                    state(LocalDate.of(2025, 7, 4), SYMBOLS.getFirst(), Side.BUY, Quantity.of(1), Price.of("1"));
                    expected.add("NOT_A_TRADING_DAY log:" + trades.size());
                }
                case REPEAT_TRADE -> {
                    if (!trades.isEmpty() && DATES.contains(trades.getLast().date())) {
                        SourceTrade last = trades.getLast();
                        state(last.date(), last.symbol(), last.side(), last.quantity(), last.price());
                        expected.add("DUPLICATE_ROW log:" + trades.size());
                    }
                }
                default -> {}
            }
            if (day.defect() == Defect.LEAVE_OUT && inner) {
                expected.add("MISSING_DAY daily:" + (dailyLine + 1));
                return;
            }
            close(date, day.defect());
        }

        private void trade(LocalDate date, Wish wish) {
            Symbol symbol = SYMBOLS.get(wish.symbol());
            Price price = new Price(wish.price());
            Quantity shares = Quantity.of(wish.shares());
            boolean possible = wish.buy()
                    ? price.times(shares).compareTo(tally.cash()) <= 0
                    : shares.compareTo(tally.held(symbol)) <= 0;
            boolean again = trades.stream()
                    .anyMatch(t -> t.date().equals(date)
                            && t.symbol().equals(symbol)
                            && t.quantity().equals(shares)
                            && t.price().equals(price));
            if (possible && !again) {
                Side side = wish.buy() ? Side.BUY : Side.SELL;
                tally.apply(fill("f" + trades.size(), symbol, side, shares, price, date));
                tally.price(symbol, price);
                state(date, symbol, side, shares, price);
            }
        }

        private void state(LocalDate date, Symbol symbol, Side side, Quantity shares, Price price) {
            trades.add(new SourceTrade(
                    new SourceRow("log", trades.size() + 1),
                    date,
                    Optional.empty(),
                    symbol,
                    side,
                    shares,
                    price,
                    Money.ZERO,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Optional.empty()));
        }

        private void close(LocalDate date, Defect defect) {
            List<SourceHolding> holdings = new ArrayList<>();
            SourceRow first = new SourceRow("daily", dailyLine + 1);
            tally.positions().forEach(position -> {
                Price price = Price.of("3");
                tally.price(position.symbol(), price);
                Quantity shares = position.quantity();
                if (defect == Defect.SHARES_OFF && holdings.isEmpty()) {
                    shares = shares.plus(new Quantity(new BigDecimal("0.5")));
                    if (honest()) {
                        expected.add("SHARES_DIFFER daily:" + (dailyLine + 1));
                    }
                }
                holdings.add(new SourceHolding(
                        new SourceRow("daily", ++dailyLine),
                        position.symbol(),
                        shares,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(price),
                        Optional.of(price.times(shares).amount()),
                        Optional.empty(),
                        false));
            });
            SourceRow at = new SourceRow("daily", ++dailyLine);
            BigDecimal cash = tally.cash().amount();
            BigDecimal equity = tally.equity().amount();
            if (defect == Defect.CASH_OFF) {
                // Another amount each day: a gap that only goes on is told once.
                cash = cash.add(BigDecimal.valueOf(++cashOff, 2));
                expected.add("CASH_GAP daily:" + at.line());
            }
            if (defect == Defect.EQUITY_OFF) {
                equity = equity.add(new BigDecimal("7"));
                expected.add("ROW_ARITHMETIC daily:" + at.line());
            }
            BigDecimal value =
                    holdings.stream().map(h -> h.value().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
            days.add(new SourceDay(
                    first,
                    date,
                    holdings,
                    Optional.of(new SourceTotal(at, Optional.of(value), Optional.empty(), cash, equity))));
        }

        /** Before any trade that the books will refuse or book once too often, the shares of both must agree. */
        private boolean honest() {
            return expected.stream().noneMatch(e -> e.contains("log:"));
        }
    }

    /** Everything that was entered, as the tables keep it. */
    private static final class Ledger {
        private final List<Fill> fills = new ArrayList<>();
        private final List<CashEntry> entries =
                new ArrayList<>(List.of(CashEntry.initialDeposit(CASH, DATES.getFirst(), fill().asOf())));
        private final List<Lot> opened = new ArrayList<>();
        private final List<LotClosing> closings = new ArrayList<>();
        private Book book = Book.holding(CASH);
        private Money funding = CASH;

        void enter(Step step) {
            switch (step) {
                case Step.Trade trade -> {
                    Booking booking = book.apply(trade.fill());
                    fills.add(trade.fill());
                    entries.addAll(booking.entries());
                    booking.opened().ifPresent(opened::add);
                    closings.addAll(booking.closings());
                    book = booking.after();
                }
                case Step.Unexplained cash -> {
                    entries.add(cash.entry());
                    funding = funding.plus(cash.entry().amount());
                    book = new Book(book.cash().plus(cash.entry().amount()), book.openLots());
                }
                case Step.Close close -> assertThat(close.date()).isBetween(DATES.getFirst(), DATES.getLast());
            }
        }

        /** What was entered because a trade needed it, in the order of the trades. */
        List<Money> missing() {
            return entries.stream()
                    .filter(entry -> entry.key().startsWith("missing:"))
                    .map(CashEntry::amount)
                    .toList();
        }

        LedgerCheck check() {
            Portfolio portfolio = new Portfolio(book.cash(), book.positions());
            Money equity = portfolio.equity(Map.of());
            Map<Symbol, BigDecimal> byFills = new HashMap<>();
            Money traded = Money.ZERO;
            for (Fill fill : fills) {
                boolean buy = fill.side() == Side.BUY;
                BigDecimal shares = fill.quantity().value();
                byFills.merge(fill.symbol(), buy ? shares : shares.negate(), BigDecimal::add);
                traded = traded.plus(buy ? fill.notional().negate() : fill.notional());
            }
            Map<Symbol, Holding> lots = new HashMap<>();
            opened.forEach(lot -> add(lots, lot.symbol(), lot.quantity().value(), lot.cost()));
            closings.forEach(c -> add(
                    lots, c.symbol(), c.quantity().value().negate(), c.cost().negate()));
            Map<Symbol, Holding> positions = new HashMap<>();
            portfolio
                    .positions()
                    .forEach(p -> add(positions, p.symbol(), p.quantity().value(), p.costBasis()));
            Money cash = entries.stream().map(CashEntry::amount).reduce(Money.ZERO, Money::plus);
            return LedgerInvariant.check(
                    new LedgerFacts(cash, funding, traded, byFills, lots, positions),
                    book.cash(),
                    equity.minus(book.cash()),
                    equity);
        }

        private static void add(Map<Symbol, Holding> holdings, Symbol symbol, BigDecimal shares, Money cost) {
            holdings.merge(
                    symbol,
                    new Holding(shares, cost),
                    (a, b) -> new Holding(a.shares().add(b.shares()), a.cost().plus(b.cost())));
        }

        private static Fill fill() {
            return RebuildPropertyTest.fill(
                    "f", SYMBOLS.getFirst(), Side.BUY, Quantity.of(1), Price.of("1"), DATES.getFirst());
        }
    }

    private static Fill fill(String id, Symbol symbol, Side side, Quantity shares, Price price, LocalDate date) {
        return new Fill(
                id,
                "o",
                symbol,
                side,
                shares,
                price,
                Money.ZERO,
                date,
                new ExchangeCalendar().session(date).orElseThrow().open(),
                Optional.empty());
    }
}
