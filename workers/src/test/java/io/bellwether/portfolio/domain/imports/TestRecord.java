package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.LedgerEvents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A record made by trading, with the defects that were put into it and the findings they must lead to. */
final class TestRecord {
    static final DeskId DESK = new DeskId("record");
    static final Money CASH = Money.of("5000");
    static final List<Symbol> SYMBOLS = LedgerEvents.SYMBOLS;
    static final List<LocalDate> DATES = Stream.iterate(
                    LocalDate.of(2025, 6, 30), date -> new ExchangeCalendar().next(date))
            .limit(30)
            .toList();

    /** What somebody does on a day. */
    record Wish(int symbol, boolean buy, int shares, BigDecimal price) {}

    /** What is done to a day's rows. */
    enum Defect {
        NONE,
        OVERSELL,
        UNPAID_BUY,
        LEAVE_OUT,
        CASH_OFF,
        CASH_BELOW_ZERO,
        SHARES_OFF,
        EQUITY_OFF,
        HOLIDAY_TRADE,
        REPEAT_TRADE
    }

    record Day(List<Wish> wishes, Defect defect) {}

    static Arbitrary<List<Day>> days() {
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
                Tuple.of(3, Arbitraries.just(Defect.NONE)), Tuple.of(2, Arbitraries.of(Defect.class)));
        return Combinators.combine(wishes.list().ofMaxSize(4), defects)
                .as(Day::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(12);
    }

    private final List<SourceTrade> trades = new ArrayList<>();
    private final List<SourceDay> days = new ArrayList<>();
    private final Set<String> expected = new HashSet<>();
    private final Tally tally;
    private int dailyLine = 1;
    private int cashOff;

    TestRecord(List<Day> wanted) {
        this(wanted, CASH);
    }

    TestRecord(List<Day> wanted, Money cash) {
        tally = new Tally(cash);
        for (int i = 0; i < wanted.size(); i++) {
            boolean inner = i > 0 && i + 1 < wanted.size();
            add(DATES.get(i), wanted.get(i), inner);
        }
    }

    SourceRecord record() {
        return new SourceRecord(trades, days, List.of());
    }

    /** The same with all buys of a day above its sells. */
    SourceRecord buysFirst() {
        List<SourceTrade> reordered = new ArrayList<>(trades);
        reordered.sort(Comparator.comparing(SourceTrade::date).thenComparing(SourceTrade::side));
        return new SourceRecord(reordered, days, List.of());
    }

    /** The books of who traded. */
    Book book() {
        return tally.book();
    }

    /** What must be found, as kind, file and line. */
    Set<String> expected() {
        return expected;
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
            case UNPAID_BUY -> {
                // More than repeated sales could ever have brought.
                Price price = new Price(tally.cash().amount().add(new BigDecimal("100000")));
                state(date, SYMBOLS.getLast(), Side.BUY, Quantity.of(1), price);
                expected.add("CASH_BELOW_ZERO log:" + trades.size());
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
        if (defect == Defect.CASH_BELOW_ZERO) {
            // Steps no trade of the day can make.
            cash = BigDecimal.valueOf(-1_000_000_000L * ++cashOff);
            expected.add("CASH_BELOW_ZERO daily:" + at.line());
        }
        if (defect == Defect.EQUITY_OFF) {
            equity = equity.add(new BigDecimal("7"));
            expected.add("ROW_ARITHMETIC daily:" + at.line());
        }
        BigDecimal value = holdings.stream().map(h -> h.value().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
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
                new ExchangeCalendar().hours(date).orElseThrow().open(),
                Optional.empty());
    }
}
