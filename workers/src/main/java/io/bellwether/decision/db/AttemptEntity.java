package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Problem;
import io.bellwether.platform.Json;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code decision_attempt}. Only what changes is written: others count what it may cost. */
@Entity
@DynamicUpdate
@Table(name = "decision_attempt")
@NullUnmarked
class AttemptEntity {
    private static final String NONE = "[]";

    @Id
    String id;

    String contextId;
    String advisor;
    int advisorIndex;
    int repair;
    String verdict;
    int samples = 1;

    @Embedded
    AnswerColumns answer = new AnswerColumns();

    String provider = "";

    @JdbcTypeCode(SqlTypes.JSON)
    String parameters = "{}";

    String promptVersion = "";
    String promptHash = "";
    String promptSystem = "";
    String promptUser = "";

    @JdbcTypeCode(SqlTypes.JSON)
    String cuts = NONE;

    @JdbcTypeCode(SqlTypes.JSON)
    String problems = NONE;

    @JdbcTypeCode(SqlTypes.JSON)
    String mappings = NONE;

    static AttemptEntity of(Attempt pending) {
        AttemptEntity row = new AttemptEntity();
        row.id = pending.id();
        row.contextId = pending.contextId();
        row.advisor = pending.advisor();
        row.advisorIndex = pending.advisorIndex();
        row.repair = pending.repair();
        row.verdict = pending.verdict().name();
        return row;
    }

    boolean awaitsAnswer() {
        return answer.rawAnswer == null && verdict.equals(Attempt.Verdict.PENDING.name());
    }

    void answered(Advisor.Answer by, long latencyMillis, Attempts.Cost cost) {
        answer = AnswerColumns.of(by, latencyMillis, cost);
        provider = by.exchange().provider();
        parameters = Json.write(by.exchange().parameters());
        Optional<Prompt> prompt = by.exchange().prompt();
        promptVersion = prompt.map(Prompt::version).orElse("");
        promptHash = prompt.map(Prompt::hash).orElse("");
        promptSystem = prompt.map(Prompt::system).orElse("");
        promptUser = prompt.map(Prompt::user).orElse("");
        cuts = Json.write(prompt.map(Prompt::cuts).orElse(List.of()));
    }

    void unavailable(Problem why, long latencyMillis) {
        verdict = Attempt.Verdict.UNAVAILABLE.name();
        problems = Json.write(List.of(why));
        answer.latencyMs = latencyMillis;
    }

    Attempt toDomain() {
        return new Attempt(
                id,
                contextId,
                advisor,
                advisorIndex,
                repair,
                Attempt.Verdict.valueOf(verdict),
                Optional.ofNullable(answer.rawAnswer),
                List.of(Json.read(problems, Problem[].class)));
    }
}
