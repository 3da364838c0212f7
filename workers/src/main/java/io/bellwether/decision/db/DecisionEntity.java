package io.bellwether.decision.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code decision}, as far as it is read; it is written by {@link JdbcDecisionLog}. */
@Entity
@Table(name = "decision")
@NullUnmarked
class DecisionEntity {
    @Id
    String id;

    @Column(name = "desk_id")
    String deskId;

    LocalDate tradingDate;
    String session;
    String segment;
    Instant asOf;
    String advisor;
    String analysis;
    String marketConditions;
    String reasoning;
    String expectedOutcome;
    String riskAssessment;
    Integer confidence;
}
