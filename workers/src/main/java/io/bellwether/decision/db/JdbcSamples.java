package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.Samples;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Consensus;
import io.bellwether.decision.domain.Problem;
import io.bellwether.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Samples in PostgreSQL, by attempt and number. */
@Repository
class JdbcSamples implements Samples {
    private final JdbcClient db;

    JdbcSamples(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public int open(String attemptId, int wanted) {
        db.sql("update decision_attempt set samples = :wanted where id = :id and samples = 1 and raw_answer is null")
                .param("id", attemptId)
                .param("wanted", wanted)
                .update();
        return db.sql("select samples from decision_attempt where id = :id")
                .param("id", attemptId)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Sample> of(String attemptId) {
        return db.sql("select * from decision_sample where attempt_id = :id order by n")
                .param("id", attemptId)
                .query(JdbcSamples::toDomain)
                .list();
    }

    @Override
    @Transactional
    public void answered(String attemptId, int n, Advisor.Answer answer, long latencyMillis, Attempts.Cost cost) {
        db.sql("""
                        insert into decision_sample (attempt_id, n, raw_answer, model, ending, request_id, latency_ms,
                            input_tokens, cached_input_tokens, cache_written_tokens, output_tokens, reasoning_tokens,
                            cost_usd, price_version)
                        values (:id, :n, :text, :model, :ending, :requestId, :latency, :input, :cached, :written, :output,
                            :reasoning, :cost, :priceVersion) on conflict do nothing
                        """)
                .param("id", attemptId)
                .param("n", n)
                .param("text", answer.text())
                .param("model", answer.model())
                .param("ending", answer.ending().name())
                .param("requestId", answer.exchange().requestId().orElse(null))
                .param("latency", latencyMillis)
                .param("input", answer.usage().input())
                .param("cached", answer.usage().cachedInput())
                .param("written", answer.usage().cacheWritten())
                .param("output", answer.usage().output())
                .param("reasoning", answer.usage().reasoning())
                .param("cost", cost.usd())
                .param("priceVersion", cost.priceVersion())
                .update();
    }

    @Override
    @Transactional
    public void judged(String attemptId, int n, Attempt.Verdict verdict, List<Problem> problems) {
        db.sql("""
                        update decision_sample set verdict = :verdict, problems = cast(:problems as jsonb)
                        where attempt_id = :id and n = :n
                        """)
                .param("id", attemptId)
                .param("n", n)
                .param("verdict", verdict.name())
                .param("problems", Json.write(problems))
                .update();
    }

    @Override
    public Optional<String> refusedFor(String attemptId, List<Problem> problems) {
        return db.sql("""
                        select raw_answer from decision_sample
                        where attempt_id = :id and verdict = 'INVALID' and problems = cast(:problems as jsonb)
                        order by n limit 1
                        """)
                .param("id", attemptId)
                .param("problems", Json.write(problems))
                .query(String.class)
                .optional();
    }

    @Override
    @Transactional
    public void voted(String attemptId, List<Consensus.Vote> votes) {
        votes.forEach(vote -> db.sql("""
                        insert into decision_vote (attempt_id, action, symbol, votes, asked, kept)
                        values (:id, :action, :symbol, :votes, :asked, :kept) on conflict do nothing
                        """)
                .param("id", attemptId)
                .param("action", vote.action().name())
                .param("symbol", vote.symbol().value())
                .param("votes", vote.votes())
                .param("asked", vote.asked())
                .param("kept", vote.kept())
                .update());
    }

    private static Sample toDomain(ResultSet row, int line) throws SQLException {
        return new Sample(
                row.getInt("n"),
                row.getString("raw_answer"),
                Advisor.Ending.valueOf(row.getString("ending")),
                new Advisor.Usage(
                        row.getLong("input_tokens"),
                        row.getLong("cached_input_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("reasoning_tokens"),
                        row.getLong("cache_written_tokens")),
                new Attempts.Cost(row.getBigDecimal("cost_usd"), row.getString("price_version")),
                row.getLong("latency_ms"),
                Attempt.Verdict.valueOf(row.getString("verdict")));
    }
}
