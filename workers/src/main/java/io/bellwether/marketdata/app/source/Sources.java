package io.bellwether.marketdata.app.source;

import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.SourceChains;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sources there are, and in which order a market asks them. */
@Component
public class Sources {
    private final Map<String, MarketSource> byName = new TreeMap<>();

    Sources(ObjectProvider<MarketSource> sources) {
        sources.forEach(source -> byName.put(source.name(), source));
    }

    /** Every source, the better ones first. */
    public List<MarketSource> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(Sources::rank).thenComparing(MarketSource::name))
                .toList();
    }

    private static int rank(MarketSource source) {
        int place = SourceChains.ORDER.indexOf(source.name());
        return place < 0 ? SourceChains.ORDER.size() : place;
    }

    /**
     * The sources of a kind that the market asks, in their order: those that it names, or else every one that has a key.
     *
     * @param type what they have
     */
    public <S extends MarketSource> List<S> chain(Market market, DataKind kind, Class<S> type, Wanted.Reach reach) {
        List<S> chain = SourceChains.parse(market.location())
                .find(kind)
                .map(names -> names.stream()
                        .flatMap(name -> Stream.ofNullable(byName.get(name)))
                        .toList())
                .orElseGet(() -> all().stream()
                        .filter(source -> source.lacks().isEmpty())
                        .toList())
                .stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        return reach == Wanted.Reach.FIRST && !chain.isEmpty() ? chain.subList(0, 1) : chain;
    }

    /** What is wrong with chains that a person configured: a source that there is not, or that has not what it is asked for. */
    public Optional<String> problem(SourceChains chains) {
        for (Map.Entry<DataKind, List<String>> one : new TreeMap<>(chains.named()).entrySet()) {
            for (String name : one.getValue()) {
                MarketSource source = byName.get(name);
                if (source == null) {
                    return Optional.of("there is no source '%s'; there are %s"
                            .formatted(name, String.join(", ", byName.keySet())));
                }
                if (!source.offers().contains(one.getKey())) {
                    return Optional.of(
                            "%s has no %s".formatted(name, one.getKey().text()));
                }
            }
        }
        return Optional.empty();
    }
}
