package io.bellwether.decision.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.TestProposals;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ACME at 10.00: RSI 62, ATR 0.30, SMAs 9.70, 9.40, 8.80, momentum 14 %; BOLT at 4.00 is held; INDEX at 101.50. */
class FactCheckTest {
    private static final DeskContext CONTEXT = TestContexts.bound();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSI14 of 62 and an ATR of 0.30 with the price at 10.00.",
                "RSI 62, SMA50 8.8, SMA20 = 9.40, momentum of 14 %.",
                "Momentum 0.14 over 20 sessions, volatility 35% a year.",
                "ACME trades at $10 above its 50-day average of 8.80.",
                "ACME trades near 10.2, BOLT has an RSI of 38.",
                "The price of 10.00 is above SMA20 (9.40).",
                "Its price may reach 12 once the RSI is 70.",
                "A target price of 12 and a stop at 9.40.",
                "The price is above 9.",
                "ACME reports on 2026-12-04.",
                "ACME and BOLT have RSI 62 and 38.",
                "BOLT is down 16 % over the last 20 sessions.",
                "Cash of 9600.00 USD, of it cash for purchases 9100.",
                "INDEX volatility is 18 %, breadth is 50 %.",
                "INDEX is up 0.5 % today.",
                "An RSI above 60 and a price below 11 speak for it.",
                "Price 10 of 20 days, RSI 14 days.",
                "The price 1.9 sigma below its mean, the price 8 % under it.",
                "Momentum +1.00 (+72.8 %), a vote.",
                "Volume was 1.4 times its mean.",
                "The 20-day high of 9.90 is broken.",
                "Earnings on 2026-12-04 are far away."
            })
    void whatIsRightOrNoFactIsNotBlamed(String reasoning) {
        assertThat(check(reasoning)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RSI14 of 72 shows strength.            | RSI14        | RSI14 of 72        | 62",
                "RSI is about 45.                       | RSI14        | RSI is about 45    | 62",
                "The price is 11.20 now.                | PRICE        | price is 11.20     | 10.00",
                "ACME trades at $12.                    | PRICE        | trades at $12      | 10.00",
                "SMA50 at 9.20.                         | SMA50        | SMA50 at 9.20      | 8.80",
                "Momentum of 24 %.                      | MOMENTUM20   | Momentum of 24 %   | 14 %",
                "Momentum -14%.                         | MOMENTUM20   | Momentum -14%      | 14 %",
                "Volatility of 20 %.                    | VOLATILITY20 | Volatility of 20 % | 35 %",
                "ACME reports on 2026-11-30.            | REPORT       | reports on 2026-11-30 | 2026-12-04",
                "up 14 % over the last 20 sessions, ATR 0.50. | ATR14  | ATR 0.50           | 0.30",
                "ACME is down 14 % over 20 sessions.    | CHANGE_20    | down 14 % over 20 sessions | 14 %",
                "The 20-day high of 11.40 is broken.    | HIGH20       | 20-day high of 11.40 | 9.90"
            })
    void aWrongNumberIsFound(String reasoning, String fact, String said, String given) {
        assertThat(check(reasoning))
                .containsExactly(
                        new Contradiction("trades[0].reasoning", Optional.of(TestContexts.ACME), fact, said, given));
    }

    @Test
    void theDeskAndTheMarketAreChecked() {
        assertThat(FactCheck.of(decision("Cash of 5000 USD and a drawdown of 9 %.", "up 2 % today", "r"), CONTEXT))
                .extracting(Contradiction::place, Contradiction::fact, Contradiction::given)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("analysis", "CASH", "9600.00 or 9100.00"),
                        org.assertj.core.groups.Tuple.tuple("analysis", "DRAWDOWN", "-4.762 %"),
                        org.assertj.core.groups.Tuple.tuple("market_conditions", "CHANGE", "0.5 %"));
    }

    @Test
    void aFactThatWasNotGivenIsInvented() {
        assertThat(FactCheck.of(decision("MUTE has an RSI of 55.", "m", "BOLT reports on 2026-12-01."), CONTEXT))
                .containsExactly(
                        new Contradiction(
                                "analysis",
                                Optional.of(TestContexts.MUTE),
                                "RSI14",
                                "RSI of 55",
                                "no such fact was given"),
                        new Contradiction(
                                "reasoning",
                                Optional.of(TestContexts.BOLT),
                                "REPORT",
                                "reports on 2026-12-01",
                                "no date was given"));
    }

    @Test
    void aThesisIsCheckedAgainstItsOwnShare() {
        Decision plain = decision("a", "m", "r");
        Decision reviewed = new Decision(
                plain.id(),
                plain.desk(),
                plain.tradingDate(),
                plain.session(),
                plain.asOf(),
                plain.advisor(),
                plain.analysis(),
                plain.marketConditions(),
                plain.reasoning(),
                plain.expectedOutcome(),
                plain.riskAssessment(),
                plain.confidence(),
                List.of(new ThesisReview(
                        "ctx-20261119-morning-BOLT",
                        ThesisReview.Verdict.CONFIRM,
                        "RSI 62 and rising.",
                        Optional.empty(),
                        Optional.empty())),
                List.of());
        assertThat(FactCheck.of(reviewed, CONTEXT))
                .containsExactly(new Contradiction(
                        "theses[0].reasoning", Optional.of(TestContexts.BOLT), "RSI14", "RSI 62", "38"));
    }

    private static List<Contradiction> check(String reasoning) {
        Decision plain = decision("a", "m", "r");
        ProposedTrade buy = TestProposals.buy("ACME").build();
        ProposedTrade trade = new ProposedTrade(
                1,
                buy.action(),
                new Symbol("ACME"),
                buy.quantity(),
                buy.weight(),
                buy.orderType(),
                buy.limitPrice(),
                buy.stopPrice(),
                buy.conviction(),
                buy.winProbability(),
                buy.expectedGain(),
                buy.expectedLoss(),
                5,
                "RSI 99",
                reasoning,
                "price 99");
        return FactCheck.of(
                new Decision(
                        plain.id(),
                        plain.desk(),
                        plain.tradingDate(),
                        plain.session(),
                        plain.asOf(),
                        plain.advisor(),
                        plain.analysis(),
                        plain.marketConditions(),
                        plain.reasoning(),
                        plain.expectedOutcome(),
                        plain.riskAssessment(),
                        plain.confidence(),
                        List.of(),
                        List.of(trade)),
                CONTEXT);
    }

    private static Decision decision(String analysis, String market, String reasoning) {
        return new Decision(
                "ctx-20261120-morning",
                CONTEXT.desk().id(),
                TestContexts.DAY,
                Session.MORNING,
                TestContexts.AS_OF,
                "model",
                analysis,
                market,
                reasoning,
                "The price will be 99.",
                "The price is 1.",
                60,
                List.of(),
                List.of());
    }
}
