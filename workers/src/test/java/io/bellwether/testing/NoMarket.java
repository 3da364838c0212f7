package io.bellwether.testing;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.MarketView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A market that trades nothing. */
public enum NoMarket implements MarketView {
    AT_ALL;

    @Override
    public String market() {
        return "none";
    }

    @Override
    public Instant asOf() {
        return Instant.EPOCH;
    }

    @Override
    public MarketView at(Instant earlier) {
        return this;
    }

    @Override
    public List<Instrument> instruments() {
        return List.of();
    }

    @Override
    public Optional<Symbol> benchmark() {
        return Optional.empty();
    }

    @Override
    public List<Bar> bars(Symbol symbol, int lookback) {
        return List.of();
    }

    @Override
    public Optional<Bar> sessionBar(Symbol symbol, LocalDate session) {
        return Optional.empty();
    }

    @Override
    public Optional<LastPrice> quote(Symbol symbol) {
        return Optional.empty();
    }

    @Override
    public List<CorporateAction> corporateActions(Set<Symbol> symbols) {
        return List.of();
    }

    @Override
    public Map<Symbol, TradingHalt> halts() {
        return Map.of();
    }
}
