package io.bellwether.decision.db;

import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The decision log in PostgreSQL: written once, never changed. */
@Repository
class JpaDecisionLog implements DecisionLog {
    private final DecisionJpaRepository decisions;
    private final DecisionTradeJpaRepository trades;
    private final ThesisTable theses;
    private final PastDecisionQuery pastDecisions;
    private final OutcomeTable outcomes;

    JpaDecisionLog(
            DecisionJpaRepository decisions, DecisionTradeJpaRepository trades, ThesisTable theses, JdbcClient db) {
        this.decisions = decisions;
        this.trades = trades;
        this.theses = theses;
        this.pastDecisions = new PastDecisionQuery(db);
        this.outcomes = new OutcomeTable(db);
    }

    @Override
    @Transactional
    public void record(Decision decision, String attemptId, Supplier<String> answer) {
        if (decisions.insertOnce(DecisionEntity.advised(decision, attemptId, answer.get()))) {
            insertTrades(decision);
            theses.record(decision);
        }
    }

    @Override
    @Transactional
    public void recordRebalance(Decision decision, String plan) {
        if (decisions.insertOnce(DecisionEntity.rebalanced(decision, plan))) {
            insertTrades(decision);
        }
    }

    private void insertTrades(Decision decision) {
        trades.insert(decision.trades().stream()
                .map(trade -> DecisionTradeEntity.of(decision.id(), trade))
                .toList());
    }

    @Override
    @Transactional
    public void recordNone(StoredContext context, String why) {
        decisions.insertOnce(DecisionEntity.none(context, why));
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
