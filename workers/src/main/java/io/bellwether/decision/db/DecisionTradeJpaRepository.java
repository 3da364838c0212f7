package io.bellwether.decision.db;

import io.bellwether.platform.RepeatableRows;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DecisionTradeJpaRepository
        extends JpaRepository<DecisionTradeEntity, DecisionTradeEntity.Key>, RepeatableRows<DecisionTradeEntity> {
    List<DecisionTradeEntity> findByKeyDecisionIdInOrderByKeyN(Collection<String> decisionIds);
}
