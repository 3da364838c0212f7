package io.bellwether.risk.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.risk.domain.buckets.CorrelationBuckets;
import io.bellwether.risk.domain.buckets.Returns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Measures which symbols move together, from bars that were finished at the moment and the instruments' sectors. */
@Component
public class MarketLinks {
    private final MarketReader market;

    MarketLinks(MarketReader market) {
        this.market = market;
    }

    /** Buckets of the symbols. */
    public CorrelationBuckets buckets(String marketId, Collection<Symbol> symbols, Instant asOf) {
        Map<Symbol, String> sectors = new HashMap<>();
        for (Instrument instrument : market.instruments(marketId)) {
            sectors.put(instrument.symbol(), instrument.sector());
        }
        return CorrelationBuckets.of(symbols, returns(marketId, symbols, asOf), sectors);
    }

    /** Mean pairwise correlation of the symbols [-1..1]. */
    public double meanCorrelation(String marketId, Collection<Symbol> symbols, Instant asOf) {
        return CorrelationBuckets.meanCorrelation(symbols, returns(marketId, symbols, asOf));
    }

    private Map<Symbol, Returns> returns(String marketId, Collection<Symbol> symbols, Instant asOf) {
        Map<Symbol, Returns> returns = new HashMap<>();
        for (Symbol symbol : symbols) {
            returns.put(symbol, Returns.of(market.bars(marketId, symbol, asOf, Returns.SESSIONS + 1)));
        }
        return returns;
    }
}
