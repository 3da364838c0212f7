package io.bellwether.testing;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import java.util.Optional;

/**
 * Markets of one kind, whatever they are called; nothing is stored.
 *
 * @param kind of all of them
 */
public record NoMarkets(Market.Kind kind) implements Markets {
    @Override
    public Market register(String id, Market.Kind of, String location, Optional<Symbol> benchmark) {
        return new Market(id, of, location, benchmark);
    }

    @Override
    public Market registerIfFree(Market market) {
        return market;
    }

    @Override
    public Optional<Market> findByFolder(String location) {
        return Optional.empty();
    }

    @Override
    public Market get(String id) {
        return new Market(id, kind, "default", Optional.empty());
    }
}
