package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.Map;

/** Where the shares of a market are listed. Sources tell it of today only, so it is known from when it was told here. */
public interface Listings {
    /**
     * Stores exchanges; what is stored of the same moment already changes nothing.
     *
     * @param exchanges as the source names them, by symbol
     */
    void put(Market market, Map<Symbol, String> exchanges, Instant asOf);

    /** Exchanges as they were known at the moment, by symbol; a symbol of which none is known is absent. */
    Map<Symbol, String> exchanges(String market, Instant asOf);
}
