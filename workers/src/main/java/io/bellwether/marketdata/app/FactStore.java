package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;

/**
 * Where imports write facts and events. Rows are only added: what a source says differently becomes a further revision,
 * what it says again changes nothing.
 */
public interface FactStore {
    void putFacts(Market market, KnownIn<InstrumentFact> facts);

    void putEvents(Market market, KnownIn<MarketEvent> events);
}
