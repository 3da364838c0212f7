package io.bellwether.reporting.db;

import io.bellwether.platform.ByName;
import io.bellwether.reporting.domain.explain.ExplainedAttempt;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every time a session's advisors were asked. */
final class AttemptQuery {
    private final JdbcClient db;

    AttemptQuery(JdbcClient db) {
        this.db = db;
    }

    List<ExplainedAttempt> run(String contextId) {
        return db.sql("""
                        select id, advisor, advisor_index as place, repair, verdict, provider, model, parameters,
                            prompt_version as version, prompt_hash as hash, 'UNKNOWN' as files, prompt_system as system,
                            prompt_user as "user", cuts, ending, raw_answer, problems, mappings, failures, request_id,
                            input_tokens as input, cached_input_tokens as cached_input, output_tokens as output,
                            reasoning_tokens as reasoning, trim_scale(cost_usd) as cost_usd, price_version,
                            latency_ms as latency_millis,
                            (select coalesce(jsonb_agg(jsonb_build_object('n', s.n, 'verdict', s.verdict, 'rawAnswer',
                                        s.raw_answer, 'costUsd', cast(trim_scale(s.cost_usd) as text), 'problems', s.problems)
                                    order by s.n), '[]')
                             from decision_sample s where s.attempt_id = a.id) as samples,
                            (select coalesce(jsonb_agg(jsonb_build_object('action', v.action, 'symbol', v.symbol,
                                        'votes', v.votes, 'asked', v.asked, 'kept', v.kept)
                                    order by v.votes desc, v.symbol, v.action), '[]')
                             from decision_vote v where v.attempt_id = a.id) as votes
                        from decision_attempt a where context_id = :id order by advisor_index, repair
                        """)
                .param("id", contextId)
                .query(ByName.rows(ExplainedAttempt.class))
                .list();
    }
}
