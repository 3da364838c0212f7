package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Transcripts;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Transcript;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Transcripts in memory. */
@InMemory
final class MemoryTranscripts implements Transcripts {
    private static final Comparator<Transcript> IN_ORDER =
            Comparator.comparing(Transcript::publishedAt).thenComparing(Transcript::symbol);

    private final MarketTables tables;
    private final Map<String, Map<Key, TreeMap<Long, Transcript>>> byMarket = new HashMap<>();

    MemoryTranscripts(MarketTables tables) {
        this.tables = tables;
    }

    private record Key(Symbol symbol, long published) {}

    @Override
    public void put(Market market, List<Transcript> transcripts, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        Map<Key, TreeMap<Long, Transcript>> rows = byMarket.computeIfAbsent(market.id(), id -> new HashMap<>());
        for (Transcript given : transcripts) {
            long published = Moments.of(given.publishedAt());
            Transcript one =
                    new Transcript(given.symbol(), Moments.kept(given.publishedAt()), given.title(), given.text());
            TreeMap<Long, Transcript> versions =
                    rows.computeIfAbsent(new Key(one.symbol(), published), key -> new TreeMap<>());
            if (versions.isEmpty() || !versions.lastEntry().getValue().equals(one)) {
                versions.putIfAbsent(knowledge.worked(published) ? knowledge.since() : published, one);
            }
        }
    }

    @Override
    public List<Transcript> since(String market, Instant from, Instant asOf) {
        long moment = Moments.of(asOf);
        long first = Moments.of(from);
        return byMarket.getOrDefault(market, Map.of()).values().stream()
                .flatMap(versions -> Stream.ofNullable(versions.floorEntry(moment)))
                .map(Map.Entry::getValue)
                .filter(one -> Moments.of(one.publishedAt()) >= first)
                .sorted(IN_ORDER)
                .toList();
    }
}
