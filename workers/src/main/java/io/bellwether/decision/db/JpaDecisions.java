package io.bellwether.decision.db;

import io.bellwether.decision.app.Decisions;
import io.bellwether.decision.domain.Decision;
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

    JpaDecisions(DecisionJpaRepository decisions, DecisionTradeJpaRepository trades) {
        this.decisions = decisions;
        this.trades = trades;
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
        Map<String, List<DecisionTradeEntity>> byDecision =
                trades
                        .findByKeyDecisionIdInOrderByKeyN(
                                rows.stream().map(row -> row.id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(trade -> trade.key.decisionId()));
        return rows.stream()
                .map(row -> DecisionMapper.toDomain(row, byDecision.getOrDefault(row.id, List.of())))
                .toList();
    }
}
