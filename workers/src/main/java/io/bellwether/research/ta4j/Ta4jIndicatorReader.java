package io.bellwether.research.ta4j;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.KeptByEdition;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.research.app.IndicatorReader;
import io.bellwether.research.domain.Indicators;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Indicators by ta4j over the bars that were finished at the moment, those of a whole market once per edition of its bars.
 * Prices are as traded: a split inside the window
 * shows as a jump until the market data set is adjusted.
 */
@Component
final class Ta4jIndicatorReader implements IndicatorReader {
    /** The days of a few desks. */
    private static final int EDITIONS = 8;

    private final MarketReader market;
    private final KeptByEdition<Map<Symbol, Indicators>> kept;

    Ta4jIndicatorReader(MarketReader market) {
        this.market = market;
        this.kept = new KeptByEdition<>(market, EDITIONS);
    }

    @Override
    public Map<Symbol, Indicators> all(String dataSet, Instant asOf) {
        return kept.of(dataSet, asOf, () -> compute(dataSet, asOf));
    }

    private Map<Symbol, Indicators> compute(String dataSet, Instant asOf) {
        Map<Symbol, Indicators> indicators = new TreeMap<>();
        for (Map.Entry<Symbol, List<Bar>> entry :
                market.allBars(dataSet, asOf, Indicators.MAX_BARS).entrySet()) {
            of(entry.getKey(), entry.getValue()).ifPresent(found -> indicators.put(entry.getKey(), found));
        }
        return Collections.unmodifiableMap(indicators);
    }

    private static Optional<Indicators> of(Symbol symbol, List<Bar> bars) {
        return bars.size() >= Indicators.MIN_BARS
                ? Optional.of(IndicatorCalculator.at(symbol, bars))
                : Optional.empty();
    }
}
