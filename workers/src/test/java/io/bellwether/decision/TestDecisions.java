package io.bellwether.decision;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decisions for tests, put together word by word. */
public final class TestDecisions {
    private final SessionRef session;
    private final List<ThesisReview> theses = new ArrayList<>();
    private final List<ProposedTrade> trades = new ArrayList<>();

    private TestDecisions(SessionRef session) {
        this.session = session;
    }

    public static TestDecisions in(SessionRef session) {
        return new TestDecisions(session);
    }

    /** A trade with conviction 60 and win probability 0.6 over five sessions. */
    public TestDecisions trade(Action action, String symbol) {
        return trade(action, symbol, "0.6", 60, 5);
    }

    public TestDecisions trade(Action action, String symbol, String winProbability, int conviction, int horizonDays) {
        trades.add(new ProposedTrade(
                trades.size() + 1,
                action,
                new Symbol(symbol),
                Optional.empty(),
                Optional.empty(),
                OrderType.MARKET,
                Optional.empty(),
                Optional.empty(),
                conviction,
                new BigDecimal(winProbability).setScale(4),
                new BigDecimal("0.100000"),
                new BigDecimal("0.050000"),
                horizonDays,
                symbol + " is expected to rise.",
                symbol + " is cheap.",
                "It may fall."));
        return this;
    }

    public TestDecisions review(String thesisId, ThesisReview.Verdict verdict) {
        theses.add(new ThesisReview(thesisId, verdict, "Said " + verdict, Optional.empty(), Optional.empty()));
        return this;
    }

    public TestDecisions change(String thesisId, String statement, Integer horizonDays) {
        theses.add(new ThesisReview(
                thesisId,
                ThesisReview.Verdict.CHANGE,
                "It changed.",
                Optional.of(statement),
                Optional.ofNullable(horizonDays)));
        return this;
    }

    public Decision build() {
        return new Decision(
                session.key(),
                session.desk(),
                session.tradingDate(),
                session.session(),
                session.asOf(),
                "test",
                "a",
                "m",
                "r",
                "e",
                "k",
                50,
                theses,
                trades);
    }
}
