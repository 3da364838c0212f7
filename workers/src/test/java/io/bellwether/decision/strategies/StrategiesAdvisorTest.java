package io.bellwether.decision.strategies;

import static io.bellwether.decision.TestContexts.ACME;
import static io.bellwether.decision.TestContexts.BOLT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.decision.json.TestFormats;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import io.bellwether.research.domain.Regime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategiesAdvisorTest {
    private final StrategiesAdvisor advisor =
            new StrategiesAdvisor(new NoDesks(), TestFormats.contexts(), TestFormats.answers());

    @Test
    void buysTheBreakoutWithNumbersDerivedFromItsScore() {
        ProposedTrade buy = trade(decide(TestContexts.context()), ACME);
        assertThat(buy.action()).isEqualTo(Action.BUY);
        assertThat(buy.orderType()).isEqualTo(OrderType.MARKET);
        assertThat(buy.stopPrice()).contains(Price.of("9.40"));
        assertThat(buy.expectedLoss()).isEqualByComparingTo("0.06");
        assertThat(buy.expectedGain()).isEqualByComparingTo("0.09");
        assertThat(buy.weight().orElseThrow()).isEqualByComparingTo("0.16");
        assertThat(buy.conviction()).isEqualTo(79);
        assertThat(buy.winProbability()).isEqualByComparingTo("0.6010");
        assertThat(buy.horizonDays()).isEqualTo(10);
        assertThat(buy.expectedOutcome())
                .isEqualTo("From 10.00 towards 10.90 within 10 sessions; given up at the stop of 9.40.");
        assertThat(buy.reasoning())
                .startsWith("Panel score +0.67: SimpleMA +1.00 (price 10.00 and 10-day average 9.70")
                .contains("Breakout +0.73 (price above its 20-day range of 8.70 to 9.90)");
        assertThat(buy.risks()).isEqualTo("A stop-out costs 6.0 % of the position.");
    }

    @Test
    void sellsAPositionThePanelHasTurnedAgainst() {
        ProposedTrade sell = trade(decide(TestContexts.context()), BOLT);
        assertThat(sell.action()).isEqualTo(Action.SELL);
        assertThat(sell.orderType()).isEqualTo(OrderType.MARKET);
        assertThat(sell.quantity()).as("everything").isEmpty();
        assertThat(sell.conviction()).isEqualTo(82);
        assertThat(sell.reasoning()).startsWith("The panel has turned against it, score -0.55: SimpleMA -0.93");
        assertThat(sell.expectedOutcome())
                .isEqualTo("Closes the position at about 4.00 with -11.1 % (-50.00 USD) after 1 sessions.");
    }

    @Test
    void ordersAThinShareWithALimitNearTheQuote() {
        DeskContext thin = withInstruments(TestContexts.instrument(
                ACME,
                "10.00",
                Optional.of(TestContexts.indicators(
                        "9.70", "9.40", "8.80", "62", "0.30", "0.14", "0.35", "9.90", "8.70", "60000"))));
        ProposedTrade buy = trade(decide(thin), ACME);
        assertThat(buy.orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(buy.limitPrice()).contains(Price.of("10.05"));
        assertThat(buy.risks()).contains("Thin trading (60000 USD a day)");
    }

    @Test
    void buysNothingBelowTheDesksTurnoverOrWithAStalePriceOrWithoutCash() {
        InstrumentFacts rising = TestContexts.instrument(ACME, "10.00", Optional.of(TestContexts.rising()));
        InstrumentFacts stale = new InstrumentFacts(
                ACME, "", "", rising.price(), rising.priceAsOf(), false, List.of(), rising.indicators());
        InstrumentFacts untraded = TestContexts.instrument(
                ACME,
                "10.00",
                Optional.of(TestContexts.indicators(
                        "9.70", "9.40", "8.80", "62", "0.30", "0.14", "0.35", "9.90", "8.70", "19999")));
        assertThat(decide(withInstruments(rising)).trades()).hasSize(1);
        assertThat(decide(withInstruments(stale)).trades()).isEmpty();
        assertThat(decide(withInstruments(untraded)).trades()).isEmpty();
        assertThat(decide(withCash(withInstruments(rising), "1600.00")).trades())
                .isEmpty();
    }

    @Test
    void buysTheBestThreeAtMostAndTheSymbolDecidesBetweenEquals() {
        List<InstrumentFacts> many = new ArrayList<>();
        for (String symbol : List.of("EEE", "DDD", "CCC", "BBB", "AAA")) {
            many.add(TestContexts.instrument(new Symbol(symbol), "10.00", Optional.of(TestContexts.rising())));
        }
        assertThat(decide(withInstruments(many.toArray(InstrumentFacts[]::new))).trades())
                .extracting(trade -> trade.symbol().value())
                .containsExactly("AAA", "BBB", "CCC");
    }

    @Test
    void asksForMoreInAFallingMarket() {
        // score 0.33: enough in a ranging market, where 0.30 is the mark, too little in a falling one with 0.40
        DeskContext context = withInstruments(TestContexts.instrument(
                ACME,
                "10.00",
                Optional.of(TestContexts.indicators(
                        "9.60", "9.40", "9.00", "55", "0.30", "0.15", "0.60", "10.40", "9.00", "2000000"))));
        assertThat(decide(context).trades()).hasSize(1);
        assertThat(decide(withRegime(context, Regime.TREND_DOWN)).trades()).isEmpty();
        assertThat(decide(withRegime(context, Regime.VOLATILE)).trades()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, CONFIRM", "WORKING, CONFIRM", "EXPIRED, CLOSE", "REJECTED, CLOSE"})
    void keepsAThesisWhosePurchaseIsStillOnItsWay(String order, ThesisReview.Verdict verdict) {
        assertThat(decide(withOrder(order)).theses())
                .extracting(ThesisReview::thesisId, ThesisReview::verdict)
                .containsExactly(tuple("ctx-20261119-close-MUTE", verdict));
    }

    /** MUTE has a thesis and an order, and no share is held. */
    private static DeskContext withOrder(String state) {
        DeskContext base = withInstruments(TestContexts.context().instruments().toArray(InstrumentFacts[]::new));
        return new DeskContext(
                base.contextId(),
                base.desk(),
                base.portfolio(),
                base.market(),
                base.instruments(),
                List.of(new ThesisFacts(
                        "ctx-20261119-close-MUTE",
                        TestContexts.MUTE,
                        TestContexts.DAY.minusDays(1),
                        "MUTE speaks up.",
                        60,
                        new BigDecimal("0.55"),
                        TestContexts.DAY.plusDays(14))),
                List.of(),
                Optional.empty(),
                List.of(new PastDecision(
                        "ctx-20261119-close",
                        TestContexts.DAY.minusDays(1),
                        Session.CLOSE,
                        "strategies",
                        true,
                        60,
                        List.of(new PastDecision.PastTrade(
                                Action.BUY, TestContexts.MUTE, 60, 10, Optional.of(state), Optional.empty())))));
    }

    @Test
    void theSameContextGivesTheSameBytes() {
        String context = TestFormats.contexts().write(TestContexts.context());
        String first = ask(context);
        assertThat(ask(context)).isEqualTo(first);
        assertThat(new StrategiesAdvisor(new NoDesks(), TestFormats.contexts(), TestFormats.answers())
                        .ask(request(context))
                        .text())
                .isEqualTo(first);
    }

    @Test
    void describesTheMarketAndThePortfolio() {
        Decision decision = decide(TestContexts.context());
        assertThat(decision.analysis())
                .isEqualTo("Five strategies scored 2 of 3 instruments; 1 reach today's buy mark of +0.30."
                        + " Best: ACME +0.67, BOLT -0.55.");
        assertThat(decision.marketConditions())
                .isEqualTo("INDEX at 101.50, +1.2 % in 5 sessions, -3.1 % in 20, volatility 18.0 % a year."
                        + " Regime: ranging. 50.0 % of the instruments are above their 50-day average.");
        assertThat(decision.riskAssessment())
                .isEqualTo("Equity is 4.8 % below its peak; 1 positions are open, 96.0 % of equity is cash.");
    }

    private Decision decide(DeskContext context) {
        String answer = ask(TestFormats.contexts().write(context));
        return switch (TestFormats.answers().read(answer, context, "strategies")) {
            case CheckedAnswer.Valid valid -> valid.decision();
            case CheckedAnswer.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private String ask(String context) {
        return advisor.ask(request(context)).text();
    }

    private static Advisor.Request request(String context) {
        return new Advisor.Request("ctx-20261120-morning", context, Session.MORNING, List.of(), Optional.empty());
    }

    private static ProposedTrade trade(Decision decision, Symbol symbol) {
        return decision.trades().stream()
                .filter(trade -> trade.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static DeskContext withInstruments(InstrumentFacts... instruments) {
        DeskContext base = TestContexts.context();
        PortfolioFacts empty = new PortfolioFacts(
                Money.of("10000.00"), Money.of("10000.00"), Money.of("10000.00"), BigDecimal.ZERO, List.of());
        return new DeskContext(
                base.contextId(),
                base.desk(),
                empty,
                base.market(),
                List.of(instruments),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static DeskContext withCash(DeskContext base, String cash) {
        PortfolioFacts poor = new PortfolioFacts(
                Money.of(cash), Money.of("10000.00"), Money.of("10000.00"), BigDecimal.ZERO, List.of());
        return new DeskContext(
                base.contextId(),
                base.desk(),
                poor,
                base.market(),
                base.instruments(),
                List.of(),
                List.of(),
                Optional.empty(),
                base.history());
    }

    private static DeskContext withRegime(DeskContext base, Regime regime) {
        MarketFacts m = base.market();
        MarketFacts market = new MarketFacts(
                m.benchmark(),
                m.price(),
                m.return1(),
                m.return5(),
                m.return20(),
                m.volatility20(),
                regime,
                m.aboveSma50());
        return new DeskContext(
                base.contextId(),
                base.desk(),
                base.portfolio(),
                market,
                base.instruments(),
                List.of(),
                List.of(),
                Optional.empty(),
                base.history());
    }
}
