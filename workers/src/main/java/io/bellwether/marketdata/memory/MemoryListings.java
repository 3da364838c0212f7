package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Listings;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where shares are listed, in memory. */
@InMemory
final class MemoryListings implements Listings {
    private final Map<String, Map<Symbol, TreeMap<Long, String>>> byMarket = new HashMap<>();

    @Override
    public void put(Market market, Map<Symbol, String> exchanges, Instant asOf) {
        Map<Symbol, TreeMap<Long, String>> rows = byMarket.computeIfAbsent(market.id(), id -> new HashMap<>());
        exchanges.forEach((symbol, exchange) ->
                rows.computeIfAbsent(symbol, one -> new TreeMap<>()).putIfAbsent(Moments.of(asOf), exchange));
    }

    @Override
    public Map<Symbol, String> exchanges(String market, Instant asOf) {
        Map<Symbol, String> found = new HashMap<>();
        byMarket.getOrDefault(market, Map.of())
                .forEach((symbol, known) -> Optional.ofNullable(known.floorEntry(Moments.of(asOf)))
                        .ifPresent(entry -> found.put(symbol, entry.getValue())));
        return Map.copyOf(found);
    }
}
