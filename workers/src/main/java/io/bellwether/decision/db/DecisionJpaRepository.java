package io.bellwether.decision.db;

import io.bellwether.platform.RepeatableRows;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface DecisionJpaRepository extends JpaRepository<DecisionEntity, String>, RepeatableRows<DecisionEntity> {
    List<DecisionEntity> findByDeskIdAndAsOfBeforeOrderByAsOfDescIdDesc(String deskId, Instant before, Limit limit);
}
