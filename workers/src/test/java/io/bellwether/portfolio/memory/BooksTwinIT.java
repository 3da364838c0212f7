package io.bellwether.portfolio.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.Ledger;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.db.OrderRows;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.DayClose;
import io.bellwether.portfolio.domain.EquitySeries;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Fills;
import io.bellwether.portfolio.domain.LedgerFacts;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.NoMarket;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Books in memory and those in PostgreSQL tell the same after any history. */
@DatabaseTest
class BooksTwinIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 14);
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    @Autowired
    Books books;

    @Autowired
    Ledger ledger;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    static Stream<Long> few() {
        return Stream.of(1L, 2L, 3L);
    }

    static Stream<Long> many() {
        return Stream.iterate(4L, seed -> seed + 1).limit(60);
    }

    @ParameterizedTest
    @MethodSource("few")
    void anyHistory_everyReadIsTheSameAfterEachStep(long seed) {
        new History(seed).run(15);
    }

    @ParameterizedTest
    @MethodSource("many")
    @Tag("long")
    void anyLongHistory_everyReadIsTheSameAfterEachStep(long seed) {
        new History(seed).run(60);
    }

    /** What can happen to books. */
    private enum Step {
        BUY,
        BUY_MORE,
        SELL,
        REPEAT,
        ACTION,
        REPEAT_ACTION,
        STOP,
        REVALUE,
        SNAPSHOT,
        LATE_SNAPSHOT,
        ENTRY,
        OPEN_AGAIN
    }

    /** One desk's history in both books. */
    private final class History {
        private final Random random;
        private final Desk desk;
        private final DeskId id;
        private final String prefix;
        private final List<Symbol> symbols = new ArrayList<>();
        private final List<Fill> fills = new ArrayList<>();
        private final List<CorporateAction> actions = new ArrayList<>();
        private final List<LocalDate> days = new ArrayList<>();
        private final Map<Step, Integer> done = new EnumMap<>(Step.class);
        private final BookShelf shelf = new BookShelf();
        private final MemorySnapshots inMemory = new MemorySnapshots(shelf);
        private final MemoryBooks twin = new MemoryBooks(desks, shelf, inMemory);
        private final MemoryLedger twinLedger = new MemoryLedger(shelf);
        private LocalDate day = FIRST;
        private Instant now = Instant.EPOCH;
        private int faults;

        History(long seed) {
            random = new Random(seed);
            LotMethod[] methods = LotMethod.values();
            DeskSettings settings = DeskSettings.DEFAULT
                    .withLotMethod(methods[(int) (seed % methods.length)])
                    .withFractionalShares(random.nextBoolean());
            desk = TestDesks.desk("books-twin-" + seed, settings);
            id = desk.id();
            prefix = "T" + seed;
            desks.save(desk);
            for (char c = 'A'; c < 'E'; c++) {
                symbols.add(new Symbol(prefix + c));
            }
        }

        void run(int sessions) {
            fails(b -> b.book(
                    new DeskId("nobody"),
                    Fills.buy("no-" + id, "ALFA", "1", "1").build()));
            for (int n = 0; n < sessions; n++) {
                days.add(day);
                now = CALENDAR.hours(day).orElseThrow().open();
                both(b -> open(b));
                for (int i = 0; i < 6; i++) {
                    now = now.plusSeconds(random.nextInt(2000)).plusNanos(random.nextInt(1_000_000));
                    Step step = Step.values()[random.nextInt(Step.values().length)];
                    take(step);
                    done.merge(step, 1, Integer::sum);
                    compare();
                }
                close();
                compare();
                day = CALENDAR.next(day);
            }
            assertThat(done).as("kinds of steps").hasSize(Step.values().length);
            assertThat(faults).as("faults").isGreaterThan(2);
        }

        private boolean open(Books b) {
            b.openWith(id, desk.initialCash(), day, now);
            return true;
        }

        private void take(Step step) {
            switch (step) {
                case BUY, BUY_MORE -> buy();
                case SELL -> sell();
                case REPEAT -> repeat();
                case ACTION -> act();
                case REPEAT_ACTION ->
                    actions.stream()
                            .skip(actions.isEmpty() ? 0 : random.nextInt(actions.size()))
                            .findFirst()
                            .ifPresent(this::apply);
                case STOP -> {
                    Price stop = price();
                    Symbol symbol = any(symbols);
                    both(b -> {
                        b.setStop(id, symbol, stop);
                        return true;
                    });
                }
                case REVALUE -> {
                    Map<Symbol, Price> prices = Map.of(any(symbols), price());
                    ledger.mark(id, prices, now);
                    twinLedger.mark(id, prices, now);
                }
                case SNAPSHOT -> snapshot(day, random.nextBoolean() ? Moment.MORNING : Moment.MIDDAY);
                case LATE_SNAPSHOT ->
                    snapshot(any(days), any(List.of(Moment.OPENING, Moment.MORNING, Moment.MIDDAY, Moment.CLOSE)));
                case ENTRY -> enter();
                case OPEN_AGAIN -> both(this::open);
            }
        }

        private void buy() {
            Optional<Price> stop = random.nextInt(3) > 0 ? Optional.of(price()) : Optional.empty();
            Fills fill =
                    Fills.buy(id + "-" + fills.size(), any(symbols).value(), shares().toString(), price().toString());
            book(stop.map(level -> fill.stop(level.toString())).orElse(fill));
        }

        private void sell() {
            List<Position> held = books.portfolio(id).positions();
            if (held.isEmpty()) {
                return;
            }
            Position position = any(held);
            Quantity all = position.quantity();
            Quantity some =
                    new Quantity(all.value().divide(new BigDecimal(1 + random.nextInt(3)), 9, RoundingMode.DOWN));
            Quantity sold = random.nextInt(12) == 0 ? all.plus(Quantity.of(1)) : some.isZero() ? all : some;
            book(Fills.sell(id + "-" + fills.size(), position.symbol().value(), sold.toString(), price().toString()));
        }

        private void book(Fills draft) {
            String fee = random.nextInt(3) == 0 ? "0" : "1." + (10 + random.nextInt(90));
            Fill fill = OrderRows.withOrder(
                    db, id, draft.fee(fee).on(day.toString()).at(now));
            fills.add(fill);
            both(b -> b.book(id, fill));
        }

        private void repeat() {
            if (fills.isEmpty()) {
                return;
            }
            Fill fill = any(fills);
            Fill again = random.nextInt(3) > 0
                    ? fill
                    : new Fill(
                            fill.id(),
                            fill.orderId(),
                            fill.symbol(),
                            fill.side(),
                            fill.quantity().plus(Quantity.of(1)),
                            fill.price(),
                            fill.fee(),
                            fill.tradingDate(),
                            fill.asOf(),
                            fill.protectiveStop());
            both(b -> b.book(id, again));
        }

        private void act() {
            Symbol symbol = any(symbols);
            LocalDate exDate = random.nextInt(4) == 0 ? any(days) : day;
            BigDecimal amount = new BigDecimal(1 + random.nextInt(400)).movePointLeft(3);
            CorporateAction action = switch (random.nextInt(5)) {
                case 0 -> new CorporateAction.Dividend(symbol, exDate, amount);
                case 1 ->
                    new CorporateAction.Split(
                            symbol,
                            exDate,
                            new BigDecimal(1 + random.nextInt(7)),
                            new BigDecimal(any(List.of("1", "1", "2", "15", "7000000"))));
                case 2 -> new CorporateAction.SymbolChange(symbol, exDate, renamed(symbol));
                case 3 -> new CorporateAction.Delisting(symbol, exDate, BigDecimal.ZERO);
                default -> new CorporateAction.Delisting(symbol, exDate, amount.movePointRight(1));
            };
            actions.add(action);
            apply(action);
        }

        /** Into a new name, or into one that may be held already. */
        private Symbol renamed(Symbol old) {
            if (symbols.size() < 8) {
                Symbol fresh = new Symbol(prefix + (char) ('A' + symbols.size()));
                symbols.add(fresh);
                return fresh;
            }
            return any(symbols.stream().filter(symbol -> !symbol.equals(old)).toList());
        }

        private void apply(CorporateAction action) {
            ActionTerms terms = new ActionTerms(
                    desk.settings().fractionalShares(),
                    random.nextInt(6) == 0 ? Optional.empty() : Optional.of(price()),
                    day,
                    now);
            both(b -> b.apply(id, action, terms));
        }

        private void enter() {
            CashEntry.Kind kind = any(List.of(
                    CashEntry.Kind.DEPOSIT,
                    CashEntry.Kind.WITHDRAWAL,
                    CashEntry.Kind.INTEREST,
                    CashEntry.Kind.FEE,
                    CashEntry.Kind.TAX,
                    CashEntry.Kind.UNEXPLAINED_DEPOSIT));
            boolean leaves = kind == CashEntry.Kind.WITHDRAWAL || kind == CashEntry.Kind.FEE;
            Money amount = Money.rounded(new BigDecimal(1 + random.nextInt(90_000)).movePointLeft(2));
            CashEntry entry = new CashEntry(
                    any(List.of("entry:", CashEntry.OF_RECORD)) + random.nextInt(20),
                    kind,
                    leaves ? amount.negate() : amount,
                    random.nextInt(4) == 0 ? any(days) : day,
                    now,
                    "by hand");
            both(b -> {
                b.enter(id, entry);
                return b.hasEntry(id, entry.key());
            });
            String other = any(List.of("entry:3", CashEntry.OF_RECORD + 7, "interest:" + day));
            both(b -> b.hasEntry(id, other));
        }

        private EquitySnapshot snapshot(LocalDate of, Moment moment) {
            Money cash = books.portfolio(id).cash();
            Money held = Money.rounded(new BigDecimal(random.nextInt(2_000_000)).movePointLeft(2));
            EquitySnapshot snapshot = new EquitySnapshot(
                    id,
                    of,
                    moment,
                    now,
                    cash,
                    held,
                    cash.plus(held),
                    random.nextInt(5) == 0 ? Optional.empty() : Optional.of(price()));
            EquitySnapshot kept = snapshots.keepFirst(snapshot);
            assertThat(inMemory.keepFirst(snapshot)).isEqualTo(kept);
            return kept;
        }

        /** The day's close with its metrics; a desk may miss one. */
        private void close() {
            now = now.plusSeconds(20_000);
            if (random.nextInt(15) == 0) {
                return;
            }
            EquitySnapshot kept = snapshot(day, Moment.CLOSE);
            var metrics = dayClose(snapshots, kept).metrics(NoMarket.AT_ALL, true);
            assertThat(dayClose(inMemory, kept).metrics(NoMarket.AT_ALL, true)).isEqualTo(metrics);
            metrics.ifPresent(snapshots::keepFirst);
            metrics.ifPresent(inMemory::keepFirst);
        }

        private DayClose dayClose(Snapshots of, EquitySnapshot close) {
            return new DayClose(close, of.series(id, day), of.totals(id, day), desk.initialCash());
        }

        private void compare() {
            assertThat(twin.portfolio(id)).isEqualTo(books.portfolio(id));
            LedgerFacts facts = Objects.requireNonNull(transaction.execute(status -> ledger.facts(id)));
            assertThat(twinLedger.facts(id)).isEqualTo(facts);
            for (Symbol symbol : symbols) {
                assertThat(inOrder(twin.openLots(id, symbol))).isEqualTo(inOrder(books.openLots(id, symbol)));
            }
            LocalDate some = random.nextInt(3) == 0 ? any(days) : day;
            Instant moment = random.nextBoolean() ? now : now.minusSeconds(random.nextInt(2_000_000));
            same((b, s) -> b.fillsOn(id, some));
            same((b, s) -> fills.isEmpty() ? 0 : b.fillsOf(fills.getLast().orderId()));
            same((b, s) -> b.lastEquity(id, moment));
            same((b, s) -> b.peakEquity(id, moment.minusSeconds(1_000_000), moment));
            same((b, s) -> s.dailySeries(id, some));
            same((b, s) -> s.flows(id, some));
            same((b, s) -> s.totals(id, some));
            same((b, s) -> s.hasBookingsAfter(id, some));
            same((b, s) -> s.metrics(id, some));
            same((b, s) -> s.find(id, some, Moment.CLOSE));
            EquitySeries series = snapshots.series(id, some);
            EquitySeries other = inMemory.series(id, some);
            assertThat(other.timeWeighted()).isEqualTo(series.timeWeighted());
            assertThat(other.againstBenchmark()).isEqualTo(series.againstBenchmark());
            assertThat(other.solvent()).isEqualTo(series.solvent());
        }

        private void same(BiFunction<Books, Snapshots, Object> read) {
            assertThat(read.apply(twin, inMemory)).isEqualTo(read.apply(books, snapshots));
        }

        private void both(Function<Books, Boolean> call) {
            assertThat(answerOf(twin, call)).isEqualTo(answerOf(books, call));
        }

        private void fails(Function<Books, Boolean> call) {
            assertThat(answerOf(twin, call)).startsWith("refused: ").isEqualTo(answerOf(books, call));
        }

        private String answerOf(Books of, Function<Books, Boolean> call) {
            try {
                return String.valueOf(call.apply(of));
            } catch (PermanentFault refusal) {
                faults++;
                return "refused: " + refusal.getMessage();
            }
        }

        private List<Lot> inOrder(List<Lot> lots) {
            return lots.stream().sorted(Lot.FIFO).toList();
        }

        private Price price() {
            return new Price(new BigDecimal(100 + random.nextInt(200_000)).movePointLeft(4));
        }

        private Quantity shares() {
            int n = 1 + random.nextInt(300);
            return desk.settings().fractionalShares()
                    ? new Quantity(new BigDecimal(n).movePointLeft(random.nextInt(4)))
                    : Quantity.of(n);
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
