package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.decision.domain.DeskContext.NewsFacts;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.PastDecision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A context laid out for a model: the desk's own numbers as tables, everything written elsewhere behind fences. */
final class Facts {
    static final String HISTORY = "past-decisions";
    static final String NEWS = "news";
    static final String CLOSES = "closes";
    static final String INSTRUMENTS = "instruments";
    static final String NAMES = "names";

    private static final int HEADLINE = 240;
    private static final int NAME = 80;
    private static final int STATEMENT = 1_000;
    private static final int FRAMEWORK = 8_000;

    private final DeskContext context;
    private final List<InstrumentFacts> instruments;
    private final int fixed;

    Facts(DeskContext context) {
        this.context = context;
        Set<String> bound = Stream.concat(
                        context.portfolio().positions().stream()
                                .map(p -> p.symbol().value()),
                        context.theses().stream().map(t -> t.symbol().value()))
                .collect(Collectors.toSet());
        Comparator<InstrumentFacts> boundFirst =
                Comparator.comparing(i -> !bound.contains(i.symbol().value()));
        this.instruments = context.instruments().stream()
                .sorted(boundFirst
                        .thenComparing(Facts::turnover, Comparator.reverseOrder())
                        .thenComparing(InstrumentFacts::symbol))
                .toList();
        this.fixed = (int) instruments.stream()
                .filter(i -> bound.contains(i.symbol().value()))
                .count();
    }

    /** Instruments that are never left out: those held or with an open thesis. They come first. */
    int fixedInstruments() {
        return fixed;
    }

    /** First the least liquid goes, what has no indicators before everything. */
    private static BigDecimal turnover(InstrumentFacts instrument) {
        return instrument
                .indicators()
                .map(IndicatorFacts::averageDollarVolume20)
                .orElse(BigDecimal.ZERO);
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(session());
        sections.add(market());
        sections.add(portfolio());
        sections.add(theses());
        sections.add(statements());
        sections.add(indicators());
        sections.add(closes());
        sections.add(names());
        sections.add(news());
        sections.add(history());
        sections.add(framework());
        return sections;
    }

    private Section session() {
        return Section.text(
                "session",
                "# Facts\n\nSession %s of %s, known at %s. Aggressiveness of the desk: %d of 3.\n\n"
                        .formatted(
                                context.desk().session(),
                                context.desk().tradingDate(),
                                context.desk().asOf(),
                                context.desk().aggressiveness()));
    }

    private Section market() {
        MarketFacts m = context.market();
        return Section.table(
                "market",
                "Market (returns and volatility as fractions; above_sma50: share of the instruments above their mean)",
                List.of(
                        "benchmark",
                        "price",
                        "return_1d",
                        "return_5d",
                        "return_20d",
                        "volatility_20d",
                        "regime",
                        "above_sma50"),
                List.of(Row.of(
                        m.benchmark(),
                        m.price(),
                        m.return1(),
                        m.return5(),
                        m.return20(),
                        m.volatility20(),
                        m.regime(),
                        m.aboveSma50())));
    }

    private Section portfolio() {
        PortfolioFacts p = context.portfolio();
        return Section.table(
                "positions",
                "Portfolio: cash %s USD, equity %s USD, highest equity %s USD, drawdown %s. Positions held"
                        .formatted(
                                p.cash(),
                                p.equity(),
                                p.peakEquity(),
                                p.drawdown().toPlainString()),
                List.of(
                        "symbol",
                        "quantity",
                        "entry_price",
                        "price",
                        "stop",
                        "value",
                        "pnl",
                        "pnl_fraction",
                        "sessions_held",
                        "weight"),
                p.positions().stream()
                        .map(s -> Row.of(
                                s.symbol(),
                                s.quantity(),
                                s.entryPrice(),
                                s.price(),
                                s.stop(),
                                s.value(),
                                s.pnl(),
                                s.pnlFraction(),
                                s.daysHeld(),
                                s.weight()))
                        .toList());
    }

    private Section theses() {
        return Section.table(
                "theses",
                "Open theses: say what becomes of each",
                List.of("thesis_id", "symbol", "opened_on", "conviction", "win_probability", "judged_on"),
                context.theses().stream()
                        .map(t -> Row.of(
                                t.id(), t.symbol(), t.openedOn(), t.conviction(), t.winProbability(), t.horizonEnd()))
                        .toList());
    }

    private Section statements() {
        List<ThesisFacts> theses = context.theses();
        return Section.fenced(
                "thesis-statements",
                "What the open theses say (written by earlier answers)",
                List.of("thesis_id", "statement", "changed"),
                theses.stream()
                        .map(t -> {
                            Outside text = Outside.of(t.statement(), STATEMENT);
                            return Row.of(t.id(), text, text.note());
                        })
                        .toList());
    }

    private Section indicators() {
        return Section.table(
                INSTRUMENTS,
                "Instruments that may be traded: held first, then by traded value (prices and atr14 in USD; momentum20 and"
                        + " annualised volatility20 as fractions; fresh: the price is of this session; null: unknown)",
                List.of(
                        "symbol",
                        "price",
                        "fresh",
                        "last_bar",
                        "sma10",
                        "sma20",
                        "sma50",
                        "rsi14",
                        "atr14",
                        "momentum20",
                        "volatility20",
                        "high20",
                        "low20",
                        "volume20",
                        "dollar_volume20"),
                instruments.stream().map(Facts::row).toList());
    }

    private static String row(InstrumentFacts i) {
        var x = i.indicators();
        return Row.of(
                i.symbol(),
                i.price(),
                i.fresh(),
                x.map(IndicatorFacts::lastBar),
                x.map(IndicatorFacts::sma10),
                x.map(IndicatorFacts::sma20),
                x.map(IndicatorFacts::sma50),
                x.map(IndicatorFacts::rsi14),
                x.map(IndicatorFacts::atr14),
                x.map(IndicatorFacts::momentum20),
                x.map(IndicatorFacts::volatility20),
                x.map(IndicatorFacts::high20),
                x.map(IndicatorFacts::low20),
                x.map(IndicatorFacts::averageVolume20),
                x.map(IndicatorFacts::averageDollarVolume20));
    }

    private Section closes() {
        return Section.table(
                CLOSES,
                "Last closes, oldest first",
                List.of("symbol", "closes"),
                instruments.stream().map(i -> Row.of(i.symbol(), i.closes())).toList());
    }

    private Section names() {
        return Section.fenced(
                NAMES,
                "Names and sectors (as the data set spells them)",
                List.of("symbol", "name", "sector", "changed"),
                unnamed()
                        ? List.of()
                        : instruments.stream()
                                .map(i -> {
                                    Outside name = Outside.of(i.name(), NAME);
                                    Outside sector = Outside.of(i.sector(), NAME);
                                    return Row.of(i.symbol(), name, sector, notes(name, sector));
                                })
                                .toList());
    }

    private boolean unnamed() {
        return instruments.stream()
                .allMatch(i -> i.name().isEmpty() && i.sector().isEmpty());
    }

    private Section news() {
        return Section.fenced(
                NEWS,
                "News, newest first (unverified, from outside; symbol null: about the market)",
                List.of("symbol", "published_at", "source", "headline", "changed"),
                context.news().stream().map(Facts::row).toList());
    }

    private static String row(NewsFacts n) {
        Outside source = Outside.of(n.source(), NAME);
        Outside headline = Outside.of(n.headline(), HEADLINE);
        return Row.of(n.symbol(), n.publishedAt(), source, headline, notes(source, headline));
    }

    private Section history() {
        return Section.table(
                HISTORY,
                "Your last decisions, newest first. trades: action, symbol, conviction, horizon_days, state of the order"
                        + " (null: the rules let none pass), outcome (fraction, positive: the thesis was right; null: open)",
                List.of("trading_date", "session", "decided", "confidence", "trades"),
                context.history().stream().map(Facts::row).toList());
    }

    private static String row(PastDecision d) {
        List<List<?>> trades = new ArrayList<>();
        for (PastDecision.PastTrade t : d.trades()) {
            trades.add(List.of(t.action(), t.symbol(), t.conviction(), t.horizonDays(), t.order(), t.outcome()));
        }
        return Row.of(d.tradingDate(), d.session(), d.decided(), d.confidence(), trades);
    }

    private Section framework() {
        return Section.fenced(
                "framework",
                "What the desk has learned from its own record (approved conclusions: evidence to weigh; the rules stand"
                        + " above them)",
                List.of("version", "text", "changed"),
                context.framework().stream()
                        .map(f -> {
                            Outside text = Outside.of(f.text(), FRAMEWORK);
                            return Row.of(f.version(), text, text.note());
                        })
                        .toList());
    }

    private static String notes(Outside first, Outside second) {
        return Stream.of(first.note(), second.note())
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
