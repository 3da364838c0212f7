package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import java.time.Instant;

/**
 * Where imports write facts and events. Rows are only added: what a source says differently becomes a further revision,
 * what it says again changes nothing. A revision counts from {@code asOf}, when it became known, and changes nothing of
 * what sessions saw up to then.
 */
public interface FactStore {
    void putFacts(Market market, KnownIn<InstrumentFact> facts, Instant asOf);

    void putEvents(Market market, KnownIn<MarketEvent> events, Instant asOf);
}
