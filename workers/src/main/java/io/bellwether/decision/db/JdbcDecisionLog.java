package io.bellwether.decision.db;

import io.bellwether.decision.app.DecisionLog;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The decision log in PostgreSQL: written once, never changed. */
@Repository
class JdbcDecisionLog implements DecisionLog {
    private final JdbcClient db;
    private final PastDecisionQuery pastDecisions;

    JdbcDecisionLog(JdbcClient db) {
        this.db = db;
        this.pastDecisions = new PastDecisionQuery(db);
    }

    /** The context of a session has the decision's own id: both are its natural key. */
    @Override
    @Transactional
    public void record(Decision decision, String attemptId, String answer) {
        int inserted = db.sql("""
                        insert into decision (id, desk_id, trading_date, session, as_of, context_id, attempt_id, outcome,
                            advisor, analysis, market_conditions, reasoning, expected_outcome, risk_assessment,
                            confidence, answer)
                        values (:id, :desk, :date, :session, :asOf, :id, :attempt, 'DECIDED', :advisor, :analysis,
                            :conditions, :reasoning, :expected, :risk, :confidence, cast(:answer as jsonb))
                        on conflict do nothing
                        """)
                .param("id", decision.id())
                .param("desk", decision.desk().value())
                .param("date", decision.tradingDate())
                .param("session", decision.session().name())
                .param("asOf", decision.asOf().atOffset(ZoneOffset.UTC))
                .param("attempt", attemptId)
                .param("advisor", decision.advisor())
                .param("analysis", decision.analysis())
                .param("conditions", decision.marketConditions())
                .param("reasoning", decision.reasoning())
                .param("expected", decision.expectedOutcome())
                .param("risk", decision.riskAssessment())
                .param("confidence", decision.confidence())
                .param("answer", answer)
                .update();
        if (inserted == 1) {
            decision.trades().forEach(trade -> insert(decision.id(), trade));
        }
    }

    private void insert(String decisionId, ProposedTrade trade) {
        db.sql("""
                        insert into decision_trade (decision_id, n, action, symbol, quantity, weight, order_type,
                            limit_price, stop_price, conviction, win_probability, expected_gain, expected_loss,
                            horizon_days, expected_outcome, reasoning, risks)
                        values (:decision, :n, :action, :symbol, :quantity, :weight, :type, :limit, :stop, :conviction,
                            :win, :gain, :loss, :horizon, :expected, :reasoning, :risks)
                        """)
                .param("decision", decisionId)
                .param("n", trade.n())
                .param("action", trade.action().name())
                .param("symbol", trade.symbol().value())
                .param("quantity", trade.quantity().map(Quantity::value).orElse(null))
                .param("weight", trade.weight().orElse(null))
                .param("type", trade.orderType().name())
                .param("limit", trade.limitPrice().map(Price::value).orElse(null))
                .param("stop", trade.stopPrice().map(Price::value).orElse(null))
                .param("conviction", trade.conviction())
                .param("win", trade.winProbability())
                .param("gain", trade.expectedGain())
                .param("loss", trade.expectedLoss())
                .param("horizon", trade.horizonDays())
                .param("expected", trade.expectedOutcome())
                .param("reasoning", trade.reasoning())
                .param("risks", trade.risks())
                .update();
    }

    @Override
    @Transactional
    public void recordNone(StoredContext context, String why) {
        db.sql("""
                        insert into decision (id, desk_id, trading_date, session, as_of, context_id, outcome, reasoning)
                        values (:id, :desk, :date, :session, :asOf, :id, 'NO_DECISION', :why) on conflict do nothing
                        """)
                .param("id", context.id())
                .param("desk", context.desk().value())
                .param("date", context.tradingDate())
                .param("session", context.session().name())
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
        return db.sql("""
                        select t.decision_id, t.n, t.action, t.symbol, d.trading_date, d.as_of, t.horizon_days
                        from decision d join decision_trade t on t.decision_id = d.id
                        left join decision_outcome o on o.decision_id = t.decision_id and o.n = t.n
                        where d.desk_id = :desk and d.as_of < :before and t.action in ('BUY', 'SELL')
                            and o.decision_id is null
                        order by d.as_of, t.decision_id, t.n
                        """)
                .param("desk", desk.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new OpenTrade(
                        row.getString("decision_id"),
                        row.getInt("n"),
                        Action.valueOf(row.getString("action")),
                        new Symbol(row.getString("symbol")),
                        row.getObject("trading_date", LocalDate.class),
                        row.getObject("as_of", OffsetDateTime.class).toInstant(),
                        row.getInt("horizon_days")))
                .list();
    }

    @Override
    @Transactional
    public void recordOutcome(TradeOutcome outcome) {
        db.sql("""
                        insert into decision_outcome (decision_id, n, measured_on, entry_price, exit_price, return, won)
                        values (:decision, :n, :on, :entry, :exit, :return, :won) on conflict do nothing
                        """)
                .param("decision", outcome.decisionId())
                .param("n", outcome.n())
                .param("on", outcome.measuredOn())
                .param("entry", outcome.entry().value())
                .param("exit", outcome.exit().value())
                .param("return", outcome.result())
                .param("won", outcome.won())
                .update();
    }
}
