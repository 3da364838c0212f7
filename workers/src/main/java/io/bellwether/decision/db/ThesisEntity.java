package io.bellwether.decision.db;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ThesisChanges;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code thesis}. */
@Entity
@Table(name = "thesis")
@NullUnmarked
class ThesisEntity {
    @Id
    String id;

    String deskId;
    String symbol;
    String decisionId;
    int n;
    LocalDate openedOn;
    Instant asOf;
    String statement;
    int conviction;

    @Column(precision = 5, scale = 4)
    BigDecimal winProbability;

    LocalDate horizonEnd;
    String status = "OPEN";
    LocalDate closedOn;
    Instant closedAsOf;
    String closedBy;

    static ThesisEntity of(Decision decision, ThesisChanges.Opening opening) {
        ThesisEntity row = new ThesisEntity();
        row.id = opening.id();
        row.deskId = decision.desk().value();
        row.symbol = opening.trade().symbol().value();
        row.decisionId = decision.id();
        row.n = opening.trade().n();
        row.openedOn = decision.tradingDate();
        row.asOf = decision.asOf();
        row.statement = opening.statement();
        row.conviction = opening.trade().conviction();
        row.winProbability = opening.trade().winProbability();
        row.horizonEnd = opening.horizonEnd();
        return row;
    }
}
