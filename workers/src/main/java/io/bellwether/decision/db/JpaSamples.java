package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.Samples;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Consensus;
import io.bellwether.decision.domain.Problem;
import io.bellwether.platform.ByName;
import io.bellwether.platform.Json;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Samples in PostgreSQL, by attempt and number. */
@Repository
class JpaSamples implements Samples {
    private final SampleJpaRepository rows;
    private final AttemptJpaRepository attempts;
    private final JdbcClient db;

    JpaSamples(SampleJpaRepository rows, AttemptJpaRepository attempts, JdbcClient db) {
        this.rows = rows;
        this.attempts = attempts;
        this.db = db;
    }

    @Override
    @Transactional
    public int open(String attemptId, int wanted) {
        attempts.want(attemptId, wanted);
        return attempts.samples(attemptId);
    }

    @Override
    public List<Sample> findByAttempt(String attemptId) {
        return rows.findByKeyAttemptIdOrderByKeyN(attemptId).stream()
                .map(rows::forget)
                .map(SampleEntity::toDomain)
                .toList();
    }

    @Override
    @Transactional
    public void answered(String attemptId, int n, Advisor.Answer answer, long latencyMillis, Attempts.Cost cost) {
        rows.insertOnce(SampleEntity.of(attemptId, n, AnswerColumns.of(answer, latencyMillis, cost)));
    }

    @Override
    @Transactional
    public void judged(String attemptId, int n, Attempt.Verdict verdict, List<Problem> problems) {
        rows.judge(new SampleEntity.Key(attemptId, n), verdict.name(), Json.write(problems));
    }

    @Override
    public Optional<String> refusedFor(String attemptId, List<Problem> problems) {
        return rows.refusedFor(attemptId, Json.write(problems));
    }

    @Override
    @Transactional
    public void voted(String attemptId, List<Consensus.Vote> votes) {
        votes.forEach(vote -> db.sql("""
                        insert into decision_vote (attempt_id, action, symbol, votes, asked, kept)
                        values (:id, :action, :symbol, :votes, :asked, :kept) on conflict do nothing
                        """)
                .paramSource(ByName.values(vote).with("id", attemptId))
                .update());
    }
}
