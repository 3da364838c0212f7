package io.bellwether.decision.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.MemoryDecisions;
import io.bellwether.decision.app.MemoryDesk;
import io.bellwether.decision.app.MemoryTheses;
import io.bellwether.decision.app.thesis.CloseFinishedTheses;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.OpenTrade.Exit;
import io.bellwether.decision.domain.OpenTrade.Forecast;
import io.bellwether.decision.domain.ThesisStanding;
import io.bellwether.decision.domain.ThesisStanding.ClosedBy;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.decision.domain.TradeOutcome.Ended;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordDecisionOutcomesTest {
    private static final Symbol ACME = new Symbol("ACME");
    private static final Forecast FORECAST = new Forecast(new BigDecimal("0.6000"), 60);
    // Tuesday 19 to Friday 22 November 2024, then Monday 25
    private static final LocalDate TUESDAY = LocalDate.of(2024, 11, 19);
    private static final LocalDate FRIDAY = LocalDate.of(2024, 11, 22);
    private static final LocalDate MONDAY = LocalDate.of(2024, 11, 25);

    private final MemoryMarket market = new MemoryMarket();
    private final MemoryDecisions log = new MemoryDecisions();
    private final MemoryTheses theses = new MemoryTheses();
    private final MemoryDesk desks =
            new MemoryDesk(TestDesks.desk("out"), new Portfolio(Money.ZERO, List.of()), Optional.empty());

    @Test
    void judgesFromTheOpenQuoteToTheCloseOfTheLastSessionOfTheHorizon() {
        bar(TUESDAY, "10.00", "10.40");
        bar(FRIDAY, "10.60", "10.80");
        bar(MONDAY, "11.20", "11.00");
        log.open.add(trade(Action.BUY, 4));
        run(MONDAY);
        assertThat(log.outcomes)
                .containsExactly(new TradeOutcome(
                        "out-20241119-morning",
                        1,
                        MONDAY,
                        Price.of("10.00"),
                        Price.of("11.00"),
                        new BigDecimal("0.10000000"),
                        true,
                        Ended.HORIZON,
                        FORECAST));
    }

    @Test
    void waitsUntilTheHorizonHasEnded() {
        bar(TUESDAY, "10.00", "10.40");
        bar(FRIDAY, "10.60", "10.80");
        log.open.add(trade(Action.BUY, 4));
        run(FRIDAY);
        assertThat(log.outcomes).isEmpty();
    }

    @Test
    void judgesLateWhatEndedWhileTheDeskWasAway() {
        bar(TUESDAY, "10.00", "10.40");
        bar(FRIDAY, "10.60", "10.80");
        bar(MONDAY, "11.20", "11.00");
        log.open.add(trade(Action.BUY, 3));
        run(MONDAY);
        assertThat(log.outcomes.getFirst().measuredOn()).isEqualTo(FRIDAY);
        assertThat(log.outcomes.getFirst().exit()).isEqualTo(Price.of("10.80"));
    }

    @Test
    void aShareThatDidNotTradeAtTheEndIsJudgedByItsLastClose() {
        bar(TUESDAY, "10.00", "10.40");
        bar(TUESDAY.plusDays(1), "10.00", "9.50");
        log.open.add(trade(Action.BUY, 3));
        run(FRIDAY);
        assertThat(log.outcomes.getFirst().exit()).isEqualTo(Price.of("9.50"));
    }

    @Test
    void aShareThatNeverTradedAgainStaysOpen() {
        bar(TUESDAY, "10.00", "10.40");
        log.open.add(trade(Action.BUY, 3));
        run(FRIDAY);
        assertThat(log.outcomes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // two ways of 20 basis points must be earned by a buy; a sell is right when the price falls
        "BUY, 10.04, false, 0.00400000",
        "BUY, 10.05, true, 0.00500000",
        "BUY, 9.00, false, -0.10000000",
        "SELL, 9.99, true, 0.00100000",
        "SELL, 10.00, false, 0.00000000",
        "SELL, 11.00, false, -0.10000000"
    })
    void winsByTheRuleOfItsSide(Action action, String exit, boolean won, BigDecimal result) {
        bar(TUESDAY, "10.00", "10.40");
        bar(FRIDAY, "10.00", exit);
        log.open.add(trade(action, 3));
        run(FRIDAY);
        assertThat(log.outcomes.getFirst().won()).isEqualTo(won);
        assertThat(log.outcomes.getFirst().result()).isEqualByComparingTo(result);
    }

    @Test
    void judgesATradeThatWasSoldBeforeItsHorizonEndedAtWhatItWasSoldFor() {
        bar(TUESDAY, "10.00", "10.40");
        bar(FRIDAY, "10.60", "10.80");
        log.open.add(trade(Action.BUY, 9, Optional.of(new Exit(FRIDAY, Price.of("9.20")))));
        run(FRIDAY);
        assertThat(log.outcomes)
                .containsExactly(new TradeOutcome(
                        "out-20241119-morning",
                        1,
                        FRIDAY,
                        Price.of("10.00"),
                        Price.of("9.20"),
                        new BigDecimal("-0.08000000"),
                        false,
                        Ended.CLOSED,
                        FORECAST));
    }

    @ParameterizedTest
    @CsvSource({
        // three sessions end on Friday: sold until then it is judged by the sale, later by Friday's close
        "2024-11-22, CLOSED, 9.20, 2024-11-22",
        "2024-11-25, HORIZON, 10.80, 2024-11-22"
    })
    void theEarlierEndCounts(LocalDate sold, Ended ended, String exit, LocalDate measuredOn) {
        bar(TUESDAY, "10.00", "10.40");
        bar(FRIDAY, "10.60", "10.80");
        bar(MONDAY, "11.20", "11.00");
        log.open.add(trade(Action.BUY, 3, Optional.of(new Exit(sold, Price.of("9.20")))));
        run(MONDAY);
        assertThat(log.outcomes.getFirst().ended()).isEqualTo(ended);
        assertThat(log.outcomes.getFirst().exit()).isEqualTo(Price.of(exit));
        assertThat(log.outcomes.getFirst().measuredOn()).isEqualTo(measuredOn);
    }

    @Test
    void closesThesesThatHaveNothingLeftToBeRightAbout() {
        theses.standing.add(new ThesisStanding("held", true, false, false, true));
        theses.standing.add(new ThesisStanding("ordered", false, true, false, false));
        theses.standing.add(new ThesisStanding("sold", false, false, false, true));
        theses.standing.add(new ThesisStanding("refused", false, false, false, false));
        run(FRIDAY);
        assertThat(theses.closed)
                .containsExactly(
                        Map.entry("sold", ClosedBy.POSITION_CLOSED), Map.entry("refused", ClosedBy.NEVER_TRADED));
    }

    private void run(LocalDate day) {
        new RecordDecisionOutcomes(desks, log, market, new CloseFinishedTheses(theses))
                .run(new SessionRef(desks.desk().id(), day, Session.CLOSE, MemoryMarket.close(day), true));
    }

    private static OpenTrade trade(Action action, int horizon) {
        return trade(action, horizon, Optional.empty());
    }

    private static OpenTrade trade(Action action, int horizon, Optional<Exit> exit) {
        return new OpenTrade(
                "out-20241119-morning", 1, action, ACME, TUESDAY, MemoryMarket.open(TUESDAY), horizon, FORECAST, exit);
    }

    private void bar(LocalDate day, String open, String close) {
        Price from = Price.of(open);
        Price to = Price.of(close);
        Price high = from.compareTo(to) > 0 ? from : to;
        Price low = from.compareTo(to) > 0 ? to : from;
        market.add(ACME, new Bar(day, from, high, low, to, 1000));
    }
}
