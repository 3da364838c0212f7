package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.Reports;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.Map;

/** Reads facts and events from memory. */
@InMemory
final class MemoryFactReader implements FactReader {
    private final MarketTables tables;

    MemoryFactReader(MarketTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<Symbol, InstrumentFact> sizes(String market, Instant asOf) {
        return tables.of(market).sizes(Moments.of(asOf));
    }

    @Override
    public Map<Symbol, Reports> reports(String market, Instant asOf) {
        return tables.of(market).reports(Moments.of(asOf));
    }

    @Override
    public Map<Symbol, TradingHalt> halts(String market, Instant asOf) {
        return tables.of(market).halts(Moments.of(asOf));
    }
}
