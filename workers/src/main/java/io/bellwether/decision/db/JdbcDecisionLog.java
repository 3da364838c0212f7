package io.bellwether.decision.db;

import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The decision log in PostgreSQL: written once, never changed. */
@Repository
class JdbcDecisionLog implements DecisionLog {
    private final JdbcClient db;
    private final JdbcOperations rows;
    private final ThesisTable theses;
    private final PastDecisionQuery pastDecisions;
    private final OutcomeTable outcomes;

    JdbcDecisionLog(JdbcClient db, JdbcOperations rows, ThesisTable theses) {
        this.db = db;
        this.rows = rows;
        this.theses = theses;
        this.pastDecisions = new PastDecisionQuery(db);
        this.outcomes = new OutcomeTable(db);
    }

    /** The context of a session has the decision's own id: both are its natural key. */
    @Override
    @Transactional
    public void record(Decision decision, String attemptId, Supplier<String> answer) {
        if (insert(decision, "ADVICE", decision.id(), attemptId, decision.confidence(), answer.get())) {
            insert(decision.id(), decision.trades());
            theses.record(decision);
        }
    }

    @Override
    @Transactional
    public void recordRebalance(Decision decision, String plan) {
        if (insert(decision, "REBALANCE", null, null, null, plan)) {
            insert(decision.id(), decision.trades());
        }
    }

    private boolean insert(
            Decision decision,
            String kind,
            @Nullable String context,
            @Nullable String attempt,
            @Nullable Integer confidence,
            String answer) {
        return db.sql("""
                        insert into decision (id, desk_id, trading_date, session, segment, as_of, kind, context_id, attempt_id,
                            outcome, advisor, analysis, market_conditions, reasoning, expected_outcome, risk_assessment,
                            confidence, answer)
                        values (:id, :desk, :date, :session, :segment, :asOf, :kind, :context, :attempt, 'DECIDED', :advisor,
                            :analysis, :conditions, :reasoning, :expected, :risk, :confidence, cast(:answer as jsonb))
                        on conflict do nothing
                        """)
                        .param("id", decision.id())
                        .param("desk", decision.desk().value())
                        .param("date", decision.tradingDate())
                        .param("session", decision.session().name())
                        .param("segment", decision.key().segment().value())
                        .param("asOf", decision.asOf().atOffset(ZoneOffset.UTC))
                        .param("kind", kind)
                        .param("context", context)
                        .param("attempt", attempt)
                        .param("advisor", decision.advisor())
                        .param("analysis", decision.analysis())
                        .param("conditions", decision.marketConditions())
                        .param("reasoning", decision.reasoning())
                        .param("expected", decision.expectedOutcome())
                        .param("risk", decision.riskAssessment())
                        .param("confidence", confidence)
                        .param("answer", answer)
                        .update()
                == 1;
    }

    private void insert(String decisionId, List<ProposedTrade> trades) {
        rows.batchUpdate(
                """
                insert into decision_trade (decision_id, n, action, symbol, quantity, weight, order_type,
                    limit_price, stop_price, conviction, win_probability, expected_gain, expected_loss,
                    horizon_days, expected_outcome, reasoning, risks)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                trades.stream()
                        .map(trade -> new @Nullable Object[] {
                            decisionId,
                            trade.n(),
                            trade.action().name(),
                            trade.symbol().value(),
                            trade.quantity().map(Quantity::value).orElse(null),
                            trade.weight().orElse(null),
                            trade.orderType().name(),
                            trade.limitPrice().map(Price::value).orElse(null),
                            trade.stopPrice().map(Price::value).orElse(null),
                            trade.conviction(),
                            trade.winProbability(),
                            trade.expectedGain(),
                            trade.expectedLoss(),
                            trade.horizonDays(),
                            trade.expectedOutcome(),
                            trade.reasoning(),
                            trade.risks()
                        })
                        .toList());
    }

    @Override
    @Transactional
    public void recordNone(StoredContext context, String why) {
        db.sql("""
                        insert into decision (id, desk_id, trading_date, session, segment, as_of, context_id, outcome,
                            reasoning)
                        values (:id, :desk, :date, :session, :segment, :asOf, :id, 'NO_DECISION', :why) on conflict do nothing
                        """)
                .param("id", context.id())
                .param("desk", context.desk().value())
                .param("date", context.tradingDate())
                .param("session", context.session().name())
                .param("segment", context.key().segment().value())
                .param("asOf", context.asOf().atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    @Override
    public List<PastDecision> history(DeskId desk, Instant before, int limit) {
        return pastDecisions.latest(desk, before, limit);
    }

    @Override
    public List<OpenTrade> withoutOutcome(DeskId desk, Instant before) {
        return outcomes.missing(desk, before);
    }

    @Override
    @Transactional
    public void recordOutcome(TradeOutcome outcome) {
        outcomes.insert(outcome);
    }
}
