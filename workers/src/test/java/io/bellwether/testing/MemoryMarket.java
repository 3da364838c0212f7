package io.bellwether.testing;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A market held in memory, whatever the data set's name. A bar is known from its session's close; its open and close
 * are quotes from the session's open and close on.
 */
public final class MemoryMarket implements MarketReader {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

    private final Map<Symbol, List<Known>> bars = new TreeMap<>();
    private final Map<Symbol, Instrument> instruments = new TreeMap<>();

    private record Known(Bar bar, Instant open, Instant close) {}

    public void add(Symbol symbol, Bar bar) {
        instruments.putIfAbsent(symbol, new Instrument(symbol, symbol + " Inc.", "Industrials", false));
        bars.computeIfAbsent(symbol, s -> new ArrayList<>()).add(new Known(bar, open(bar.date()), close(bar.date())));
    }

    public void benchmark(Symbol symbol) {
        instruments.put(symbol, new Instrument(symbol, "Benchmark", "", true));
    }

    /** What the data set says of the company. */
    public void describe(Symbol symbol, String name, String sector) {
        instruments.put(symbol, new Instrument(symbol, name, sector, false));
    }

    /** Adds seeded bars on trading days from the first Tuesday of 2024: 3 % daily deviation around 5 USD. */
    public void addRandomWalk(Symbol symbol, int count, long seed) {
        addRandomWalk(symbol, count, seed, 0, 0.03);
    }

    public void addRandomWalk(Symbol symbol, int count, long seed, double drift, double deviation) {
        Random random = new Random(seed);
        double close = 5;
        LocalDate date = FIRST;
        for (int i = 0; i < count; i++) {
            double open = close * Math.exp(random.nextGaussian() * deviation / 3);
            close = open * Math.exp(drift + random.nextGaussian() * deviation);
            double high = Math.max(open, close) * (1 + random.nextDouble() * deviation / 2);
            double low = Math.min(open, close) * (1 - random.nextDouble() * deviation / 2);
            add(
                    symbol,
                    new Bar(
                            date,
                            price(open),
                            price(high),
                            price(low),
                            price(close),
                            50_000 + random.nextInt(200_000)));
            date = CALENDAR.next(date);
        }
    }

    private static Price price(double value) {
        return Price.rounded(BigDecimal.valueOf(value), 4);
    }

    /** The session after the last bar. */
    public LocalDate nextDate() {
        return CALENDAR.next(lastDate());
    }

    public LocalDate lastDate() {
        return bars.values().stream()
                .map(list -> list.getLast().bar().date())
                .max(LocalDate::compareTo)
                .orElse(FIRST);
    }

    public Instant afterLastClose() {
        return close(lastDate());
    }

    public static Instant open(LocalDate date) {
        return CALENDAR.hours(date).orElseThrow().open();
    }

    public static Instant close(LocalDate date) {
        return CALENDAR.hours(date).orElseThrow().close();
    }

    @Override
    public List<Instrument> instruments(String market, Instant asOf) {
        return List.copyOf(instruments.values());
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
                .filter(bar -> !bar.close().isAfter(asOf))
                .map(Known::bar)
                .toList();
        return known.subList(Math.max(0, known.size() - lookback), known.size());
    }

    @Override
    public Map<Symbol, List<Bar>> allBars(String market, Instant asOf, int lookback) {
        Map<Symbol, List<Bar>> all = new TreeMap<>();
        for (Symbol symbol : bars.keySet()) {
            List<Bar> known = bars(market, symbol, asOf, lookback);
            if (!known.isEmpty()) {
                all.put(symbol, known);
            }
        }
        return all;
    }

    @Override
    public List<CorporateAction> corporateActions(String market, Set<Symbol> symbols, Instant asOf) {
        return List.of();
    }

    @Override
    public Optional<Bar> sessionBar(String market, Symbol symbol, LocalDate date, Instant asOf) {
        return bars(market, symbol, asOf, Integer.MAX_VALUE).stream()
                .filter(bar -> bar.date().equals(date))
                .findFirst();
    }

    @Override
    public Optional<LastPrice> quote(String market, Symbol symbol, Instant asOf) {
        Optional<LastPrice> latest = Optional.empty();
        for (Known known : bars.getOrDefault(symbol, List.of())) {
            if (!known.open().isAfter(asOf)) {
                latest = Optional.of(
                        new LastPrice(symbol, known.open(), known.bar().open(), LastPrice.Kind.OPEN));
            }
            if (!known.close().isAfter(asOf)) {
                latest = Optional.of(
                        new LastPrice(symbol, known.close(), known.bar().close(), LastPrice.Kind.CLOSE));
            }
        }
        return latest;
    }

    @Override
    public Map<Symbol, LastPrice> quotes(String market, Instant asOf) {
        Map<Symbol, LastPrice> all = new TreeMap<>();
        for (Symbol symbol : bars.keySet()) {
            quote(market, symbol, asOf).ifPresent(quote -> all.put(symbol, quote));
        }
        return all;
    }
}
