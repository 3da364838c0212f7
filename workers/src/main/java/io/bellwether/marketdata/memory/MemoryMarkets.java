package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.InMemory;
import java.util.Comparator;
import java.util.Optional;

/** Market data sets in memory. */
@InMemory
final class MemoryMarkets implements Markets {
    private final MarketTables tables;

    MemoryMarkets(MarketTables tables) {
        this.tables = tables;
    }

    @Override
    public Market register(String id, Market.Kind kind, String location, Optional<Symbol> benchmark) {
        Market market = new Market(id, kind, location, benchmark);
        MarketRows rows = tables.of(id);
        if (!rows.market().equals(Optional.of(market))) {
            rows.become(market);
        }
        return market;
    }

    @Override
    public Market registerIfFree(Market market) {
        tables.of(market.id()).know(market);
        return get(market.id());
    }

    @Override
    public Optional<Market> findByFolder(String location) {
        return tables.all().stream()
                .flatMap(rows -> rows.market().stream())
                .filter(market ->
                        market.kind() == Market.Kind.FILES && market.location().equals(location))
                .min(Comparator.comparing(Market::id));
    }

    @Override
    public Market get(String id) {
        return tables.market(id);
    }
}
