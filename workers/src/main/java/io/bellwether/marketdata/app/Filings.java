package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.Filing;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.List;

/** What companies of a market filed with the regulator. */
public interface Filings {
    /**
     * Stores filings; one that is stored already changes nothing.
     *
     * @param asOf when they became known here: sessions that worked without them go on without
     */
    void put(Market market, List<Filing> filings, Instant asOf);

    /**
     * Filings known at the moment, oldest first.
     *
     * @param from [UTC] first moment of acceptance
     */
    List<Filing> since(String market, Instant from, Instant asOf);
}
