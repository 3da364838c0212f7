package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Filings;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filings in memory. */
@InMemory
final class MemoryFilings implements Filings {
    private static final Comparator<Filing> IN_ORDER = Comparator.comparing(Filing::acceptedAt)
            .thenComparing(Filing::accession)
            .thenComparing(Filing::symbol);

    private final MarketTables tables;
    private final Map<String, Map<Key, Row>> byMarket = new HashMap<>();

    MemoryFilings(MarketTables tables) {
        this.tables = tables;
    }

    private record Key(Symbol symbol, String accession) {}

    private record Row(Filing filing, long knownFrom) {}

    @Override
    public void put(Market market, List<Filing> filings, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        Map<Key, Row> rows = byMarket.computeIfAbsent(market.id(), id -> new LinkedHashMap<>());
        for (Filing filing : filings) {
            long accepted = Moments.of(filing.acceptedAt());
            Filing kept = new Filing(
                    filing.symbol(),
                    filing.accession(),
                    filing.form(),
                    filing.items(),
                    Moments.kept(filing.acceptedAt()),
                    filing.url());
            rows.putIfAbsent(
                    new Key(filing.symbol(), filing.accession()),
                    new Row(kept, knowledge.worked(accepted) ? knowledge.since() : accepted));
        }
    }

    @Override
    public List<Filing> since(String market, Instant from, Instant asOf) {
        long moment = Moments.of(asOf);
        return byMarket.getOrDefault(market, Map.of()).values().stream()
                .filter(row -> row.knownFrom() <= moment)
                .map(Row::filing)
                .filter(filing -> Moments.of(filing.acceptedAt()) >= Moments.of(from))
                .sorted(IN_ORDER)
                .toList();
    }
}
