package io.bellwether.reporting.db;

import static io.bellwether.reporting.db.JsonColumns.list;
import static io.bellwether.reporting.db.JsonColumns.number;
import static io.bellwether.reporting.db.JsonColumns.text;

import io.bellwether.reporting.domain.explain.ExplainedAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every time a session's advisors were asked. */
final class AttemptQuery {
    private final JdbcClient db;

    AttemptQuery(JdbcClient db) {
        this.db = db;
    }

    List<ExplainedAttempt> run(String contextId) {
        return db.sql("select * from decision_attempt where context_id = :id order by advisor_index, repair")
                .param("id", contextId)
                .query((row, n) -> attempt(row, samples(row.getString("id")), votes(row.getString("id"))))
                .list();
    }

    private List<ExplainedAttempt.Sample> samples(String attempt) {
        return db.sql("select * from decision_sample where attempt_id = :id order by n")
                .param("id", attempt)
                .query((row, n) -> new ExplainedAttempt.Sample(
                        row.getInt("n"),
                        row.getString("verdict"),
                        row.getString("raw_answer"),
                        Rows.decimal(row, "cost_usd"),
                        problems(row)))
                .list();
    }

    private List<ExplainedAttempt.Vote> votes(String attempt) {
        return db.sql("select * from decision_vote where attempt_id = :id order by votes desc, symbol, action")
                .param("id", attempt)
                .query((row, n) -> new ExplainedAttempt.Vote(
                        row.getString("action"),
                        row.getString("symbol"),
                        row.getInt("votes"),
                        row.getInt("asked"),
                        row.getBoolean("kept")))
                .list();
    }

    private static List<ExplainedAttempt.Problem> problems(ResultSet row) throws SQLException {
        return list(
                row.getString("problems"),
                p -> new ExplainedAttempt.Problem(text(p, "path"), text(p, "value"), text(p, "limit")));
    }

    private static ExplainedAttempt attempt(
            ResultSet row, List<ExplainedAttempt.Sample> samples, List<ExplainedAttempt.Vote> votes)
            throws SQLException {
        return new ExplainedAttempt(
                row.getString("id"),
                row.getString("advisor"),
                row.getInt("advisor_index"),
                row.getInt("repair"),
                row.getString("verdict"),
                row.getString("provider"),
                row.getString("model"),
                JsonColumns.texts(row.getString("parameters")),
                prompt(row),
                row.getString("ending"),
                Optional.ofNullable(row.getString("raw_answer")),
                problems(row),
                list(
                        row.getString("mappings"),
                        m -> new ExplainedAttempt.Mapping(
                                text(m, "path"), text(m, "from"), text(m, "to"), text(m, "rule"))),
                list(
                        row.getString("failures"),
                        f -> new ExplainedAttempt.Failure(
                                text(f, "kind"), text(f, "detail"), number(f, "latencyMillis"))),
                samples,
                votes,
                Optional.ofNullable(row.getString("request_id")),
                new ExplainedAttempt.Tokens(
                        row.getLong("input_tokens"),
                        row.getLong("cached_input_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("reasoning_tokens")),
                Rows.decimal(row, "cost_usd"),
                row.getString("price_version"),
                row.getLong("latency_ms"));
    }

    private static ExplainedAttempt.PromptUsed prompt(ResultSet row) throws SQLException {
        return new ExplainedAttempt.PromptUsed(
                row.getString("prompt_version"),
                row.getString("prompt_hash"),
                ExplainedAttempt.Files.UNKNOWN,
                row.getString("prompt_system"),
                row.getString("prompt_user"),
                list(
                        row.getString("cuts"),
                        c -> new ExplainedAttempt.Cut(text(c, "what"), number(c, "kept"), number(c, "dropped"))));
    }
}
