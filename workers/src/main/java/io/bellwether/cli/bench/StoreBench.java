package io.bellwether.cli.bench;

import io.bellwether.backtest.bench.KernelFigures.Machine;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Measures the store of daily bars by the ports that imports and sessions use. */
final class StoreBench {
    /** Shares of the universes whose windows are read, each a market of its own; the rest is a third one. */
    static final List<Integer> UNIVERSES = List.of(50, 500);

    /** The last session with bars. */
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private static final int WINDOW = 250;
    private static final int READS = 40;
    private static final int WARM_UP = 5;
    private static final int CORRECTIONS = 20;

    /** Bars that one write of an import has, about. */
    private static final int TOGETHER = 50_000;

    private static final int CENTS = 2;

    private final MarketStore store;
    private final MarketReader reader;
    private final Consumer<String> progress;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    /** @param progress takes what is done now */
    StoreBench(MarketStore store, MarketReader reader, Consumer<String> progress) {
        this.store = store;
        this.reader = reader;
        this.progress = progress;
    }

    /** Shares of one market. */
    private record Part(Market market, List<Symbol> symbols) {}

    /**
     * Fills an empty database and measures.
     *
     * @param symbols at least as many as the universes have
     * @param sessions at least twice those of a window
     * @throws IllegalStateException when the store does not say what was stored
     */
    StoreFigures run(int symbols, int sessions) {
        Machine machine = Machine.here();
        List<LocalDate> days = calendar.lastTradingDays(sessions, LAST);
        List<Part> parts = parts(symbols);
        int rows = symbols * sessions;
        progress.accept("Storing %,d bars of %,d shares.".formatted(rows, symbols));
        double load = store(parts, days);
        progress.accept("Storing the same again.");
        List<Long> versions = versions(parts);
        double again = store(parts, days);
        if (!versions(parts).equals(versions)) {
            throw new IllegalStateException("storing the same again changed something");
        }
        List<StoreFigures.Window> windows = new ArrayList<>();
        for (Part part : parts.subList(0, UNIVERSES.size())) {
            progress.accept(
                    "Reading windows of %d shares.".formatted(part.symbols().size()));
            windows.add(window(part, days));
        }
        progress.accept("Storing corrections and one more session.");
        double correction = correction(parts.getLast(), days);
        double night = store(parts, List.of(calendar.next(LAST)));
        return new StoreFigures(
                machine,
                rows,
                symbols,
                sessions,
                hundredths(load),
                Math.round(rows / load),
                hundredths(again),
                Math.round(rows / again),
                hundredths(night),
                hundredths(correction),
                windows);
    }

    private static List<Part> parts(int symbols) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int size : UNIVERSES) {
            parts.add(part("bench-" + size, from, from + size));
            from += size;
        }
        parts.add(part("bench-rest", from, symbols));
        return parts;
    }

    private static Part part(String id, int from, int to) {
        List<Symbol> symbols = new ArrayList<>();
        for (int i = from; i < to; i++) {
            symbols.add(new Symbol("B" + i));
        }
        return new Part(new Market(id, Market.Kind.FILES, id, Optional.empty()), symbols);
    }

    private static List<Bar> bars(Symbol symbol, List<LocalDate> days) {
        Random random = new Random(symbol.hashCode());
        List<Bar> bars = new ArrayList<>(days.size());
        int cents = 500 + random.nextInt(10_000);
        for (LocalDate day : days) {
            int open = cents;
            cents = Math.max(200, open + (int) (open * 0.02 * random.nextGaussian()));
            bars.add(new Bar(
                    day,
                    price(open),
                    price(Math.max(open, cents) + 10),
                    price(Math.min(open, cents) - 10),
                    price(cents),
                    10_000 + random.nextInt(1_000_000)));
        }
        return bars;
    }

    private static Price price(int cents) {
        return new Price(BigDecimal.valueOf(cents, CENTS));
    }

    private static Delivery delivery(Symbol symbol, List<Bar> bars) {
        return new Delivery(
                new Instrument(symbol, "", "", false),
                Optional.of(new DateRange(bars.getFirst().date(), bars.getLast().date())),
                bars);
    }

    /** Seconds in the store. */
    private double store(List<Part> parts, List<LocalDate> days) {
        Instant now = close(days.getLast());
        long nanos = 0;
        int together = Math.max(1, TOGETHER / days.size());
        for (Part part : parts) {
            for (int i = 0; i < part.symbols().size(); i += together) {
                List<Delivery> deliveries =
                        part.symbols().subList(i, Math.min(part.symbols().size(), i + together)).stream()
                                .map(symbol -> delivery(symbol, bars(symbol, days)))
                                .toList();
                long start = System.nanoTime();
                store.store(part.market(), deliveries, now);
                nanos += System.nanoTime() - start;
            }
        }
        return nanos / 1e9;
    }

    private Instant close(LocalDate day) {
        return calendar.hours(day).map(ExchangeHours::close).orElseThrow();
    }

    private List<Long> versions(List<Part> parts) {
        return parts.stream()
                .map(part -> reader.edition(part.market().id(), close(LAST))
                        .orElseThrow()
                        .version())
                .toList();
    }

    private StoreFigures.Window window(Part part, List<LocalDate> days) {
        Random random = new Random(part.symbols().size());
        List<Double> milliseconds = new ArrayList<>();
        for (int i = -WARM_UP; i < READS; i++) {
            Instant asOf = close(days.get(WINDOW + random.nextInt(days.size() - WINDOW)));
            long start = System.nanoTime();
            Map<Symbol, List<Bar>> bars = reader.allBars(part.market().id(), asOf, WINDOW);
            double took = (System.nanoTime() - start) / 1e6;
            if (bars.size() != part.symbols().size() || bars.values().stream().anyMatch(of -> of.size() != WINDOW)) {
                throw new IllegalStateException("a window is not whole at " + asOf);
            }
            if (i >= 0) {
                milliseconds.add(took);
            }
        }
        Collections.sort(milliseconds);
        return new StoreFigures.Window(
                part.symbols().size(),
                READS,
                hundredths(milliseconds.get(READS / 2)),
                hundredths(milliseconds.get(READS * 19 / 20)));
    }

    /** Median of milliseconds; what a session saw before stays. */
    private double correction(Part part, List<LocalDate> days) {
        Instant seen = close(days.getLast());
        Instant later = close(calendar.next(days.getLast()));
        store.worked(part.market(), seen);
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < CORRECTIONS; i++) {
            Symbol symbol = part.symbols().get(i * (part.symbols().size() - 1) / CORRECTIONS);
            LocalDate day = days.get(days.size() - 1 - i);
            Bar before =
                    reader.sessionBar(part.market().id(), symbol, day, seen).orElseThrow();
            Bar corrected =
                    new Bar(day, before.open(), before.high(), before.low(), before.open(), before.volume() + 1);
            long start = System.nanoTime();
            store.store(part.market(), List.of(delivery(symbol, List.of(corrected))), later);
            milliseconds.add((System.nanoTime() - start) / 1e6);
            if (!reader.sessionBar(part.market().id(), symbol, day, seen).equals(Optional.of(before))
                    || !reader.sessionBar(part.market().id(), symbol, day, later)
                            .equals(Optional.of(corrected))) {
                throw new IllegalStateException("the correction of %s on %s is not kept".formatted(symbol, day));
            }
        }
        Collections.sort(milliseconds);
        return milliseconds.get(CORRECTIONS / 2);
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
