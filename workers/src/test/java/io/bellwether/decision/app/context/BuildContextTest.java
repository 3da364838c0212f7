package io.bellwether.decision.app.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.app.FixedSegments;
import io.bellwether.decision.app.MemoryDecisions;
import io.bellwether.decision.app.MemoryDesk;
import io.bellwether.decision.app.MemoryTheses;
import io.bellwether.decision.app.NoForecasts;
import io.bellwether.decision.app.NoSnapshots;
import io.bellwether.decision.app.calibration.OwnRecord;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.FrameworkFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.NewsFacts;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.json.TestFormats;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Segment;
import io.bellwether.impact.app.TestCalls;
import io.bellwether.impact.app.TestImpact;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.app.ReadMacro;
import io.bellwether.marketdata.app.TestMacro;
import io.bellwether.marketdata.app.TestTalk;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.marketdata.domain.Mentions;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.portfolio.app.PeakEquity;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.research.ta4j.TestIndicators;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BuildContextTest {
    private static final Symbol ACME = new Symbol("ACME");
    private static final Symbol INDEX = new Symbol("INDEX");
    private static final Symbol YOUNG = new Symbol("YOUNG");
    private static final int BARS = 100;

    private static final Symbol OTHER = new Symbol("OTHER");

    private final Desk desk = TestDesks.desk("ctx");
    private final MemoryMarket market = market();
    private final MemoryTheses theses = new MemoryTheses();
    private final LocalDate last = market.lastDate();
    private ReadMacro macro = TestMacro.none();
    private NewsReader news = (id, asOf, limit) -> List.of();
    private List<Mentions> mentions = List.of();
    private Optional<FrameworkFacts> framework = Optional.empty();
    private List<Segment> segments = List.of();
    private final OwnRecord own = new OwnRecord(new NoForecasts(), new NoSnapshots());

    @Test
    void morningKnowsTheOpenAndYesterdaysBarOnly() {
        LocalDate day = addDay(ACME, "7.00", "9.00", "6.00", "8.00");
        DeskContext context = build(session(day, Session.MORNING, MemoryMarket.open(day)));
        var acme = context.instrument(ACME).orElseThrow();
        assertThat(acme.price()).contains(Price.of("7.00"));
        assertThat(acme.fresh()).isTrue();
        assertThat(acme.indicators().orElseThrow().lastBar()).isEqualTo(last);
        assertThat(acme.closes())
                .hasSize(5)
                .isEqualTo(market.bars("m", ACME, MemoryMarket.close(last), 5).stream()
                        .map(Bar::close)
                        .toList());
        assertThat(context.desk().nextOpen()).isFalse();
    }

    @Test
    void closeKnowsTheWholeDayAndOrdersForTheNextOpen() {
        LocalDate day = addDay(ACME, "7.00", "9.00", "6.00", "8.00");
        DeskContext context = build(session(day, Session.CLOSE, MemoryMarket.close(day)));
        var acme = context.instrument(ACME).orElseThrow();
        assertThat(acme.price()).contains(Price.of("8.00"));
        assertThat(acme.closes()).endsWith(Price.of("8.00"));
        assertThat(context.desk().nextOpen()).isTrue();
        assertThat(context.desk().execution()).contains("next session's open");
    }

    @Test
    void aDecisionAboutASegmentMayTradeItsInstrumentsOnly() {
        market.addRandomWalk(OTHER, BARS, 3);
        segments = List.of(new Segment("tech", "Technology", new TreeSet<>(Set.of(ACME))));
        SessionRef whole = session(last, Session.CLOSE, MemoryMarket.close(last));
        SessionRef ofSegment = whole.of(new SegmentId("tech"));
        MemoryDecisions stored = new MemoryDecisions();
        assertThat(useCase(stored).run(ofSegment).contextId()).isEqualTo(whole.key() + "-tech");
        DeskContext context =
                TestFormats.contexts().read(stored.get(whole.key() + "-tech").snapshot());
        assertThat(context.instruments()).extracting(InstrumentFacts::symbol).containsExactly(ACME);
        assertThat(context.key()).isEqualTo(ofSegment.decision());
        assertThat(build(whole).instruments())
                .extracting(InstrumentFacts::symbol)
                .contains(ACME, OTHER);
        assertThat(build(whole).market()).isEqualTo(context.market());
        assertThatThrownBy(() -> useCase(stored).run(whole.of(new SegmentId("energy"))))
                .hasMessageContaining("decides about segment 'energy' and had none of that name");
    }

    @Test
    void anEarlyCloseIsAClose() {
        LocalDate thanksgivingFriday = LocalDate.of(2024, 11, 29);
        Instant afterOne = Instant.parse("2024-11-29T18:00:00Z");
        assertThat(build(session(thanksgivingFriday, Session.CLOSE, afterOne))
                        .desk()
                        .nextOpen())
                .isTrue();
        assertThat(build(session(thanksgivingFriday, Session.MIDDAY, afterOne.minusSeconds(1)))
                        .desk()
                        .nextOpen())
                .isFalse();
    }

    @Test
    void whatIsWrittenAboutAShareIsToldInNumbers_fromWhenItWasCounted() {
        Instant asOf = MemoryMarket.close(last);
        SessionRef close = session(last, Session.CLOSE, asOf);
        assertThat(build(close).talk()).isEmpty();
        String before = snapshot(close);
        mentions = List.of(mentions(ACME, asOf, 12), mentions(new Symbol("NOTHERE"), asOf, 99));
        assertThat(build(close).talk().orElseThrow())
                .containsExactly(new DeskContext.TalkFacts(
                        ACME, 12, 2, 1, 0, Optional.empty(), true, List.of("COPIES", "FEW_AUTHORS")));
        assertThat(snapshot(session(last, Session.CLOSE, asOf.minusSeconds(1)))).doesNotContain("\"talk\"");
        assertThat(before).doesNotContain("\"talk\"");
        assertThat(snapshot(close)).contains("\"odd\":[\"COPIES\",\"FEW_AUTHORS\"]");
    }

    private static Mentions mentions(Symbol symbol, Instant to, int messages) {
        return new Mentions(
                "net", symbol, to.minusSeconds(86_400), to, messages, 2, 1, 0, messages, messages, 0, 0, true);
    }

    @Test
    void barsAndQuotesOfTheFutureChangeNothing() {
        LocalDate day = addDay(ACME, "7.00", "9.00", "6.00", "8.00");
        SessionRef session = session(day, Session.MORNING, MemoryMarket.open(day));
        String before = snapshot(session);
        LocalDate next = new ExchangeCalendar().next(day);
        market.add(ACME, bar(next, "70.00", "90.00", "60.00", "80.00"));
        market.add(INDEX, bar(next, "700.00", "900.00", "600.00", "800.00"));
        assertThat(snapshot(session)).isEqualTo(before);
    }

    @Test
    void theSameFactsAreTheSameText() {
        SessionRef session = session(last, Session.CLOSE, MemoryMarket.close(last));
        assertThat(snapshot(session)).isEqualTo(snapshot(session));
    }

    @Test
    void aSecondRunKeepsTheFirstContext() {
        MemoryDecisions stored = new MemoryDecisions();
        SessionRef session = session(last, Session.CLOSE, MemoryMarket.close(last));
        BuildContext.Built first = useCase(stored).run(session);
        var kept = stored.get(first.contextId());
        market.add(new Symbol("LATE"), bar(last, "1.00", "1.00", "1.00", "1.00"));
        assertThat(useCase(stored).run(session)).isEqualTo(first);
        assertThat(stored.get(first.contextId())).isSameAs(kept);
        assertThat(first).isEqualTo(new BuildContext.Built("ctx-" + compact(last) + "-close", 1));
    }

    @Test
    void ofTheEconomyItKnowsWhatWasPublishedByTheEndOfTheDayBefore() {
        LocalDate yesterday = last.minusDays(1);
        macro = TestMacro.known(
                List.of("DGS10"),
                List.of(
                        yieldOf(last.minusDays(3), "4.10", last.minusDays(2)),
                        yieldOf(last.minusDays(2), "4.20", yesterday),
                        yieldOf(yesterday, "9.99", last)));

        DeskContext context = build(session(last, Session.CLOSE, MemoryMarket.close(last)));

        DeskContext.MacroFacts known = context.macro().orElseThrow();
        assertThat(known.knownOn()).isEqualTo(yesterday);
        assertThat(known.numbers())
                .containsExactly(new DeskContext.MacroNumber(
                        "DGS10",
                        "10-year Treasury yield, per cent",
                        last.minusDays(2),
                        new BigDecimal("4.20"),
                        Optional.of(new BigDecimal("4.10"))));
    }

    private static MacroValue yieldOf(LocalDate date, String value, LocalDate knownOn) {
        return new MacroValue("DGS10", date, new BigDecimal(value), knownOn);
    }

    @Test
    void positionsAreValuedWithTheirGainWeightAndAge() {
        Price price =
                market.quote("m", ACME, MemoryMarket.close(last)).orElseThrow().price();
        LocalDate opened =
                market.bars("m", ACME, MemoryMarket.close(last), 4).getFirst().date();
        Position position = new Position(
                ACME, Quantity.of(100), Price.of("4.00"), Money.of("400.00"), Optional.of(Price.of("3.40")), opened);
        var books = new MemoryDesk(
                desk, new Portfolio(Money.of("1000.00"), List.of(position)), Optional.of(Money.of("9000.00")));
        DeskContext context = build(books, session(last, Session.CLOSE, MemoryMarket.close(last)));
        Money value = price.times(Quantity.of(100));
        Money equity = Money.of("1000.00").plus(value);
        assertThat(context.portfolio().equity()).isEqualTo(equity);
        assertThat(context.portfolio().peakEquity()).isEqualTo(Money.of("9000.00"));
        assertThat(context.portfolio().drawdown())
                .isEqualByComparingTo(equity.amount()
                        .divide(new BigDecimal("9000"), 6, java.math.RoundingMode.HALF_UP)
                        .subtract(BigDecimal.ONE));
        PositionFacts facts = context.position(ACME).orElseThrow();
        assertThat(facts.value()).isEqualTo(value);
        assertThat(facts.pnl()).isEqualTo(value.minus(Money.of("400.00")));
        assertThat(facts.daysHeld()).isEqualTo(3);
        assertThat(facts.weight())
                .isEqualByComparingTo(value.amount().divide(equity.amount(), 6, java.math.RoundingMode.HALF_UP));
    }

    @Test
    void openThesesAreToldInTheirOrder() {
        theses.open.add(thesis("ctx-20240501-morning-ACME", ACME));
        theses.open.add(thesis("ctx-20240502-morning-YOUNG", YOUNG));
        assertThat(build(session(last, Session.CLOSE, MemoryMarket.close(last))).theses())
                .containsExactlyElementsOf(theses.open);
    }

    @Test
    void anAdvisorReviewsWhatTurnedOutToBeBoughtSinceTheLastSession() {
        theses.boughtLate.add(thesis("ctx-20240501-morning-ACME", ACME));
        assertThat(build(session(last, Session.CLOSE, MemoryMarket.close(last))).theses())
                .extracting(ThesisFacts::id)
                .containsExactly("ctx-20240501-morning-ACME");
    }

    private static ThesisFacts thesis(String id, Symbol symbol) {
        return new ThesisFacts(
                id,
                symbol,
                LocalDate.of(2024, 5, 1),
                "It rises.",
                60,
                new BigDecimal("0.6000"),
                LocalDate.of(2024, 5, 15));
    }

    @Test
    void theBenchmarkIsToldAsTheMarketAndNotAsAnInstrument() {
        DeskContext context = build(session(last, Session.CLOSE, MemoryMarket.close(last)));
        assertThat(context.instruments()).extracting(i -> i.symbol().value()).containsExactly("ACME", "YOUNG");
        assertThat(context.market().benchmark()).contains(INDEX);
        List<Bar> bars = market.bars("m", INDEX, MemoryMarket.close(last), 21);
        assertThat(context.market().return5().orElseThrow())
                .isEqualByComparingTo(change(bars.get(20).close(), bars.get(15).close()));
        assertThat(context.market().return20().orElseThrow())
                .isEqualByComparingTo(change(bars.get(20).close(), bars.get(0).close()));
    }

    @Test
    void newsAndTheFrameworkAreReadAsOfTheSession() {
        SessionRef session = session(last, Session.CLOSE, MemoryMarket.close(last));
        NewsItem item = new NewsItem(Optional.of(ACME), session.asOf(), "Wire", "ACME wins");
        news = (id, asOf, limit) ->
                id.equals(desk.market()) && asOf.equals(session.asOf()) && limit >= BuildContext.NEWS
                        ? List.of(item)
                        : List.of();
        framework = Optional.of(new FrameworkFacts(3, "Cut losses."));
        DeskContext context = build(session);
        assertThat(context.news())
                .containsExactly(new NewsFacts(Optional.of(ACME), session.asOf(), "Wire", "ACME wins"));
        assertThat(context.framework()).isEqualTo(framework);
    }

    @Test
    void aYoungInstrumentIsToldWithoutIndicators() {
        DeskContext context = build(session(last, Session.CLOSE, MemoryMarket.close(last)));
        assertThat(context.instrument(YOUNG).orElseThrow().indicators()).isEmpty();
        assertThat(context.instrument(YOUNG).orElseThrow().price()).isPresent();
    }

    private static BigDecimal change(Price now, Price before) {
        return now.value()
                .divide(before.value(), 6, java.math.RoundingMode.HALF_UP)
                .subtract(BigDecimal.ONE);
    }

    private DeskContext build(SessionRef session) {
        return build(noPositions(), session);
    }

    private DeskContext build(MemoryDesk books, SessionRef session) {
        MemoryDecisions stored = new MemoryDecisions();
        useCase(books, stored).run(session);
        return TestFormats.contexts().read(stored.get(session.key()).snapshot());
    }

    private String snapshot(SessionRef session) {
        MemoryDecisions stored = new MemoryDecisions();
        useCase(stored).run(session);
        return stored.get(session.key()).snapshot();
    }

    private BuildContext useCase(MemoryDecisions stored) {
        return useCase(noPositions(), stored);
    }

    private BuildContext useCase(MemoryDesk books, MemoryDecisions stored) {
        return new BuildContext(
                books,
                books,
                new PeakEquity(books, (id, asOf) -> Optional.empty()),
                market,
                TestIndicators.over(market),
                news,
                TestImpact.over(news, market),
                TestTalk.of(market, mentions),
                macro,
                TestCalls.of(List.of()),
                (id, asOf) -> framework,
                theses,
                stored,
                (session, wanted) -> TestContexts.binding(),
                own,
                new FixedSegments(segments),
                stored,
                TestFormats.contexts());
    }

    private MemoryDesk noPositions() {
        return new MemoryDesk(desk, new Portfolio(Money.of("10000.00"), List.of()), Optional.empty());
    }

    private SessionRef session(LocalDate day, Session session, Instant asOf) {
        return new SessionRef(desk.id(), day, session, asOf, true);
    }

    private static MemoryMarket market() {
        MemoryMarket market = new MemoryMarket();
        market.addRandomWalk(ACME, BARS, 1);
        market.addRandomWalk(INDEX, BARS, 2, 0.0005, 0.008);
        market.addRandomWalk(YOUNG, 20, 3);
        market.benchmark(INDEX);
        return market;
    }

    private LocalDate addDay(Symbol symbol, String open, String high, String low, String close) {
        LocalDate day = market.nextDate();
        market.add(symbol, bar(day, open, high, low, close));
        return day;
    }

    private static Bar bar(LocalDate day, String open, String high, String low, String close) {
        return new Bar(day, Price.of(open), Price.of(high), Price.of(low), Price.of(close), 1000);
    }

    private static String compact(LocalDate date) {
        return date.toString().replace("-", "");
    }
}
