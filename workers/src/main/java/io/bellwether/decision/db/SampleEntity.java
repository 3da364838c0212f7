package io.bellwether.decision.db;

import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.Samples.Sample;
import io.bellwether.decision.domain.Attempt;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code decision_sample}. */
@Entity
@Table(name = "decision_sample")
@NullUnmarked
class SampleEntity {
    @EmbeddedId
    Key key;

    @Embedded
    AnswerColumns answer;

    String verdict = Attempt.Verdict.PENDING.name();

    @JdbcTypeCode(SqlTypes.JSON)
    String problems = "[]";

    /** Natural key: the attempt and the place among its answers. */
    @Embeddable
    record Key(String attemptId, int n) implements Serializable {}

    static SampleEntity of(String attemptId, int n, AnswerColumns answer) {
        SampleEntity row = new SampleEntity();
        row.key = new Key(attemptId, n);
        row.answer = answer;
        return row;
    }

    Sample toDomain() {
        return new Sample(
                key.n(),
                answer.rawAnswer,
                answer.ending(),
                answer.usage(),
                new Attempts.Cost(answer.costUsd, answer.priceVersion),
                answer.latencyMs,
                Attempt.Verdict.valueOf(verdict));
    }
}
