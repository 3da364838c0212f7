package io.bellwether.marketdata.app;

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
import org.springframework.stereotype.Component;

/** Stored markets as they looked at a moment. */
@Component
public class MarketViews {
    private final MarketReader reader;
    private final FactReader facts;

    MarketViews(MarketReader reader, FactReader facts) {
        this.reader = reader;
        this.facts = facts;
    }

    /** The market at the moment; every question to the view is a read. */
    public MarketView of(String market, Instant asOf) {
        return new StoredView(market, asOf);
    }

    private final class StoredView implements MarketView {
        private final String market;
        private final Instant asOf;

        StoredView(String market, Instant asOf) {
            this.market = market;
            this.asOf = asOf;
        }

        @Override
        public String market() {
            return market;
        }

        @Override
        public Instant asOf() {
            return asOf;
        }

        @Override
        public MarketView at(Instant earlier) {
            if (earlier.isAfter(asOf)) {
                throw new IllegalArgumentException("a view of %s cannot show %s".formatted(asOf, earlier));
            }
            return new StoredView(market, earlier);
        }

        @Override
        public List<Instrument> instruments() {
            return reader.instruments(market, asOf);
        }

        @Override
        public Optional<Symbol> benchmark() {
            return reader.benchmark(market, asOf);
        }

        @Override
        public List<Bar> bars(Symbol symbol, int lookback) {
            return reader.bars(market, symbol, asOf, lookback);
        }

        @Override
        public Optional<Bar> sessionBar(Symbol symbol, LocalDate session) {
            return reader.sessionBar(market, symbol, session, asOf);
        }

        @Override
        public Optional<LastPrice> quote(Symbol symbol) {
            return reader.quote(market, symbol, asOf);
        }

        @Override
        public List<CorporateAction> corporateActions(Set<Symbol> symbols) {
            return reader.corporateActions(market, symbols, asOf);
        }

        @Override
        public Map<Symbol, TradingHalt> halts() {
            return facts.halts(market, asOf);
        }
    }
}
