package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Problem;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.Json;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Attempts in PostgreSQL, one per context, advisor and repair. */
@Repository
class JpaAttempts implements Attempts {
    private final AttemptJpaRepository rows;

    JpaAttempts(AttemptJpaRepository rows) {
        this.rows = rows;
    }

    @Override
    @Transactional
    public Attempt open(Attempt pending) {
        rows.insertOnce(AttemptEntity.of(pending));
        return get(pending.id());
    }

    @Override
    public Attempt get(String id) {
        return row(id).toDomain();
    }

    @Override
    public List<Attempt> findByContext(String contextId) {
        return rows.findByContextIdOrderByAdvisorIndexAscRepairAsc(contextId).stream()
                .map(rows::forget)
                .map(AttemptEntity::toDomain)
                .toList();
    }

    @Override
    @Transactional
    public void answered(String id, Advisor.Answer answer, long latencyMillis, Cost cost) {
        whileItAwaitsAnswer(id, row -> row.answered(answer, latencyMillis, cost));
    }

    @Override
    @Transactional
    public void failed(String id, Failure failure) {
        rows.addFailure(id, Json.write(List.of(failure)));
    }

    @Override
    public Advisor.Ending ending(String id) {
        return row(id).answer.ending();
    }

    @Override
    @Transactional
    public void unavailable(String id, Problem why, long latencyMillis) {
        whileItAwaitsAnswer(id, row -> row.unavailable(why, latencyMillis));
    }

    @Override
    @Transactional
    public void judged(String id, Attempt.Verdict verdict, List<Problem> problems, List<Mapping> mappings) {
        rows.judge(id, verdict.name(), Json.write(problems), Json.write(mappings));
    }

    private void whileItAwaitsAnswer(String id, Consumer<AttemptEntity> change) {
        rows.findLockedById(id).filter(AttemptEntity::awaitsAnswer).ifPresent(row -> {
            change.accept(row);
            rows.written(row);
        });
    }

    private AttemptEntity row(String id) {
        return rows.findById(id)
                .map(rows::forget)
                .orElseThrow(() -> new PermanentFault("there is no attempt '" + id + "'"));
    }
}
