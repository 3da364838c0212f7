package io.bellwether.testing;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Market data in memory that keeps the reader's promise: nothing newer than {@code asOf}. One data set for all. */
public final class TestMarket implements MarketReader {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final ConcurrentMap<Symbol, Instrument> instruments = new ConcurrentHashMap<>();
    private final ConcurrentMap<Symbol, List<Bar>> bars = new ConcurrentHashMap<>();
    private final List<CorporateAction> actions = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<Symbol, List<LastPrice>> quotes = new ConcurrentHashMap<>();

    /** Forgets everything: each test class begins with an empty market. */
    void clear() {
        instruments.clear();
        bars.clear();
        actions.clear();
        quotes.clear();
    }

    /** Adds a bar; it is known from its session's close on. */
    public TestMarket bar(String symbol, String date, String open, String high, String low, String close, long volume) {
        know(symbol, false);
        bars.computeIfAbsent(new Symbol(symbol), s -> new CopyOnWriteArrayList<>())
                .add(new Bar(
                        LocalDate.parse(date), Price.of(open), Price.of(high), Price.of(low), Price.of(close), volume));
        return this;
    }

    /** Adds a quote, known from its moment on. */
    public TestMarket quote(String symbol, String asOf, String price, LastPrice.Kind kind) {
        know(symbol, false);
        quotes.computeIfAbsent(new Symbol(symbol), s -> new CopyOnWriteArrayList<>())
                .add(new LastPrice(new Symbol(symbol), Instant.parse(asOf), Price.of(price), kind));
        return this;
    }

    /** Names the benchmark; call it before its bars are added. */
    public TestMarket withBenchmark(String symbol) {
        know(symbol, true);
        return this;
    }

    private void know(String symbol, boolean benchmark) {
        instruments.putIfAbsent(new Symbol(symbol), new Instrument(new Symbol(symbol), symbol, "Test", benchmark));
    }

    @Override
    public List<Instrument> instruments(String market, Instant asOf) {
        return instruments.values().stream()
                .sorted(Comparator.comparing(Instrument::symbol))
                .toList();
    }

    @Override
    public Optional<Symbol> benchmark(String market, Instant asOf) {
        return instruments.values().stream()
                .filter(Instrument::benchmark)
                .map(Instrument::symbol)
                .findFirst();
    }

    @Override
    public List<Bar> bars(String market, Symbol symbol, Instant asOf, int lookback) {
        List<Bar> known = bars.getOrDefault(symbol, List.of()).stream()
                .filter(bar -> isKnown(bar, asOf))
                .sorted(Comparator.comparing(Bar::date))
                .toList();
        return known.subList(Math.max(0, known.size() - lookback), known.size());
    }

    @Override
    public Map<Symbol, List<Bar>> allBars(String market, Instant asOf, int lookback) {
        Map<Symbol, List<Bar>> all = new HashMap<>();
        bars.keySet().forEach(symbol -> all.put(symbol, bars(market, symbol, asOf, lookback)));
        all.values().removeIf(List::isEmpty);
        return all;
    }

    /** Announces the action; it is known from its ex-date on. */
    public TestMarket announce(CorporateAction action) {
        actions.add(action);
        return this;
    }

    /** Bars and quotes stay as they were added: what is told here needs no prices from before a split. */
    @Override
    public List<CorporateAction> corporateActions(String market, Set<Symbol> symbols, Instant asOf) {
        LocalDate day = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
        return actions.stream()
                .filter(action ->
                        symbols.contains(action.symbol()) && !action.exDate().isAfter(day))
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }

    @Override
    public Optional<Bar> sessionBar(String market, Symbol symbol, LocalDate date, Instant asOf) {
        return bars.getOrDefault(symbol, List.of()).stream()
                .filter(bar -> bar.date().equals(date) && isKnown(bar, asOf))
                .findFirst();
    }

    @Override
    public Optional<LastPrice> quote(String market, Symbol symbol, Instant asOf) {
        return quotes.getOrDefault(symbol, List.of()).stream()
                .filter(quote -> !quote.asOf().isAfter(asOf))
                .max(Comparator.comparing(LastPrice::asOf));
    }

    @Override
    public Map<Symbol, LastPrice> quotes(String market, Instant asOf) {
        Map<Symbol, LastPrice> all = new HashMap<>();
        new ArrayList<>(quotes.keySet())
                .forEach(symbol -> quote(market, symbol, asOf).ifPresent(quote -> all.put(symbol, quote)));
        return all;
    }

    private boolean isKnown(Bar bar, Instant asOf) {
        return !calendar.hours(bar.date()).orElseThrow().close().isAfter(asOf);
    }
}
