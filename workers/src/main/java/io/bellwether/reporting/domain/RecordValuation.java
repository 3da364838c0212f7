package io.bellwether.reporting.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.portfolio.domain.SeriesBasis;
import io.bellwether.reporting.domain.RecordedBooks.DayPrices;
import io.bellwether.reporting.domain.RecordedBooks.ShareChange;
import io.bellwether.reporting.domain.RecordedBooks.TradedPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Values an imported record at every close: cash and shares as the books held them, each share at the close of the session,
 * or of the last one it traded in. A day on which something held has no such price is not valued; a day on which nothing is
 * held needs none.
 */
public final class RecordValuation {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    /** A share that did not trade keeps its last close so many calendar days. */
    private static final int STALE_DAYS = 10;

    /** A trade further outside its day's range than this was one of other shares, or the prices were adjusted since. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1.2");

    private final RecordedBooks books;
    private final TreeMap<String, String> strangers = new TreeMap<>();
    private final TreeSet<String> unpriced = new TreeSet<>();

    /** From which day on shares are of the present kind: a price from before it is of others. */
    private final Map<String, LocalDate> restated = new HashMap<>();

    private RecordValuation(RecordedBooks books) {
        this.books = books;
    }

    /**
     * Days valued, or why too few of them can be.
     *
     * @param days the deposit and every session that could be valued; empty when the last one could not, or too few
     * @param closes [USD per share] last close of what is held at the end; only with days
     * @param obstacle why there are no days
     */
    public record Result(List<DailyEquity> days, Map<String, BigDecimal> closes, Optional<String> obstacle) {
        public Result {
            days = List.copyOf(days);
            closes = Map.copyOf(closes);
        }
    }

    public static Result of(RecordedBooks books) {
        return new RecordValuation(books).run();
    }

    private Result run() {
        books.trades().forEach(this::compare);
        LocalDate first = books.cash().firstKey();
        LocalDate last = last();
        List<DailyEquity> days = new ArrayList<>();
        days.add(new DailyEquity(
                first, books.deposit(), books.deposit(), BigDecimal.ZERO.setScale(2), benchmark(first.minusDays(1))));
        int sessions = 0;
        Optional<Map<String, BigDecimal>> closes = Optional.empty();
        Map<String, BigDecimal> held = new TreeMap<>();
        TreeMap<LocalDate, List<ShareChange>> changes = changes();
        LocalDate counted = LocalDate.MIN;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (ShareChange change : changes.getOrDefault(day, List.of())) {
                held.merge(change.symbol(), change.shares(), BigDecimal::add);
                if (change.restated()) {
                    restated.put(change.symbol(), day);
                }
            }
            held.values().removeIf(shares -> shares.signum() == 0);
            if (!CALENDAR.mayBeTradingDay(day)) {
                continue;
            }
            sessions++;
            closes = closes(held, day);
            if (closes.isPresent()) {
                BigDecimal cash = sum(books.cash().headMap(day, true));
                BigDecimal flow = sum(books.flows().subMap(counted, false, day, true));
                days.add(new DailyEquity(day, cash.add(value(held, closes.get())), cash, flow, barOn(day)));
                counted = day;
            }
        }
        boolean enough = (days.size() - 1) * 10 >= sessions * SeriesBasis.FEWEST_OF_TEN;
        return closes.isPresent() && enough
                ? new Result(days, closes.get(), Optional.empty())
                : new Result(List.of(), Map.of(), Optional.of(obstacle()));
    }

    /** The last booking, or as far as the closes of everything go that is held then. */
    private LocalDate last() {
        TreeSet<LocalDate> booked = new TreeSet<>(books.cash().keySet());
        books.shares().forEach(change -> booked.add(change.on()));
        Map<String, BigDecimal> held = new TreeMap<>();
        books.shares().forEach(change -> held.merge(change.symbol(), change.shares(), BigDecimal::add));
        held.values().removeIf(shares -> shares.signum() == 0);
        Optional<LocalDate> known = held.keySet().stream()
                .map(symbol ->
                        bars(symbol).isEmpty() ? LocalDate.MIN : bars(symbol).lastKey())
                .min(LocalDate::compareTo);
        return known.filter(day -> day.isAfter(booked.last())).orElse(booked.last());
    }

    private TreeMap<LocalDate, List<ShareChange>> changes() {
        TreeMap<LocalDate, List<ShareChange>> changes = new TreeMap<>();
        books.shares()
                .forEach(change -> changes.computeIfAbsent(change.on(), day -> new ArrayList<>())
                        .add(change));
        return changes;
    }

    /** Prices that are not those of the record's own trades say nothing about what it held. */
    private void compare(TradedPrice trade) {
        DayPrices bar = bars(trade.symbol()).get(trade.on());
        if (bar == null) {
            return;
        }
        boolean below = trade.price().multiply(TOLERANCE).compareTo(bar.low()) < 0;
        boolean above = trade.price().compareTo(bar.high().multiply(TOLERANCE)) > 0;
        if (below || above) {
            strangers.putIfAbsent(
                    trade.symbol(),
                    "%s was traded at %s on %s, where its prices say %s to %s: they are adjusted for a split, or of another share"
                            .formatted(
                                    trade.symbol(),
                                    trade.price().toPlainString(),
                                    trade.on(),
                                    bar.low().toPlainString(),
                                    bar.high().toPlainString()));
        }
    }

    /** The close of everything held; empty when one of them is not known. */
    private Optional<Map<String, BigDecimal>> closes(Map<String, BigDecimal> held, LocalDate day) {
        Map<String, BigDecimal> closes = new TreeMap<>();
        for (String symbol : held.keySet()) {
            Map.Entry<LocalDate, DayPrices> bar = bars(symbol).floorEntry(day);
            boolean known = bar != null
                    && !strangers.containsKey(symbol)
                    && !bar.getKey().isBefore(day.minusDays(STALE_DAYS))
                    && !bar.getKey().isBefore(restated.getOrDefault(symbol, LocalDate.MIN));
            if (!known) {
                unpriced.add(symbol);
                return Optional.empty();
            }
            closes.put(symbol, bar.getValue().close());
        }
        return Optional.of(closes);
    }

    private NavigableMap<LocalDate, DayPrices> bars(String symbol) {
        return books.bars().getOrDefault(symbol, new TreeMap<>());
    }

    private Optional<BigDecimal> barOn(LocalDate day) {
        return books.benchmark().map(symbol -> bars(symbol).get(day)).map(DayPrices::close);
    }

    /** The yardstick's last close on or before the day. */
    private Optional<BigDecimal> benchmark(LocalDate day) {
        return books.benchmark()
                .map(symbol -> bars(symbol).floorEntry(day))
                .filter(bar -> !bar.getKey().isBefore(day.minusDays(STALE_DAYS)))
                .map(bar -> bar.getValue().close());
    }

    private String obstacle() {
        return strangers.isEmpty()
                ? "closes of %s are not known day by day; import again with --data and a folder of prices"
                        .formatted(names(unpriced))
                : strangers.firstEntry().getValue();
    }

    private static String names(TreeSet<String> symbols) {
        List<String> first = symbols.stream().limit(3).toList();
        int more = symbols.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Each position at its price, rounded to the cent, then added up: as a snapshot is taken. */
    private static BigDecimal value(Map<String, BigDecimal> held, Map<String, BigDecimal> closes) {
        BigDecimal value = BigDecimal.ZERO.setScale(2);
        for (Map.Entry<String, BigDecimal> close : closes.entrySet()) {
            BigDecimal shares = held.getOrDefault(close.getKey(), BigDecimal.ZERO);
            value = value.add(shares.multiply(close.getValue()).setScale(2, RoundingMode.HALF_UP));
        }
        return value;
    }

    private static BigDecimal sum(Map<LocalDate, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
