package io.bellwether.impact.app;

import io.bellwether.impact.domain.Company;
import io.bellwether.impact.domain.CompanyNames;
import io.bellwether.impact.domain.Event;
import io.bellwether.impact.domain.Events;
import io.bellwether.impact.domain.ImpactAssembler;
import io.bellwether.impact.domain.ImpactSummary;
import io.bellwether.impact.domain.PastReactions;
import io.bellwether.impact.domain.Reaction;
import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.RelationGraph;
import io.bellwether.impact.domain.Sector;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.research.app.IndicatorReader;
import io.bellwether.research.domain.Regime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * Measures what the events of the last sessions mean for the companies of a market, from what was published, traded and
 * stated by a moment. It stores nothing: the same moment gives the same summary again.
 */
@Service
public class MeasureImpact {
    /** Headlines that are read, the newest: those of the last sessions, and the past that they are compared with. */
    static final int HEADLINES = 1_000;

    /** Two years of sessions, in which the past events may lie. */
    private static final int BARS = 504;

    private final NewsReader news;
    private final MarketReader market;
    private final IndicatorReader indicators;
    private final GivenGraph given;
    private final ReadRelations relations;

    MeasureImpact(
            NewsReader news,
            MarketReader market,
            IndicatorReader indicators,
            GivenGraph given,
            ReadRelations relations) {
        this.news = news;
        this.market = market;
        this.indicators = indicators;
        this.given = given;
        this.relations = relations;
    }

    /** The impact on every company of the market; empty where no event reaches one. */
    public Optional<ImpactSummary> run(String dataSet, Instant asOf) {
        return run(dataSet, asOf, symbol -> true);
    }

    /**
     * The same on some of them.
     *
     * @param told of which companies it tells
     */
    public Optional<ImpactSummary> run(String dataSet, Instant asOf, Predicate<Symbol> told) {
        List<NewsItem> headlines = news.latest(dataSet, asOf, HEADLINES);
        if (headlines.isEmpty()) {
            return Optional.empty();
        }
        List<Instrument> instruments = market.instruments(dataSet, asOf);
        Map<Symbol, Company> companies = companies(instruments);
        List<Event> events = Events.of(headlines, new CompanyNames(companies.values()));
        List<Event> current = events.stream()
                .filter(event -> ImpactAssembler.age(event, asOf) < Reaction.DAYS)
                .toList();
        if (current.isEmpty()) {
            return Optional.empty();
        }
        List<Company> ofMarket = instruments.stream()
                .filter(instrument -> !instrument.benchmark())
                .map(instrument -> companies.get(instrument.symbol()))
                .toList();
        List<Event> past = events.stream()
                .filter(event -> ImpactAssembler.age(event, asOf) >= Reaction.DAYS)
                .toList();
        List<Relation> known = relations.run(asOf);
        List<Bar> benchmark = market.benchmark(dataSet, asOf)
                .map(symbol -> market.bars(dataSet, symbol, asOf, BARS))
                .orElse(List.of());
        Map<Symbol, List<Bar>> bars = new HashMap<>();
        var reactions = new PastReactions(
                past,
                companies.values(),
                known,
                symbol -> bars.computeIfAbsent(symbol, one -> market.bars(dataSet, one, asOf, BARS)),
                benchmark);
        Map<Symbol, Double> volatilities = new HashMap<>();
        indicators.all(dataSet, asOf).forEach((symbol, one) -> volatilities.put(symbol, one.volatility20()));
        return new ImpactAssembler(
                        asOf,
                        Regime.settled(closes(benchmark)),
                        ofMarket,
                        volatilities,
                        new RelationGraph(known, ofMarket),
                        reactions)
                .assemble(current, told);
    }

    /** Those of the market as it calls them, and the well known ones that it does not have, by symbol. */
    private Map<Symbol, Company> companies(List<Instrument> instruments) {
        Map<Symbol, Company> companies = new TreeMap<>();
        given.companies().forEach(company -> companies.put(company.symbol(), company));
        for (Instrument instrument : instruments) {
            Optional<Company> known = Optional.ofNullable(companies.get(instrument.symbol()));
            Optional<Sector> sector = Sector.of(instrument.sector(), instrument.name());
            companies.put(
                    instrument.symbol(),
                    new Company(
                            instrument.symbol(),
                            known.map(Company::name)
                                    .filter(name -> !name.isEmpty())
                                    .orElse(instrument.name()),
                            known.flatMap(Company::sector).or(() -> sector)));
        }
        return companies;
    }

    private static double[] closes(List<Bar> bars) {
        return bars.stream()
                .mapToDouble(bar -> bar.close().value().doubleValue())
                .toArray();
    }
}
