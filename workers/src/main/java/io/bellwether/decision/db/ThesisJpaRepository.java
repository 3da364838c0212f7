package io.bellwether.decision.db;

import io.bellwether.platform.RepeatableRows;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code thesis}. */
interface ThesisJpaRepository extends JpaRepository<ThesisEntity, String>, RepeatableRows<ThesisEntity> {
    @Modifying
    @Query("""
            update ThesisEntity t
            set t.status = 'CLOSED', t.closedOn = :closedOn, t.closedAsOf = :asOf, t.closedBy = :closedBy
            where t.id = :id and t.status = 'OPEN'
            """)
    int close(String id, LocalDate closedOn, Instant asOf, String closedBy);
}
