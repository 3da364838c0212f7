package io.bellwether.marketdata.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.FetchFallbackMarketData;
import io.bellwether.marketdata.app.FetchFromFirstSource;
import io.bellwether.marketdata.app.FetchFromFurtherSources;
import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.SourceChoice;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import io.bellwether.marketdata.domain.Spread;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A desk whose market two vendors deliver; the trading date is Tuesday 2016-03-08. */
@DatabaseTest
@Import(VendorMarketIT.Planted.class)
class VendorMarketIT {
    private static final Symbol AAA = new Symbol("AAA");
    private static final Symbol BBB = new Symbol("BBB");
    private static final Symbol CCC = new Symbol("CCC");
    private static final LocalDate FRIDAY = LocalDate.of(2016, 3, 4);
    private static final LocalDate MONDAY = LocalDate.of(2016, 3, 7);
    private static final LocalDate TUESDAY = LocalDate.of(2016, 3, 8);
    private static final LocalDate WEDNESDAY = LocalDate.of(2016, 3, 9);
    private static final Instant OPEN = Instant.parse("2016-03-08T14:30:00Z");
    private static final Instant NOON = Instant.parse("2016-03-08T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2016-03-08T21:00:00Z");
    private static final Instant NEXT_OPEN = Instant.parse("2016-03-09T14:30:00Z");

    private static final PlantedSource FIRST = new PlantedSource("first");
    private static final PlantedSource SECOND = new PlantedSource("second");

    /** Two sources that have what the test plants. */
    @TestConfiguration
    static class Planted {
        @Bean
        MarketSource first() {
            return FIRST;
        }

        @Bean
        MarketSource second() {
            return SECOND;
        }
    }

    @Autowired
    Desks desks;

    @Autowired
    Markets markets;

    @Autowired
    MarketMembers members;

    @Autowired
    MarketReader reader;

    @Autowired
    SourceLog log;

    @Autowired
    DataIssues issues;

    @Autowired
    FetchMarketData fetchMarketData;

    @Autowired
    FetchFallbackMarketData fetchFallbackMarketData;

    @Autowired
    FetchFromFirstSource fetchFromFirstSource;

    @Autowired
    FetchFromFurtherSources fetchFromFurtherSources;

    private final PlantedSource first = FIRST;
    private final PlantedSource second = SECOND;
    private String market = "";

    @BeforeEach
    void openADeskOfItsOwn(TestInfo test) {
        first.clear();
        second.clear();
        market = "vendors-" + Integer.toHexString(test.getDisplayName().hashCode());
        markets.register(
                market,
                Market.Kind.VENDORS,
                "daily-bars=first,second;quotes=first,second;corporate-actions=first,second",
                Optional.empty());
        members.set(market, Set.of(AAA, BBB, CCC), FRIDAY);
        desks.save(new Desk(
                new DeskId("d" + market.substring(8)),
                "Test",
                Desk.Mode.PAPER,
                "paper",
                market,
                Optional.empty(),
                Money.of("10000"),
                false,
                DeskSettings.DEFAULT));
    }

    @Test
    void theFirstSourceDeliversEverythingAndNoOtherIsAsked() {
        plant(first, "AAA", "BBB", "CCC");

        assertThat(fetchMarketData.run(at(OPEN))).isTrue();

        assertThat(reader.bars(market, AAA, OPEN, 100)).containsExactly(bar(FRIDAY, "10"), bar(MONDAY, "11"));
        assertThat(reader.quote(market, AAA, OPEN))
                .contains(new LastPrice(
                        AAA,
                        OPEN,
                        Price.of("12"),
                        LastPrice.Kind.INTRADAY,
                        Optional.of(new Spread(Price.of("11.9"), Price.of("12.1")))));
        assertThat(first.asked())
                .containsExactly("bars AAA,BBB", "bars CCC", "actions AAA,BBB,CCC", "quotes AAA,BBB,CCC");
        assertThat(second.asked()).isEmpty();
        assertThat(log.at(market, DataKind.DAILY_BARS, OPEN).get(AAA))
                .isEqualTo(new SourceChoice(
                        market,
                        DataKind.DAILY_BARS,
                        AAA,
                        OPEN,
                        Optional.of("first"),
                        Optional.of(Instant.parse("2016-03-07T21:00:00Z")),
                        List.of()));
    }

    @Test
    void whatTheFirstSourceDoesNotKnowComesFromTheSecondAndTheReasonIsKept() {
        plant(first, "AAA", "BBB");
        plant(second, "AAA", "BBB", "CCC");

        assertThat(fetchMarketData.run(at(OPEN))).isFalse();
        assertThat(reader.bars(market, CCC, OPEN, 100)).isEmpty();
        fetchFallbackMarketData.run(at(OPEN));

        assertThat(reader.bars(market, CCC, OPEN, 100)).containsExactly(bar(FRIDAY, "10"), bar(MONDAY, "11"));
        assertThat(second.asked()).contains("bars CCC", "quotes CCC").noneMatch(ask -> ask.contains("AAA"));
        SourceChoice bars = log.at(market, DataKind.DAILY_BARS, OPEN).get(CCC);
        assertThat(bars.source()).contains("second");
        assertThat(bars.passed()).containsExactly(new Passed("first", "does not know CCC"));
        SourceChoice quote = log.at(market, DataKind.QUOTES, OPEN).get(CCC);
        assertThat(quote.source()).contains("second");
        assertThat(log.at(market, DataKind.QUOTES, OPEN).get(AAA).isFirstChoice())
                .isTrue();
    }

    @Test
    void aSourceThatIsGoneIsAnErrorThatTheModelAnswersWithTheNext() {
        first.fails(VendorFault.Kind.UNREACHABLE);
        plant(second, "AAA", "BBB", "CCC");

        assertThatThrownBy(() -> fetchMarketData.run(at(OPEN)))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessageContaining("delivered prices of the session before, 2016-03-07; ./bellwether doctor says");
        fetchFallbackMarketData.run(at(OPEN));

        assertThat(reader.quotes(market, OPEN)).containsOnlyKeys(AAA, BBB, CCC);
        assertThat(log.at(market, DataKind.DAILY_BARS, OPEN).get(BBB).passed())
                .containsExactly(new Passed("first", "first is gone"));
    }

    @Test
    void whenNoSourceDeliversNothingIsMadeUp() {
        first.fails(VendorFault.Kind.THROTTLED);
        second.fails(VendorFault.Kind.BLOCKED);

        assertThatThrownBy(() -> fetchFallbackMarketData.run(at(OPEN))).isInstanceOf(BpmnErrorException.class);

        assertThat(reader.quotes(market, OPEN)).isEmpty();
        assertThat(log.at(market, DataKind.DAILY_BARS, OPEN).get(AAA))
                .satisfies(choice -> assertThat(choice.source()).isEmpty())
                .satisfies(choice -> assertThat(choice.passed())
                        .containsExactly(new Passed("first", "first is gone"), new Passed("second", "second is gone")));
    }

    @Test
    void thePlugOfASourcePulledAtNoonChangesTheRecordedSourceAndNothingElse() {
        plant(first, "AAA", "BBB", "CCC");
        plant(second, "AAA", "BBB", "CCC");
        fetchMarketData.run(at(OPEN));
        for (String symbol : List.of("AAA", "BBB", "CCC")) {
            second.quote(symbol, "12.4", "12.6", NOON.minusSeconds(20));
        }
        first.fails(VendorFault.Kind.UNREACHABLE);

        assertThatThrownBy(() -> fetchFromFirstSource.run(at(Session.MIDDAY, NOON)))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessageContaining("delivered prices of 2016-03-08");
        fetchFromFurtherSources.run(at(Session.MIDDAY, NOON));

        assertThat(reader.quote(market, AAA, NOON).orElseThrow().price()).isEqualTo(Price.of("12.5"));
        assertThat(reader.bars(market, AAA, NOON, 100)).containsExactly(bar(FRIDAY, "10"), bar(MONDAY, "11"));
        assertThat(log.at(market, DataKind.QUOTES, NOON).values())
                .allSatisfy(choice -> assertThat(choice.source()).contains("second"))
                .allSatisfy(
                        choice -> assertThat(choice.passed()).containsExactly(new Passed("first", "first is gone")));
        assertThat(log.at(market, DataKind.QUOTES, OPEN).get(AAA).source()).contains("first");
    }

    @Test
    void whatTheFirstSourceLacksAtNoonIsAskedOfTheFurtherOnesAndNothingElse() {
        plant(first, "AAA", "BBB", "CCC");
        plant(second, "AAA", "BBB", "CCC");
        fetchMarketData.run(at(OPEN));
        first.quote("AAA", "12.4", "12.6", NOON);
        first.quote("BBB", "12.4", "12.6", NOON);
        second.quote("CCC", "12.4", "12.6", NOON);

        assertThat(fetchFromFirstSource.run(at(Session.MIDDAY, NOON))).isFalse();
        assertThat(second.asked()).isEmpty();
        fetchFromFurtherSources.run(at(Session.MIDDAY, NOON));

        assertThat(second.asked()).containsExactly("quotes CCC");
        assertThat(reader.quote(market, CCC, NOON).orElseThrow().price()).isEqualTo(Price.of("12.5"));
        assertThat(log.at(market, DataKind.QUOTES, NOON).get(AAA).source()).contains("first");
        assertThat(log.at(market, DataKind.QUOTES, NOON).get(CCC).source()).contains("second");
    }

    @Test
    void anOldOrCrossedQuoteIsSaidAndNotStored() {
        plant(first, "AAA", "BBB", "CCC");
        fetchMarketData.run(at(OPEN));
        first.quote("AAA", "12.4", "12.6", NOON.minusSeconds(3_600));
        first.quote("BBB", "12.6", "12.4", NOON);
        first.quote("CCC", "12.4", "12.6", NOON);

        assertThat(fetchFromFirstSource.run(at(Session.MIDDAY, NOON))).isFalse();

        Map<Symbol, SourceChoice> choices = log.at(market, DataKind.QUOTES, NOON);
        assertThat(choices.get(AAA).passed().getFirst().reason()).isEqualTo("stale: the quote is 60 minutes old");
        assertThat(choices.get(BBB).passed().getFirst().reason()).isEqualTo("crossed: bid 12.60 above ask 12.40");
        assertThat(choices.get(CCC).source()).contains("first");
        assertThat(reader.quote(market, AAA, NOON).orElseThrow().asOf()).isEqualTo(OPEN);
        assertThat(reader.quote(market, CCC, NOON).orElseThrow().price()).isEqualTo(Price.of("12.5"));
    }

    @Test
    void theDaysOwnBarIsKnownAtTheCloseAndNotBefore() {
        plant(first, "AAA", "BBB", "CCC");
        for (String symbol : List.of("AAA", "BBB", "CCC")) {
            first.bar(symbol, TUESDAY, "13");
        }
        fetchMarketData.run(at(OPEN));
        quoteAtNoon();
        fetchFromFirstSource.run(at(Session.MIDDAY, NOON));
        assertThat(reader.sessionBar(market, AAA, TUESDAY, NOON)).isEmpty();

        fetchFromFirstSource.run(at(Session.CLOSE, CLOSE));

        assertThat(reader.sessionBar(market, AAA, TUESDAY, CLOSE)).contains(bar(TUESDAY, "13"));
        assertThat(reader.quote(market, AAA, CLOSE))
                .contains(new LastPrice(AAA, CLOSE, Price.of("13"), LastPrice.Kind.CLOSE));
        assertThat(reader.sessionBar(market, AAA, TUESDAY, NOON)).isEmpty();
    }

    @Test
    void theVendorOfTheLastSessionMayCorrectItAndAnotherOneMayNot() {
        plant(first, "AAA", "BBB", "CCC");
        plant(second, "AAA", "BBB", "CCC");
        fetchMarketData.run(at(OPEN));
        first.bar("AAA", MONDAY, "11.5");
        first.bar("AAA", TUESDAY, "12");
        second.bar("BBB", MONDAY, "11.7");
        second.bar("BBB", TUESDAY, "12");
        first.quote("AAA", "12", "12.2", NEXT_OPEN);
        second.quote("BBB", "12", "12.2", NEXT_OPEN);

        fetchFallbackMarketData.run(new SessionRef(desk(), WEDNESDAY, Session.MORNING, NEXT_OPEN, true));

        assertThat(reader.bars(market, AAA, NEXT_OPEN, 2)).containsExactly(bar(MONDAY, "11.5"), bar(TUESDAY, "12"));
        assertThat(reader.bars(market, BBB, NEXT_OPEN, 2)).containsExactly(bar(MONDAY, "11"), bar(TUESDAY, "12"));
        assertThat(log.at(market, DataKind.DAILY_BARS, NEXT_OPEN).get(BBB).passed())
                .containsExactly(new Passed("first", "its last bar is of 2016-03-07, wanted is 2016-03-08"));
    }

    @Test
    void aSplitOfTodayIsKnownInTheMorningAndAnUnexplainedOneIsAnIssue() {
        plant(first, "AAA", "BBB", "CCC");
        first.bar("BBB", MONDAY, "100");
        first.action(new CorporateAction.Split(AAA, TUESDAY, new BigDecimal("2"), BigDecimal.ONE));

        fetchMarketData.run(at(OPEN));

        assertThat(reader.corporateActions(market, Set.of(AAA), OPEN)).hasSize(1);
        assertThat(reader.bars(market, AAA, OPEN, 100)).containsExactly(bar(FRIDAY, "5"), bar(MONDAY, "5.5"));
        assertThat(issues.list(market, 10))
                .extracting(issue -> issue.symbol().orElseThrow() + " " + issue.kind())
                .containsExactly("BBB " + DataIssue.Kind.POSSIBLE_SPLIT);
        assertThat(issues.blockedSymbols(market, OPEN)).containsExactly(BBB);
    }

    @Test
    void aSymbolThatLeftTheMarketIsDeliveredOnAndTradedNoMore() {
        plant(first, "AAA", "BBB", "CCC");
        fetchMarketData.run(at(OPEN));
        quoteAtNoon();
        fetchFromFirstSource.run(at(Session.MIDDAY, NOON));
        members.set(market, Set.of(AAA, BBB), WEDNESDAY);
        for (String symbol : List.of("AAA", "BBB", "CCC")) {
            first.bar(symbol, TUESDAY, "12");
            first.quote(symbol, "12", "12.2", NEXT_OPEN);
        }

        assertThat(fetchMarketData.run(new SessionRef(desk(), WEDNESDAY, Session.MORNING, NEXT_OPEN, true)))
                .isTrue();

        assertThat(reader.instruments(market, NEXT_OPEN))
                .extracting(Instrument::symbol)
                .containsExactly(AAA, BBB);
        assertThat(reader.instruments(market, NOON))
                .extracting(Instrument::symbol)
                .containsExactly(AAA, BBB, CCC);
        assertThat(reader.bars(market, CCC, NEXT_OPEN, 1)).containsExactly(bar(TUESDAY, "12"));
        assertThat(reader.quote(market, CCC, NEXT_OPEN).orElseThrow().asOf()).isEqualTo(NEXT_OPEN);
    }

    private void quoteAtNoon() {
        for (String symbol : List.of("AAA", "BBB", "CCC")) {
            first.quote(symbol, "12.4", "12.6", NOON);
        }
    }

    /** Two sessions and a quote of the open. */
    private static void plant(PlantedSource source, String... symbols) {
        for (String symbol : symbols) {
            source.bar(symbol, FRIDAY, "10");
            source.bar(symbol, MONDAY, "11");
            source.quote(symbol, "11.9", "12.1", OPEN);
        }
    }

    private static Bar bar(LocalDate date, String price) {
        Price all = Price.of(price);
        return new Bar(date, all, all, all, all, price.startsWith("5") ? 2000 : 1000);
    }

    private SessionRef at(Instant asOf) {
        return at(Session.MORNING, asOf);
    }

    private SessionRef at(Session session, Instant asOf) {
        return new SessionRef(desk(), TUESDAY, session, asOf, true);
    }

    private DeskId desk() {
        return new DeskId("d" + market.substring(8));
    }
}
