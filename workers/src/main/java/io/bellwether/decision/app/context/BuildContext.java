package io.bellwether.decision.app.context;

import io.bellwether.decision.app.calibration.OwnRecord;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.thesis.Theses;
import io.bellwether.decision.domain.ContextAssembler;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.CallFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.MacroFacts;
import io.bellwether.decision.domain.DeskContext.MacroNumber;
import io.bellwether.decision.domain.DeskContext.NewsFacts;
import io.bellwether.decision.domain.DeskContext.SegmentFacts;
import io.bellwether.decision.domain.DeskContext.TalkFacts;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Segment;
import io.bellwether.impact.app.MeasureImpact;
import io.bellwether.impact.app.ReadCalls;
import io.bellwether.impact.domain.CallSummary;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.app.ReadMacro;
import io.bellwether.marketdata.app.ReadTalk;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.marketdata.domain.Talk;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.PeakEquity;
import io.bellwether.research.app.IndicatorReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Writes down everything that is known at a session's moment; what was written once is what every advisor reads. */
@Service
public class BuildContext {
    /** Earlier decisions told. */
    static final int HISTORY = 5;

    /** Headlines told. */
    static final int NEWS = 40;

    /** Shares of which is told how much is written about them. */
    private static final int TALK = 30;

    /** Calls of which is told what was said, the newest. */
    private static final int CALLS = 8;

    /** A year of sessions: the longest mean of the regime needs 200. */
    private static final int BENCHMARK_BARS = 252;

    private final Desks desks;
    private final Books books;
    private final PeakEquity peaks;
    private final MarketReader market;
    private final IndicatorReader indicators;
    private final NewsReader news;
    private final MeasureImpact impact;
    private final ReadTalk talk;
    private final ReadMacro macro;
    private final ReadCalls calls;
    private final Frameworks frameworks;
    private final Theses theses;
    private final DecisionLog log;
    private final Bounds bounds;
    private final OwnRecord own;
    private final SegmentBook segments;
    private final Contexts contexts;
    private final ContextFormat format;

    BuildContext(
            Desks desks,
            Books books,
            PeakEquity peaks,
            MarketReader market,
            IndicatorReader indicators,
            NewsReader news,
            MeasureImpact impact,
            ReadTalk talk,
            ReadMacro macro,
            ReadCalls calls,
            Frameworks frameworks,
            Theses theses,
            DecisionLog log,
            Bounds bounds,
            OwnRecord own,
            SegmentBook segments,
            Contexts contexts,
            ContextFormat format) {
        this.desks = desks;
        this.books = books;
        this.peaks = peaks;
        this.market = market;
        this.indicators = indicators;
        this.news = news;
        this.impact = impact;
        this.talk = talk;
        this.macro = macro;
        this.calls = calls;
        this.frameworks = frameworks;
        this.theses = theses;
        this.log = log;
        this.bounds = bounds;
        this.own = own;
        this.segments = segments;
        this.contexts = contexts;
        this.format = format;
    }

    /**
     * The context of a session.
     *
     * @param contextId {@code <deskId>-<yyyymmdd>-<session>}
     * @param aggressiveness 0 to 3
     */
    public record Built(String contextId, int aggressiveness) {}

    /** Builds the context; a second run finds the first one's and changes nothing. */
    public Built run(SessionRef session) {
        Desk desk = desks.get(session.desk());
        if (contexts.find(session.decision().id()).isEmpty()) {
            theses.reopenBought(session);
            contexts.store(build(session, desk));
        }
        return new Built(session.decision().id(), desk.settings().aggressiveness());
    }

    /** The context as it would be built now; nothing is stored and nothing changes. */
    public StoredContext preview(SessionRef session) {
        return build(session, desks.get(session.desk()));
    }

    private StoredContext build(SessionRef session, Desk desk) {
        Instant asOf = session.asOf();
        String dataSet = desk.market();
        List<Bar> benchmark = market.benchmark(dataSet, asOf)
                .map(symbol -> market.bars(dataSet, symbol, asOf, BENCHMARK_BARS))
                .orElse(List.of());
        var known = new ContextAssembler.Known(
                books.portfolio(desk.id()),
                peaks.read(desk, asOf),
                market.instruments(dataSet, asOf),
                market.quotes(dataSet, asOf),
                market.allBars(dataSet, asOf, ContextAssembler.CLOSES),
                benchmark,
                indicators.all(dataSet, asOf),
                theses.open(desk.id(), asOf),
                news(dataSet, asOf),
                frameworks.current(desk.id(), asOf),
                log.history(desk.id(), asOf, HISTORY));
        DeskContext context = new ContextAssembler(session, desk, known)
                .assemble()
                .bound(bounds.read(session, desk), own.before(session))
                .amid(macro(dataSet, asOf));
        DeskContext part = aboutItsSegment(session, context);
        Set<Symbol> symbols =
                part.instruments().stream().map(InstrumentFacts::symbol).collect(Collectors.toSet());
        DeskContext told = part.hitBy(impact.run(dataSet, asOf, symbols::contains))
                .talkedAbout(talk(dataSet, asOf, symbols))
                .heard(calls(dataSet, asOf, symbols));
        return new StoredContext(session.decision(), asOf, format.written(told));
    }

    private DeskContext aboutItsSegment(SessionRef session, DeskContext context) {
        if (session.segment().isDesk()) {
            return context;
        }
        List<Segment> all = segments.on(session.desk(), session.tradingDate());
        Segment segment = all.stream()
                .filter(one -> one.id().equals(session.segment().value()))
                .findFirst()
                .orElseThrow(() -> new PermanentFault(
                        "desk %s decides about segment '%s' and had none of that name on %s; name its segments in the desk's segments, or make it: ./bellwether segments --help"
                                .formatted(session.desk(), session.segment(), session.tradingDate())));
        return context.about(new SegmentFacts(session.segment(), segment.name()), segment.symbols());
    }

    private List<CallFacts> calls(String dataSet, Instant asOf, Set<Symbol> symbols) {
        return calls.run(dataSet, asOf, symbols::contains).stream()
                .sorted(Comparator.comparing(CallSummary::publishedAt)
                        .reversed()
                        .thenComparing(CallSummary::symbol))
                .limit(CALLS)
                .flatMap(call -> call.told().stream()
                        .map(one -> new CallFacts(
                                call.symbol(),
                                call.publishedAt(),
                                one.position(),
                                call.sentences(),
                                one.up(),
                                one.sentence())))
                .toList();
    }

    /** What is odd first, then what is talked about most. */
    private List<TalkFacts> talk(String dataSet, Instant asOf, Set<Symbol> symbols) {
        return talk.run(dataSet, asOf).values().stream()
                .filter(one -> symbols.contains(one.symbol()) && one.messages() > 0)
                .sorted(Comparator.comparingInt((Talk one) -> one.patterns().size())
                        .thenComparingInt(Talk::messages)
                        .reversed()
                        .thenComparing(Talk::symbol))
                .limit(TALK)
                .map(one -> new TalkFacts(
                        one.symbol(),
                        one.messages(),
                        one.authors(),
                        one.bullish(),
                        one.bearish(),
                        one.usual(),
                        one.thin(),
                        one.patterns().stream().sorted().map(Talk.Pattern::name).toList()))
                .toList();
    }

    private Optional<MacroFacts> macro(String dataSet, Instant asOf) {
        List<MacroNumber> numbers = macro.run(dataSet, asOf).stream()
                .map(figure -> new MacroNumber(
                        figure.last().series(),
                        figure.meaning(),
                        figure.last().date(),
                        figure.last().value(),
                        figure.before().map(MacroValue::value)))
                .toList();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new MacroFacts(ReadMacro.knownOn(asOf), numbers));
    }

    private List<NewsFacts> news(String dataSet, Instant asOf) {
        return news.latest(dataSet, asOf, NEWS).stream()
                .map(item -> new NewsFacts(item.symbol(), item.publishedAt(), item.source(), item.headline()))
                .toList();
    }
}
