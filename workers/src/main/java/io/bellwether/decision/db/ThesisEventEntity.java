package io.bellwether.decision.db;

import io.bellwether.decision.domain.ThesisEvent;
import io.bellwether.decision.domain.ThesisReview;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code thesis_event}. */
@Entity
@Table(name = "thesis_event")
@NullUnmarked
class ThesisEventEntity {
    @EmbeddedId
    Key key;

    /** Given by the database, in the order of the events. */
    @Column(insertable = false, updatable = false)
    Long id;

    String decisionId;
    String reasoning;
    String statement;
    LocalDate horizonEnd;
    Integer horizonDays;
    Instant asOf;

    /** Natural key: of each kind one event of a thesis in a session. */
    @Embeddable
    record Key(String thesisId, String sessionKey, String kind) implements Serializable {}

    static ThesisEventEntity of(ThesisEvent event) {
        ThesisEventEntity row = new ThesisEventEntity();
        row.key = new Key(event.thesisId(), event.sessionKey(), event.kind().name());
        row.decisionId = event.decisionId().orElse(null);
        row.reasoning = event.reasoning();
        row.statement = event.statement();
        row.horizonEnd = event.horizonEnd();
        row.horizonDays = event.horizonDays().orElse(null);
        row.asOf = event.asOf();
        return row;
    }

    /** What a decision said of the thesis. */
    ThesisReview toReview() {
        ThesisReview.Verdict verdict = switch (ThesisEvent.Kind.valueOf(key.kind())) {
            case CONFIRMED -> ThesisReview.Verdict.CONFIRM;
            case CHANGED -> ThesisReview.Verdict.CHANGE;
            case CLOSED -> ThesisReview.Verdict.CLOSE;
            case OPENED, ADDED, REOPENED -> throw new IllegalStateException("not a review");
        };
        return new ThesisReview(
                key.thesisId(),
                verdict,
                reasoning,
                Optional.of(statement).filter(text -> verdict == ThesisReview.Verdict.CHANGE),
                Optional.ofNullable(horizonDays));
    }
}
