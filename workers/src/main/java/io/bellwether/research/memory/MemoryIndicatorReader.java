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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Indicators from columns, of which each bar is computed once; the same numbers as the application's, bit for bit. */
@InMemory
final class MemoryIndicatorReader implements IndicatorReader {
    /** A day has two: the one of the session before, and its own from its close on. */
    private static final int EDITIONS = 8;

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

    /** In the order in which the market lists its symbols, which is that of their names. */
    private Map<Symbol, Indicators> compute(String dataSet, Instant asOf) {
        Map<Symbol, IndicatorColumns> known = columns.computeIfAbsent(dataSet, id -> new HashMap<>());
        Map<Symbol, Indicators> indicators = new LinkedHashMap<>();
        for (Map.Entry<Symbol, List<Bar>> entry :
                market.allBars(dataSet, asOf, Indicators.MAX_BARS).entrySet()) {
            if (entry.getValue().size() >= Indicators.MIN_BARS) {
                indicators.put(
                        entry.getKey(),
                        known.computeIfAbsent(entry.getKey(), IndicatorColumns::new)
                                .at(entry.getValue()));
            }
        }
        return Collections.unmodifiableMap(indicators);
    }
}
