package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.app.Filings;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.marketdata.domain.SourceChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What a session knows beside prices: headlines, dates of reports, numbers about companies, what they filed, where they are
 * listed, what is written about them, numbers about the economy. A desk trades without it where no source has it; of what is
 * asked by symbol that is kept with the choices.
 */
@Component
class Besides {
    /** How far back headlines are asked for. */
    private static final Duration NEWS = Duration.ofDays(4);

    /** How far ahead dates are asked for [days]. */
    private static final int AHEAD = 30;

    /** Numbers about companies change with their reports; they are asked for that seldom. */
    private static final Duration FACTS = Duration.ofDays(7);

    private static final Duration YEAR = Duration.ofDays(366);

    /** What was accepted may be told so late. */
    private static final Duration LATE = Duration.ofDays(2);

    private final Sources sources;
    private final SourceLog log;
    private final MarketStore store;
    private final FactStore facts;
    private final Filings filings;
    private final FetchTalk talk;
    private final ListingsOfSources listings;
    private final MacroOfSources macro;

    Besides(
            Sources sources,
            SourceLog log,
            MarketStore store,
            FactStore facts,
            Filings filings,
            FetchTalk talk,
            ListingsOfSources listings,
            MacroOfSources macro) {
        this.listings = listings;
        this.macro = macro;
        this.filings = filings;
        this.talk = talk;
        this.sources = sources;
        this.log = log;
        this.store = store;
        this.facts = facts;
    }

    /** Fetches what is new at the moment, once for each. */
    void fetch(Market market, Set<Symbol> symbols, LocalDate session, Instant asOf) {
        if (log.at(market.id(), DataKind.NEWS, asOf).isEmpty()) {
            news(market, symbols, asOf);
            events(market, symbols, session, asOf);
            facts(market, symbols, asOf);
            filings(market, symbols, asOf);
            talk.fetch(market, symbols, asOf);
            listings.fetch(market, symbols, asOf);
            macro.fetch(market, asOf);
        }
    }

    /** What was filed since it was asked for last, or in a year: some of it counts so long. */
    private void filings(Market market, Set<Symbol> symbols, Instant asOf) {
        Map<Symbol, Instant> asked = new HashMap<>();
        log.newest(market.id(), asOf).stream()
                .filter(choice -> choice.kind() == DataKind.FILINGS)
                .filter(choice -> choice.source().isPresent())
                .forEach(choice -> asked.put(choice.symbol(), choice.asOf()));
        Chain<FilingSource, List<Filing>> chain = new Chain<>(
                sources.chain(market, DataKind.FILINGS, FilingSource.class, Wanted.Reach.ALL),
                source -> 1,
                (source, one) -> {
                    Symbol symbol = one.getFirst();
                    Instant from = Optional.ofNullable(asked.get(symbol))
                            .map(at -> at.minus(LATE))
                            .orElse(asOf.minus(YEAR));
                    return source.filings(symbol, from, asOf, asOf)
                            .map(some -> Map.of(symbol, some))
                            .orElse(Map.of());
                },
                (symbol, some) -> "");
        chain.run(symbols);
        List<Filing> known = chain.found().values().stream()
                .flatMap(found -> found.answer().stream())
                .filter(filing -> !filing.acceptedAt().isAfter(asOf))
                .toList();
        if (!known.isEmpty()) {
            filings.put(market, known, asOf);
        }
        keep(
                market,
                DataKind.FILINGS,
                symbols,
                asOf,
                chain,
                some -> some.stream().map(Filing::acceptedAt).max(Instant::compareTo));
    }

    private void news(Market market, Set<Symbol> symbols, Instant asOf) {
        Chain<NewsSource, List<NewsItem>> chain = new Chain<>(
                sources.chain(market, DataKind.NEWS, NewsSource.class, Wanted.Reach.ALL),
                NewsSource::mostNamed,
                (source, some) -> Chain.bySymbol(some, source.news(some, asOf.minus(NEWS), asOf), NewsItem::symbol),
                (symbol, items) -> "");
        chain.run(symbols);
        List<NewsItem> items = chain.found().values().stream()
                .flatMap(found -> found.answer().stream())
                .filter(item -> item.publishedAt().isBefore(asOf))
                .distinct()
                .toList();
        if (!items.isEmpty()) {
            store.putNews(market, KnownIn.some(items), asOf);
        }
        keep(
                market,
                DataKind.NEWS,
                symbols,
                asOf,
                chain,
                some -> some.stream().map(NewsItem::publishedAt).max(Instant::compareTo));
    }

    private void events(Market market, Set<Symbol> symbols, LocalDate session, Instant asOf) {
        DateRange days = new DateRange(session, session.plusDays(AHEAD));
        Chain<EventSource, List<MarketEvent>> chain = new Chain<>(
                sources.chain(market, DataKind.EVENTS, EventSource.class, Wanted.Reach.ALL),
                source -> Integer.MAX_VALUE,
                (source, some) -> Chain.bySymbol(
                        some, source.events(new TreeSet<>(some), days, asOf), event -> Optional.of(event.symbol())),
                (symbol, events) -> "");
        chain.run(symbols);
        List<MarketEvent> events = chain.found().values().stream()
                .flatMap(found -> found.answer().stream())
                .filter(event -> !event.knownAt().isAfter(asOf))
                .toList();
        if (!events.isEmpty()) {
            facts.putEvents(market, KnownIn.some(events), asOf);
        }
        keep(
                market,
                DataKind.EVENTS,
                symbols,
                asOf,
                chain,
                some -> some.stream().map(MarketEvent::knownAt).max(Instant::compareTo));
    }

    private void facts(Market market, Set<Symbol> symbols, Instant asOf) {
        Set<Symbol> asked = new TreeSet<>(symbols);
        log.newest(market.id(), asOf).stream()
                .filter(choice -> choice.kind() == DataKind.FACTS)
                .filter(choice -> choice.source().isPresent())
                .filter(choice -> choice.asOf().isAfter(asOf.minus(FACTS)))
                .forEach(choice -> asked.remove(choice.symbol()));
        Chain<FactSource, List<InstrumentFact>> chain = new Chain<>(
                sources.chain(market, DataKind.FACTS, FactSource.class, Wanted.Reach.ALL),
                source -> 1,
                (source, one) -> Map.of(one.getFirst(), source.facts(one.getFirst(), asOf)),
                (symbol, some) -> some.isEmpty() ? "has no numbers about " + symbol : "");
        chain.run(asked);
        List<InstrumentFact> known = chain.found().values().stream()
                .flatMap(found -> found.answer().stream())
                .filter(fact -> !fact.knownAt().isAfter(asOf))
                .toList();
        if (!known.isEmpty()) {
            facts.putFacts(market, KnownIn.some(known), asOf);
        }
        keep(
                market,
                DataKind.FACTS,
                asked,
                asOf,
                chain,
                some -> some.stream().map(InstrumentFact::knownAt).max(Instant::compareTo));
    }

    private <S extends MarketSource, T> void keep(
            Market market,
            DataKind kind,
            Collection<Symbol> symbols,
            Instant asOf,
            Chain<S, List<T>> chain,
            Function<List<T>, Optional<Instant>> newest) {
        List<SourceChoice> choices = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Optional<Chain.Found<List<T>>> found =
                    Optional.ofNullable(chain.found().get(symbol));
            choices.add(new SourceChoice(
                    market.id(),
                    kind,
                    symbol,
                    asOf,
                    found.map(Chain.Found::source),
                    found.flatMap(some -> newest.apply(some.answer())),
                    chain.passed(symbol)));
        }
        log.record(choices);
    }
}
