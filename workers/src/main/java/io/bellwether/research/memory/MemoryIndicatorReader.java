package io.bellwether.research.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.KeptByEdition;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.platform.InMemory;
import io.bellwether.research.app.IndicatorReader;
import io.bellwether.research.domain.IndicatorColumns;
import io.bellwether.research.domain.Indicators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Indicators from columns, of which each bar is computed once; the same numbers as the application's, bit for bit. */
@InMemory
final class MemoryIndicatorReader implements IndicatorReader {
    /** A day has two: the one of the session before, and its own from its close on. */
    private static final int EDITIONS = 8;

    /** Symbols from which on sharing takes less time than computing. */
    private static final int SHARED = 500;

    private final MarketReader market;
    private final KeptByEdition<Map<Symbol, Indicators>> kept;
    private final Map<String, Map<Symbol, IndicatorColumns>> columns = new HashMap<>();

    MemoryIndicatorReader(MarketReader market) {
        this.market = market;
        this.kept = new KeptByEdition<>(market, EDITIONS);
    }

    @Override
    public Map<Symbol, Indicators> all(String dataSet, Instant asOf) {
        return kept.of(dataSet, asOf, () -> compute(dataSet, asOf));
    }

    /**
     * In the order in which the market lists its symbols, which is that of their names. The symbols of a large market are
     * shared by the processors: each has its own columns, and nothing else is written.
     */
    private Map<Symbol, Indicators> compute(String dataSet, Instant asOf) {
        Map<Symbol, IndicatorColumns> known = columns.computeIfAbsent(dataSet, id -> new HashMap<>());
        List<Window> windows = new ArrayList<>();
        market.allBars(dataSet, asOf, Indicators.MAX_BARS).forEach((symbol, bars) -> {
            if (bars.size() >= Indicators.MIN_BARS) {
                windows.add(new Window(known.computeIfAbsent(symbol, IndicatorColumns::new), bars));
            }
        });
        Map<Symbol, Indicators> indicators = LinkedHashMap.newLinkedHashMap(windows.size());
        StreamSupport.stream(windows.spliterator(), windows.size() >= SHARED)
                .map(Window::indicators)
                .toList()
                .forEach(found -> indicators.put(found.symbol(), found));
        return Collections.unmodifiableMap(indicators);
    }

    private record Window(IndicatorColumns columns, List<Bar> bars) {
        Indicators indicators() {
            return columns.at(bars);
        }
    }
}
