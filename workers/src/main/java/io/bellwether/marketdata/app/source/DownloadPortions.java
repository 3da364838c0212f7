package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.MarketStore.Held;
import io.bellwether.marketdata.domain.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * In which portions a download asks for what it lacks. Symbols without a bar come first and then those whose newest is
 * oldest: where the requests of a day are too few for all, each has its turn before one has a second.
 */
@Component
class DownloadPortions {
    /** Symbols that are asked for and stored together, at most. */
    private static final int TOGETHER = 500;

    /** The same in bars. */
    private static final int BARS_TOGETHER = 100_000;

    private final MarketStore store;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    DownloadPortions(MarketStore store) {
        this.store = store;
    }

    /**
     * What there is to do.
     *
     * @param complete symbols of which nothing is asked for
     * @param portions in the order in which they are asked for
     */
    record Work(List<Symbol> complete, List<Portion> portions) {}

    /**
     * Symbols that lack the same days.
     *
     * @param days from the first to the last that is missing
     */
    record Portion(List<Symbol> symbols, DateRange days) {}

    private record Lacking(Symbol symbol, LocalDate newest, DateRange days) {}

    /** @param first the source that is asked first */
    Work of(DownloadBars.Request request, BarSource first) {
        DateRange days = request.days();
        List<LocalDate> sessions =
                calendar.tradingDays(days.first(), days.last()).toList();
        Map<Symbol, Held> held = store.held(request.market(), days);
        List<Symbol> complete = new ArrayList<>();
        List<Lacking> lacking = new ArrayList<>();
        for (Symbol symbol : new TreeSet<>(request.symbols())) {
            @Nullable Held stored = held.get(symbol);
            Optional<DateRange> missing = request.done().contains(symbol) && stored != null
                    ? Optional.empty()
                    : missing(sessions, days, stored);
            if (missing.isPresent()) {
                lacking.add(new Lacking(symbol, stored == null ? LocalDate.MIN : stored.last(), missing.get()));
            } else {
                complete.add(symbol);
            }
        }
        lacking.sort(Comparator.comparing(Lacking::newest)
                .thenComparing(one -> one.days().first())
                .thenComparing(Lacking::symbol));
        return new Work(List.copyOf(complete), portions(lacking, first));
    }

    private static Optional<DateRange> missing(List<LocalDate> sessions, DateRange days, @Nullable Held stored) {
        if (stored == null) {
            return Optional.of(days);
        }
        if (stored.bars() >= sessions.size()) {
            return Optional.empty();
        }
        int upToLast = Collections.binarySearch(sessions, stored.last()) + 1;
        boolean whole = upToLast > 0 && stored.bars() >= upToLast && upToLast < sessions.size();
        return Optional.of(whole ? new DateRange(sessions.get(upToLast), days.last()) : days);
    }

    private List<Portion> portions(List<Lacking> lacking, BarSource first) {
        List<Portion> portions = new ArrayList<>();
        int from = 0;
        while (from < lacking.size()) {
            DateRange days = lacking.get(from).days();
            int to = Math.min(lacking.size(), from + size(first, days));
            List<Symbol> symbols = new ArrayList<>();
            while (from < to && lacking.get(from).days().equals(days)) {
                symbols.add(lacking.get(from).symbol());
                from++;
            }
            portions.add(new Portion(List.copyOf(symbols), days));
        }
        return List.copyOf(portions);
    }

    private int size(BarSource first, DateRange days) {
        long sessions = calendar.tradingDays(days.first(), days.last()).count();
        long most = Math.min(TOGETHER, BARS_TOGETHER / Math.max(1, sessions));
        return (int) Math.max(1, Math.min(first.mostSymbols(days), most));
    }
}
