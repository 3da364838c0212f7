package io.bellwether.risk.app;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.Reports;
import io.bellwether.risk.domain.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what is known at a moment of the companies of a market besides their prices; never sees anything newer. */
@Component
class Listings {
    private final FactReader facts;
    private final MarketReader market;

    Listings(FactReader facts, MarketReader market) {
        this.facts = facts;
        this.market = market;
    }

    /** What is known at one moment, by symbol. */
    record Known(
            Map<Symbol, InstrumentFact> sizes,
            List<CorporateAction.Split> splits,
            Map<Symbol, Reports> reports,
            Map<Symbol, TradingHalt> halts) {
        /** What is known of one company, its size at the price where that is needed. */
        Listing of(Symbol symbol, Optional<Price> price) {
            Optional<Reports> ofCompany = Optional.ofNullable(reports.get(symbol));
            return new Listing(
                    Optional.ofNullable(sizes.get(symbol)).flatMap(fact -> size(fact, price)),
                    ofCompany.flatMap(Reports::last).map(Earnings::date),
                    ofCompany.flatMap(Reports::next).map(Earnings::date),
                    Optional.ofNullable(halts.get(symbol)).map(Known::text));
        }

        private Optional<Listing.Size> size(InstrumentFact fact, Optional<Price> price) {
            return price.map(last -> new Listing.Size(fact.marketCap(last, splits), fact.of()));
        }

        private static String text(TradingHalt halt) {
            return halt.reason().isBlank()
                    ? "since " + halt.from()
                    : "since %s: %s".formatted(halt.from(), halt.reason());
        }
    }

    Known read(String marketId, Instant asOf) {
        Map<Symbol, InstrumentFact> sizes = facts.sizes(marketId, asOf);
        List<CorporateAction.Split> splits = market.splits(marketId, sizes.keySet(), asOf);
        return new Known(sizes, splits, facts.reports(marketId, asOf), facts.halts(marketId, asOf));
    }
}
