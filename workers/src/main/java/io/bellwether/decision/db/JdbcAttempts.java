package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Problem;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Attempts in PostgreSQL, one per context, advisor and repair. */
@Repository
class JdbcAttempts implements Attempts {
    private static final String COLUMNS =
            "select id, context_id, advisor, advisor_index, repair, verdict, raw_answer, problems from decision_attempt ";

    private final JdbcClient db;

    JdbcAttempts(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public Attempt open(Attempt pending) {
        db.sql("""
                        insert into decision_attempt (id, context_id, advisor, advisor_index, repair, verdict)
                        values (:id, :context, :advisor, :index, :repair, :verdict) on conflict do nothing
                        """)
                .param("id", pending.id())
                .param("context", pending.contextId())
                .param("advisor", pending.advisor())
                .param("index", pending.advisorIndex())
                .param("repair", pending.repair())
                .param("verdict", pending.verdict().name())
                .update();
        return get(pending.id());
    }

    @Override
    public Attempt get(String id) {
        return db.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(JdbcAttempts::toDomain)
                .optional()
                .orElseThrow(() -> new PermanentFault("there is no attempt '" + id + "'"));
    }

    @Override
    public List<Attempt> of(String contextId) {
        return db.sql(COLUMNS + "where context_id = :context order by advisor_index, repair")
                .param("context", contextId)
                .query(JdbcAttempts::toDomain)
                .list();
    }

    @Override
    @Transactional
    public void answered(String id, Advisor.Answer answer, long latencyMillis, Cost cost) {
        Advisor.Exchange exchange = answer.exchange();
        Optional<Prompt> prompt = exchange.prompt();
        db.sql("""
                        update decision_attempt set raw_answer = :text, model = :model, ending = :ending,
                            latency_ms = :latency, provider = :provider, parameters = cast(:parameters as jsonb),
                            prompt_version = :version, prompt_hash = :hash, prompt_system = :system, prompt_user = :user,
                            cuts = cast(:cuts as jsonb), request_id = :requestId,
                            input_tokens = :input, cached_input_tokens = :cached, output_tokens = :output,
                            reasoning_tokens = :reasoning, cache_written_tokens = :written, cost_usd = :cost, price_version = :priceVersion
                        where id = :id and raw_answer is null and verdict = 'PENDING'
                        """)
                .param("id", id)
                .param("text", answer.text())
                .param("model", answer.model())
                .param("ending", answer.ending().name())
                .param("latency", latencyMillis)
                .param("provider", exchange.provider())
                .param("parameters", Json.write(exchange.parameters()))
                .param("version", prompt.map(Prompt::version).orElse(""))
                .param("hash", prompt.map(Prompt::hash).orElse(""))
                .param("system", prompt.map(Prompt::system).orElse(""))
                .param("user", prompt.map(Prompt::user).orElse(""))
                .param("cuts", Json.write(prompt.map(Prompt::cuts).orElse(List.of())))
                .param("requestId", exchange.requestId().orElse(null))
                .param("input", answer.usage().input())
                .param("cached", answer.usage().cachedInput())
                .param("output", answer.usage().output())
                .param("reasoning", answer.usage().reasoning())
                .param("written", answer.usage().cacheWritten())
                .param("cost", cost.usd())
                .param("priceVersion", cost.priceVersion())
                .update();
    }

    @Override
    @Transactional
    public void failed(String id, Failure failure) {
        db.sql("update decision_attempt set failures = failures || cast(:failure as jsonb) where id = :id")
                .param("id", id)
                .param("failure", Json.write(List.of(failure)))
                .update();
    }

    @Override
    public Advisor.Ending ending(String id) {
        return db.sql("select ending from decision_attempt where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(Advisor.Ending::valueOf)
                .orElseThrow(() -> new PermanentFault("there is no attempt '" + id + "'"));
    }

    @Override
    @Transactional
    public void unavailable(String id, Problem why, long latencyMillis) {
        db.sql("""
                        update decision_attempt
                        set verdict = 'UNAVAILABLE', problems = cast(:problems as jsonb), latency_ms = :latency
                        where id = :id and raw_answer is null and verdict = 'PENDING'
                        """)
                .param("id", id)
                .param("problems", Json.write(List.of(why)))
                .param("latency", latencyMillis)
                .update();
    }

    @Override
    @Transactional
    public void judged(String id, Attempt.Verdict verdict, List<Problem> problems, List<Mapping> mappings) {
        db.sql("""
                        update decision_attempt set verdict = :verdict, problems = cast(:problems as jsonb),
                            mappings = cast(:mappings as jsonb)
                        where id = :id
                        """)
                .param("id", id)
                .param("verdict", verdict.name())
                .param("mappings", Json.write(mappings))
                .param("problems", Json.write(problems))
                .update();
    }

    private static Attempt toDomain(ResultSet row, int n) throws SQLException {
        return new Attempt(
                row.getString("id"),
                row.getString("context_id"),
                row.getString("advisor"),
                row.getInt("advisor_index"),
                row.getInt("repair"),
                Attempt.Verdict.valueOf(row.getString("verdict")),
                Optional.ofNullable(row.getString("raw_answer")),
                List.of(Json.read(row.getString("problems"), Problem[].class)));
    }
}
