package io.bellwether.decision.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.answer.CheckAnswer;
import io.bellwether.decision.app.calibration.CalibratedProbability;
import io.bellwether.decision.app.calibration.Forecasts;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.json.TestFormats;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.reporting.app.ExplainDecision;
import io.bellwether.reporting.domain.explain.Explanation;
import io.bellwether.reporting.domain.explain.ExplanationPage;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A model names a wrong number as a fact: it is kept, shown, and counts against the forecast that rests on it. */
@DatabaseTest
class ContradictionsIT {
    private static final DeskId DESK = new DeskId("wrong");
    private static final String ID = "wrong-20261120-morning";

    @Autowired
    Desks desks;

    @Autowired
    Contexts contexts;

    @Autowired
    Attempts attempts;

    @Autowired
    CheckAnswer checkAnswer;

    @Autowired
    ExplainDecision explainDecision;

    @Autowired
    Forecasts forecasts;

    @Autowired
    CalibratedProbability calibratedProbability;

    @Autowired
    JdbcClient db;

    @Test
    void aWrongNumberIsKeptShownAndCountsAgainstItsForecast() {
        desks.save(TestDesks.desk(DESK.value()));
        String first = answered(TestContexts.DAY, "RSI14 of 72 shows strength.", "RSI14 of 38 is weak.");
        assertThat(checkAnswer.run(first).valid()).isTrue();
        assertThat(checkAnswer.run(first).valid()).as("twice is once").isTrue();

        Explanation explained = explainDecision.run(ID);
        assertThat(explained.contradictions())
                .containsExactly(new Explanation.Wrong(
                        "trades[0].reasoning", java.util.Optional.of("ACME"), "RSI14", "RSI14 of 72", "62"));
        assertThat(new ExplanationPage().of(explained, ExplanationPage.Extras.NONE))
                .contains("One number in it contradicts the facts that it was given.")
                .contains("ACME: \u201cRSI14 of 72\u201d, the facts say 62 (reasoning of trade 1)");

        outcome(1);
        outcome(2);
        LocalDate judgedOn = TestContexts.DAY.plusDays(7);
        List<ScoredForecast> judged = forecasts.judged(DESK, judgedOn, judgedOn);
        assertThat(judged).extracting(ScoredForecast::won).containsExactly(true, true);
        assertThat(judged).extracting(ScoredForecast::contradicted).containsExactly(true, false);
        assertThat(Calibration.of(judged).hits()).isEqualTo(1);
        assertThat(judged.getFirst().squaredError()).isEqualByComparingTo("0.36");
        assertThat(judged.getLast().squaredError()).isEqualByComparingTo("0.16");

        String later = answered(TestContexts.DAY.plusDays(14), "RSI14 of 62 shows strength.", "Weak.");
        checkAnswer.run(later);
        assertThat(explainDecision.run("wrong-20261204-morning").contradictions())
                .isEmpty();
        ProbabilityCalibration record = calibratedProbability.forDecision("wrong-20261204-morning");
        assertThat(record.tenths().get(6)).isEqualTo(new ProbabilityCalibration.Track(1, 0));
    }

    private String answered(LocalDate day, String whyBuy, String whySell) {
        DeskContext c = TestContexts.context(DESK.value());
        DeskContext context = new DeskContext(
                "wrong-%s-morning".formatted(day.toString().replace("-", "")),
                new DeskContext.DeskFacts(
                        DESK,
                        day,
                        Session.MORNING,
                        c.desk().asOf(),
                        c.desk().execution(),
                        false,
                        1,
                        c.desk().rules()),
                c.portfolio(),
                c.market(),
                c.instruments(),
                List.of(),
                c.news(),
                c.framework(),
                c.history());
        contexts.store(new StoredContext(
                new DecisionKey(DESK, day, Session.MORNING),
                TestContexts.AS_OF,
                TestFormats.contexts().write(context)));
        Attempt attempt = attempts.open(Attempt.pending(context.contextId(), "model", 0, 0));
        attempts.answered(attempt.id(), Advisor.Answer.plain(answer(whyBuy, whySell), "m-1"), 1, Attempts.Cost.NOTHING);
        return attempt.id();
    }

    private void outcome(int n) {
        db.sql("""
                        insert into decision_outcome (decision_id, n, measured_on, entry_price, exit_price, return, won,
                            ended, win_probability, conviction)
                        values (:id, :n, :on, 10, 11, 0.1, true, 'HORIZON', 0.6, 70)
                        """)
                .param("id", ID)
                .param("n", n)
                .param("on", TestContexts.DAY.plusDays(7))
                .update();
    }

    private static String answer(String whyBuy, String whySell) {
        return """
                {"analysis":"a","market_conditions":"m","reasoning":"r","expected_outcome":"e","risk_assessment":"k",
                 "confidence":60,"theses":[],"trades":[%s,%s]}""".formatted(
                        trade("BUY", "ACME", "0.1", "9.50", whyBuy), trade("SELL", "BOLT", "null", "null", whySell));
    }

    private static String trade(String action, String symbol, String weight, String stop, String why) {
        return """
                {"action":"%s","symbol":"%s","quantity":null,"weight":%s,"order_type":"MARKET","limit_price":null,
                 "stop_price":%s,"conviction":70,"win_probability":0.6,"expected_gain":0.1,"expected_loss":0.06,
                 "horizon_days":5,"expected_outcome":"e","reasoning":"%s","risks":"k"}""".formatted(action, symbol, weight, stop, why);
    }
}
