package io.bellwether.risk.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.KeptByEdition;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.risk.domain.clusters.Clusters;
import io.bellwether.risk.domain.clusters.Correlations;
import io.bellwether.risk.domain.clusters.Returns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Measures which symbols move together, from bars that were finished at the moment and the instruments' sectors. */
@Component
public class MarketLinks {
    /** The days of a few desks. */
    private static final int EDITIONS = 8;

    private final MarketReader market;
    private final KeptByEdition<Correlations> kept;

    MarketLinks(MarketReader market) {
        this.market = market;
        this.kept = new KeptByEdition<>(market, EDITIONS);
    }

    /** Clusters of the symbols. */
    public Clusters clusters(String marketId, Collection<Symbol> symbols, Instant asOf) {
        return Clusters.of(symbols, returns(marketId, symbols, asOf), sectors(marketId, asOf));
    }

    /** The whole market, for who asks for the clusters of many sets of its symbols or holds a lock while asking. */
    public Whole whole(String marketId, Instant asOf) {
        return new Whole(correlations(marketId, asOf), sectors(marketId, asOf));
    }

    private Correlations correlations(String marketId, Instant asOf) {
        return kept.of(marketId, asOf, () -> Correlations.ofBars(market.allBars(marketId, asOf, Returns.SESSIONS + 1)));
    }

    /** How every symbol of a market moved with the others, and its sector. */
    public record Whole(Correlations correlations, Map<Symbol, String> sectors) {
        /** Clusters of the symbols. */
        public Clusters clusters(Collection<Symbol> symbols) {
            return Clusters.of(symbols, correlations, sectors);
        }
    }

    private Map<Symbol, String> sectors(String marketId, Instant asOf) {
        Map<Symbol, String> sectors = new HashMap<>();
        for (Instrument instrument : market.instruments(marketId, asOf)) {
            sectors.put(instrument.symbol(), instrument.sector());
        }
        return sectors;
    }

    /** Mean pairwise correlation of the symbols [-1..1]. */
    public double meanCorrelation(String marketId, Collection<Symbol> symbols, Instant asOf) {
        return Clusters.meanCorrelation(symbols, correlations(marketId, asOf));
    }

    private Map<Symbol, Returns> returns(String marketId, Collection<Symbol> symbols, Instant asOf) {
        Map<Symbol, Returns> returns = new HashMap<>();
        for (Symbol symbol : symbols) {
            returns.put(symbol, Returns.of(market.bars(marketId, symbol, asOf, Returns.SESSIONS + 1)));
        }
        return returns;
    }
}
