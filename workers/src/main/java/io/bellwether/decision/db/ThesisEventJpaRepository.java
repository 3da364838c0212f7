package io.bellwether.decision.db;

import io.bellwether.platform.RepeatableRows;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code thesis_event}. */
interface ThesisEventJpaRepository
        extends JpaRepository<ThesisEventEntity, ThesisEventEntity.Key>, RepeatableRows<ThesisEventEntity> {
    @Query("""
            select e from ThesisEventEntity e
            where e.decisionId in :decisionIds and e.key.kind in ('CONFIRMED', 'CHANGED', 'CLOSED') order by e.id
            """)
    List<ThesisEventEntity> reviews(Collection<String> decisionIds);
}
