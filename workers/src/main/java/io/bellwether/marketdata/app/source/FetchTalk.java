package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.SocialMentions;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Mentions;
import io.bellwether.marketdata.domain.SocialPost;
import io.bellwether.marketdata.domain.SourceChoice;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts what is written about the shares of a market. No network stands in for another: each is asked and counted for
 * itself, shares that were traded unusually much first, as some networks allow only so many questions.
 */
@Component
class FetchTalk {
    /** The span that is counted, up to the moment. */
    private static final Duration DAY = Duration.ofDays(1);

    /** Sessions of which the usual volume is made, and the last one. */
    private static final int BARS = 21;

    private final Sources sources;
    private final SourceLog log;
    private final SocialMentions mentions;
    private final MarketReader reader;
    private final ToneOfWords tone;

    FetchTalk(Sources sources, SourceLog log, SocialMentions mentions, MarketReader reader, ToneOfWords tone) {
        this.sources = sources;
        this.log = log;
        this.mentions = mentions;
        this.reader = reader;
        this.tone = tone;
    }

    /** Asks each network of the market once for the day that ends at the moment. */
    void fetch(Market market, Set<Symbol> symbols, Instant asOf) {
        List<SocialSource> networks = sources.chain(market, DataKind.SOCIAL, SocialSource.class, Wanted.Reach.ALL);
        if (networks.isEmpty()) {
            return;
        }
        Map<Symbol, Instrument> instruments = instruments(market, symbols, asOf);
        Instant from = asOf.minus(DAY);
        Map<Symbol, List<String>> heardBy = new HashMap<>();
        Map<Symbol, List<Passed>> passed = new HashMap<>();
        Map<Symbol, Instant> newest = new HashMap<>();
        List<Mentions> counted = new ArrayList<>();
        for (SocialSource network : networks) {
            Chain<SocialSource, SocialSource.Heard> chain = new Chain<>(
                    List.of(network),
                    SocialSource::mostNamed,
                    (source, some) -> source.heard(
                            some.stream()
                                    .flatMap(one -> Stream.ofNullable(instruments.get(one)))
                                    .toList(),
                            from,
                            asOf),
                    (symbol, heard) -> "");
            chain.run(instruments.keySet());
            chain.found().forEach((symbol, found) -> {
                List<SocialPost> posts = found.answer().posts();
                counted.add(Mentions.of(
                        network.name(),
                        symbol,
                        from,
                        asOf,
                        posts,
                        found.answer().whole(),
                        tone::of));
                heardBy.computeIfAbsent(symbol, one -> new ArrayList<>()).add(network.name());
                posts.stream()
                        .map(SocialPost::at)
                        .filter(at -> at.isBefore(asOf))
                        .max(Comparator.naturalOrder())
                        .ifPresent(at -> newest.merge(symbol, at, (one, other) -> one.isAfter(other) ? one : other));
            });
            instruments
                    .keySet()
                    .forEach(symbol -> passed.computeIfAbsent(symbol, one -> new ArrayList<>())
                            .addAll(chain.passed(symbol)));
        }
        if (!counted.isEmpty()) {
            mentions.put(market, counted, asOf);
        }
        log.record(instruments.keySet().stream()
                .map(symbol -> new SourceChoice(
                        market.id(),
                        DataKind.SOCIAL,
                        symbol,
                        asOf,
                        heardBy.getOrDefault(symbol, List.of()).stream().findFirst(),
                        Optional.ofNullable(newest.get(symbol)),
                        passed.getOrDefault(symbol, List.of())))
                .toList());
    }

    /** With their names where those are known, the ones that were traded most beyond their usual volume first. */
    private Map<Symbol, Instrument> instruments(Market market, Set<Symbol> symbols, Instant asOf) {
        Map<Symbol, Instrument> known = new HashMap<>();
        Set<Symbol> benchmarks = new HashSet<>();
        for (Instrument instrument : reader.instruments(market.id(), asOf)) {
            known.put(instrument.symbol(), instrument);
            if (instrument.benchmark()) {
                benchmarks.add(instrument.symbol());
            }
        }
        Map<Symbol, List<Bar>> bars = reader.allBars(market.id(), asOf, BARS);
        Map<Symbol, Instrument> ordered = new LinkedHashMap<>();
        symbols.stream()
                .filter(symbol -> !benchmarks.contains(symbol))
                .sorted(Comparator.comparingDouble((Symbol symbol) -> rise(bars.getOrDefault(symbol, List.of())))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(symbol -> ordered.put(
                        symbol,
                        Optional.ofNullable(known.get(symbol)).orElseGet(() -> new Instrument(symbol, "", "", false))));
        return ordered;
    }

    /** The last volume in parts of the mean of those before; 0 where there is nothing to compare with. */
    private static double rise(List<Bar> bars) {
        if (bars.size() < 2) {
            return 0;
        }
        double mean = bars.subList(0, bars.size() - 1).stream()
                .mapToLong(Bar::volume)
                .average()
                .orElse(0);
        return mean == 0 ? 0 : bars.getLast().volume() / mean;
    }
}
