package io.bellwether.decision.db;

import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Decisions read from PostgreSQL. */
@Repository
class JpaDecisions implements Decisions {
    private final DecisionJpaRepository decisions;
    private final DecisionTradeJpaRepository trades;
    private final ThesisTable theses;

    JpaDecisions(DecisionJpaRepository decisions, DecisionTradeJpaRepository trades, ThesisTable theses) {
        this.decisions = decisions;
        this.trades = trades;
        this.theses = theses;
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
