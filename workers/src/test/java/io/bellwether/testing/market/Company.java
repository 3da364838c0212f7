package io.bellwether.testing.market;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** A company on the tape. */
public final class Company {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final BigDecimal HALF_SPREAD = new BigDecimal("0.0005");

    private final Symbol symbol;
    private final NavigableMap<LocalDate, TapeDay> days = new TreeMap<>();
    private final NavigableSet<LocalDate> withoutNumbers = new TreeSet<>();
    private final List<CorporateAction> actions = new ArrayList<>();
    private final NavigableMap<Instant, TapeQuote> quotes = new ConcurrentSkipListMap<>();
    private String name;

    Company(Symbol symbol) {
        this.symbol = symbol;
        this.name = symbol.value();
    }

    public Company called(String text) {
        name = text;
        return this;
    }

    public Company day(TapeDay day) {
        days.put(day.date(), day);
        return this;
    }

    /** A day of which some vendors send a bar without numbers. */
    public Company withoutNumbers(LocalDate day) {
        withoutNumbers.add(day);
        return this;
    }

    public Company split(LocalDate exDate, String newRate, String oldRate) {
        actions.add(new CorporateAction.Split(symbol, exDate, new BigDecimal(newRate), new BigDecimal(oldRate)));
        return this;
    }

    public Company dividend(LocalDate exDate, String amount) {
        actions.add(new CorporateAction.Dividend(symbol, exDate, new BigDecimal(amount)));
        return this;
    }

    public Company renamed(LocalDate day, Symbol newName) {
        actions.add(new CorporateAction.SymbolChange(symbol, day, newName));
        return this;
    }

    /** Its shares are worthless and traded no more. */
    public Company gone(LocalDate day) {
        actions.add(new CorporateAction.Delisting(symbol, day, BigDecimal.ZERO));
        return this;
    }

    /** What is quoted from the moment on. */
    public Company quote(TapeQuote quote) {
        quotes.put(quote.at(), quote);
        return this;
    }

    public Symbol symbol() {
        return symbol;
    }

    public String name() {
        return name;
    }

    public LocalDate firstDay() {
        return days.firstKey();
    }

    public LocalDate lastDay() {
        return days.lastKey();
    }

    public NavigableSet<LocalDate> withoutNumbers() {
        return Collections.unmodifiableNavigableSet(withoutNumbers);
    }

    /** Days of the span that began until the moment, oldest first; the one that is going on as far as it went. */
    public List<TapeDay> days(LocalDate first, LocalDate last, Instant now) {
        return first.isAfter(last)
                ? List.of()
                : days.subMap(first, true, last, true).values().stream()
                        .flatMap(day -> soFar(day, now).stream())
                        .toList();
    }

    /** The bars of the span that can be, as the desk keeps them. */
    public List<Bar> bars(DateRange span) {
        return days.subMap(span.first(), true, span.last(), true).values().stream()
                .filter(TapeDay::possible)
                .map(TapeDay::bar)
                .toList();
    }

    /** With an ex-date in the span, in order. */
    public List<CorporateAction> actions(DateRange span) {
        return actions.stream()
                .filter(one ->
                        !one.exDate().isBefore(span.first()) && !one.exDate().isAfter(span.last()))
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }

    /** New shares per share of the day, by the splits after it until the other day. */
    public BigDecimal splitFactor(LocalDate day, LocalDate until) {
        return splits(day, until)
                .map(split -> split.newRate().divide(split.oldRate(), MathContext.DECIMAL64))
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    /** What a price of the day is multiplied with, so that splits and dividends after it until the other day are no falls. */
    public BigDecimal adjustment(LocalDate day, LocalDate until) {
        BigDecimal factor = BigDecimal.ONE.divide(splitFactor(day, until), MathContext.DECIMAL64);
        for (CorporateAction action : actions) {
            if (action instanceof CorporateAction.Dividend dividend && counts(action, day, until)) {
                BigDecimal close = days.lowerEntry(action.exDate()).getValue().close();
                factor = factor.multiply(
                        BigDecimal.ONE.subtract(dividend.amount().divide(close, MathContext.DECIMAL64)));
            }
        }
        return factor;
    }

    private Stream<CorporateAction.Split> splits(LocalDate day, LocalDate until) {
        return actions.stream()
                .filter(one -> one instanceof CorporateAction.Split && counts(one, day, until))
                .map(CorporateAction.Split.class::cast);
    }

    private static boolean counts(CorporateAction action, LocalDate day, LocalDate until) {
        return action.exDate().isAfter(day) && !action.exDate().isAfter(until);
    }

    /** The last quote that was planted until the moment, or else one around the price of the moment. */
    public Optional<TapeQuote> quote(Instant now) {
        if (quotes.floorEntry(now) != null) {
            return Optional.of(quotes.floorEntry(now).getValue());
        }
        LocalDate today = day(now);
        Optional<TapeDay> traded = days.headMap(today, true).descendingMap().values().stream()
                .flatMap(day -> soFar(day, now).stream())
                .findFirst();
        return traded.map(day -> {
            ExchangeHours hours = CALENDAR.hours(day.date()).orElseThrow();
            Instant at = now.isBefore(hours.close()) ? now : hours.close();
            int scale = day.close().scale();
            BigDecimal half = day.close().multiply(HALF_SPREAD).setScale(scale, RoundingMode.UP);
            return new TapeQuote(
                    at,
                    Optional.of(day.close().subtract(half)),
                    Optional.of(day.close().add(half)),
                    Optional.of(day.close()),
                    at);
        });
    }

    static LocalDate day(Instant now) {
        return now.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }

    /** A day goes from open to low to high to close, a third of the session each. */
    private static Optional<TapeDay> soFar(TapeDay day, Instant now) {
        Optional<ExchangeHours> hours = CALENDAR.hours(day.date());
        if (hours.isEmpty() || now.isBefore(hours.get().open())) {
            return day.date().isBefore(day(now)) ? Optional.of(day) : Optional.empty();
        }
        if (!now.isBefore(hours.get().close())) {
            return Optional.of(day);
        }
        long gone = Duration.between(hours.get().open(), now).toSeconds();
        long whole = Duration.between(hours.get().open(), hours.get().close()).toSeconds();
        BigDecimal price =
                price(day, BigDecimal.valueOf(gone * 3).divide(BigDecimal.valueOf(whole), 6, RoundingMode.DOWN));
        boolean second = gone * 3 >= whole;
        BigDecimal low = second ? day.low() : price;
        BigDecimal high = gone * 3 >= whole * 2 ? day.high() : day.open().max(price);
        return Optional.of(new TapeDay(
                day.date(), day.open(), high, low.min(price), price, Math.max(100, day.volume() * gone / whole)));
    }

    /** @param thirds of the session that are over, 0 to 3 */
    private static BigDecimal price(TapeDay day, BigDecimal thirds) {
        List<BigDecimal> corners = List.of(day.open(), day.low(), day.high(), day.close());
        int from = Math.min(2, thirds.intValue());
        BigDecimal way = thirds.subtract(BigDecimal.valueOf(from));
        BigDecimal begin = corners.get(from);
        return begin.add(corners.get(from + 1).subtract(begin).multiply(way))
                .setScale(day.close().scale(), RoundingMode.HALF_UP);
    }
}
