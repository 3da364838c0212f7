package io.bellwether.decision.json;

import static io.bellwether.decision.TestContexts.ACME;
import static io.bellwether.decision.TestContexts.AS_OF;
import static io.bellwether.decision.TestContexts.BOLT;
import static io.bellwether.decision.TestContexts.DAY;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A good answer to {@link io.bellwether.decision.TestContexts#context()}: buy ACME, sell half of BOLT. */
final class TestAnswers {
    private TestAnswers() {}

    static Decision decision() {
        return new Decision(
                "ctx-20261120-morning",
                new DeskId("ctx"),
                DAY,
                Session.MORNING,
                AS_OF,
                "model",
                "ACME breaks out, BOLT breaks down.",
                "A quiet, ranging market.",
                "Follow the leader, leave the laggard.",
                "A small gain within three weeks.",
                "One new position; a stop limits it to 1 % of equity.",
                64,
                List.of(new ThesisReview(
                        "ctx-20261119-morning-BOLT",
                        ThesisReview.Verdict.CONFIRM,
                        "Weaker than hoped, not yet wrong.",
                        Optional.empty(),
                        Optional.empty())),
                List.of(buy(), sell()));
    }

    /** Every optional field is there once. */
    static Decision everyField() {
        Decision d = decision();
        ThesisReview changed = new ThesisReview(
                "ctx-20261119-morning-BOLT",
                ThesisReview.Verdict.CHANGE,
                "The turn takes longer.",
                Optional.of("BOLT turns after the report."),
                Optional.of(15));
        return new Decision(
                d.id(),
                d.desk(),
                d.tradingDate(),
                d.session(),
                d.asOf(),
                d.advisor(),
                d.analysis(),
                d.marketConditions(),
                d.reasoning(),
                d.expectedOutcome(),
                d.riskAssessment(),
                d.confidence(),
                List.of(changed),
                d.trades());
    }

    private static ProposedTrade buy() {
        return new ProposedTrade(
                1,
                Action.BUY,
                ACME,
                Optional.empty(),
                Optional.of(new BigDecimal("0.150000")),
                OrderType.LIMIT,
                Optional.of(Price.of("10.05")),
                Optional.of(Price.of("9.40")),
                66,
                new BigDecimal("0.5600"),
                new BigDecimal("0.090000"),
                new BigDecimal("0.060000"),
                12,
                "Towards 10.90 in 12 sessions.",
                "New 20-day high on rising averages.",
                "The breakout may fail.");
    }

    private static ProposedTrade sell() {
        return new ProposedTrade(
                2,
                Action.SELL,
                BOLT,
                Optional.of(Quantity.of(50)),
                Optional.empty(),
                OrderType.MARKET,
                Optional.empty(),
                Optional.empty(),
                70,
                new BigDecimal("0.6000"),
                new BigDecimal("0.080000"),
                new BigDecimal("0.050000"),
                5,
                "Half of the loss is taken.",
                "Below its range and its averages.",
                "It may recover.");
    }
}
