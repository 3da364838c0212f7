package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Edition;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads market data from memory. Lists of bars are views of what is kept; nothing of them is copied. */
@InMemory
final class MemoryMarketReader implements MarketReader {
    private final MarketTables tables;

    MemoryMarketReader(MarketTables tables) {
        this.tables = tables;
    }

    @Override
    public List<Instrument> instruments(String market, Instant asOf) {
        return tables.of(market).instruments(Moments.of(asOf));
    }

    @Override
    public Optional<Symbol> benchmark(String market, Instant asOf) {
        return tables.of(market).benchmark(Moments.of(asOf));
    }

    @Override
    public List<Bar> bars(String market, Symbol symbol, Instant asOf, int lookback) {
        return tables.of(market).bars(symbol, Moments.of(asOf), lookback);
    }

    @Override
    public Map<Symbol, List<Bar>> allBars(String market, Instant asOf, int lookback) {
        return tables.of(market).allBars(Moments.of(asOf), lookback);
    }

    @Override
    public List<CorporateAction> corporateActions(String market, Set<Symbol> symbols, Instant asOf) {
        return tables.of(market).actions(symbols, Moments.of(asOf));
    }

    @Override
    public List<CorporateAction.Split> splits(String market, Set<Symbol> symbols, Instant asOf) {
        return tables.of(market).splits(symbols, Moments.of(asOf));
    }

    @Override
    public Optional<Bar> sessionBar(String market, Symbol symbol, LocalDate date, Instant asOf) {
        return Optional.ofNullable(tables.of(market).sessionBar(symbol, date, Moments.of(asOf)));
    }

    @Override
    public Optional<LastPrice> quote(String market, Symbol symbol, Instant asOf) {
        return Optional.ofNullable(tables.of(market).quote(symbol, Moments.of(asOf)));
    }

    @Override
    public Map<Symbol, LastPrice> quotes(String market, Instant asOf) {
        return tables.of(market).quotes(Moments.of(asOf));
    }

    @Override
    public Optional<Edition> edition(String market, Instant asOf) {
        return tables.of(market).edition(Moments.of(asOf));
    }
}
