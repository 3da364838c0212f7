package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.SocialMentions;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Mentions;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts of what is written, in memory. */
@InMemory
final class MemorySocialMentions implements SocialMentions {
    private static final Comparator<Mentions> IN_ORDER = Comparator.comparing(Mentions::to)
            .thenComparing(Mentions::source)
            .thenComparing(Mentions::symbol)
            .thenComparing(Mentions::from);

    private final MarketTables tables;
    private final Map<String, Map<Key, TreeMap<Long, Mentions>>> byMarket = new HashMap<>();

    MemorySocialMentions(MarketTables tables) {
        this.tables = tables;
    }

    private record Key(String source, Symbol symbol, Instant from, Instant to) {}

    @Override
    public void put(Market market, List<Mentions> mentions, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        Map<Key, TreeMap<Long, Mentions>> rows = byMarket.computeIfAbsent(market.id(), id -> new HashMap<>());
        for (Mentions given : mentions) {
            Mentions one = kept(given);
            long ended = Moments.of(one.to());
            TreeMap<Long, Mentions> versions = rows.computeIfAbsent(
                    new Key(one.source(), one.symbol(), one.from(), one.to()), key -> new TreeMap<>());
            if (versions.isEmpty() || !versions.lastEntry().getValue().equals(one)) {
                versions.putIfAbsent(knowledge.worked(ended) ? knowledge.since() : ended, one);
            }
        }
    }

    private static Mentions kept(Mentions one) {
        return new Mentions(
                one.source(),
                one.symbol(),
                Moments.kept(one.from()),
                Moments.kept(one.to()),
                one.messages(),
                one.authors(),
                one.bullish(),
                one.bearish(),
                one.busiest(),
                one.copies(),
                one.dated(),
                one.young(),
                one.whole());
    }

    @Override
    public List<Mentions> since(String market, Instant from, Instant asOf) {
        long moment = Moments.of(asOf);
        long first = Moments.of(from);
        return byMarket.getOrDefault(market, Map.of()).values().stream()
                .flatMap(versions -> Stream.ofNullable(versions.floorEntry(moment)))
                .map(Map.Entry::getValue)
                .filter(one -> Moments.of(one.to()) >= first)
                .sorted(IN_ORDER)
                .toList();
    }
}
