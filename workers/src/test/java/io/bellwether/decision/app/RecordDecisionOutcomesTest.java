package io.bellwether.decision.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.TradeOutcome;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordDecisionOutcomesTest {
    private static final Symbol ACME = new Symbol("ACME");
    // Tuesday 19 to Friday 22 November 2024, then Monday 25
    private static final LocalDate TUESDAY = LocalDate.of(2024, 11, 19);
    private static final LocalDate FRIDAY = LocalDate.of(2024, 11, 22);
    private static final LocalDate MONDAY = LocalDate.of(2024, 11, 25);

    private final MemoryMarket market = new MemoryMarket();
    private final MemoryDecisions log = new MemoryDecisions();
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
                        true));
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

    private void run(LocalDate day) {
        new RecordDecisionOutcomes(desks, log, market)
                .run(new SessionRef(desks.desk().id(), day, Session.CLOSE, MemoryMarket.close(day), true));
    }

    private static OpenTrade trade(Action action, int horizon) {
        return new OpenTrade("out-20241119-morning", 1, action, ACME, TUESDAY, MemoryMarket.open(TUESDAY), horizon);
    }

    private void bar(LocalDate day, String open, String close) {
        Price from = Price.of(open);
        Price to = Price.of(close);
        Price high = from.compareTo(to) > 0 ? from : to;
        Price low = from.compareTo(to) > 0 ? to : from;
        market.add(ACME, new Bar(day, from, high, low, to, 1000));
    }
}
