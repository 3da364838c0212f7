package io.bellwether.decision.db;

import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The decision log in PostgreSQL: written once, never changed. */
@Repository
class JpaDecisionLog implements DecisionLog, Decisions {
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

    @Override
    @Transactional(readOnly = true)
    public Decision get(String decisionId) {
        return decisions
                .findById(decisionId)
                .map(row -> withTrades(List.of(row)).getFirst())
                .orElseThrow(() -> new PermanentFault("there is no decision '" + decisionId + "'"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Decision> latest(DeskId desk, Instant before, int limit) {
        return withTrades(
                decisions.findByDeskIdAndAsOfBeforeOrderByAsOfDescIdDesc(desk.value(), before, Limit.of(limit)));
    }

    private List<Decision> withTrades(List<DecisionEntity> rows) {
        List<String> ids = rows.stream().map(row -> row.id).toList();
        Map<String, List<DecisionTradeEntity>> byDecision = trades.findByKeyDecisionIdInOrderByKeyN(ids).stream()
                .map(trades::forget)
                .collect(Collectors.groupingBy(trade -> trade.key.decisionId()));
        Map<String, List<ThesisReview>> reviews = theses.reviews(ids);
        return rows.stream()
                .map(decisions::forget)
                .map(row -> row.toDomain(
                        reviews.getOrDefault(row.id, List.of()), byDecision.getOrDefault(row.id, List.of())))
                .toList();
    }
}
