package io.bellwether.decision.db;

import io.bellwether.decision.app.answer.AnsweredAttempts;
import io.bellwether.decision.app.answer.RecordedAnswer;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads answered attempts from PostgreSQL; the contexts, which are long, one at a time. */
@Repository
class JdbcAnsweredAttempts implements AnsweredAttempts {
    private final JdbcClient db;
    private final Contexts contexts;

    JdbcAnsweredAttempts(JdbcClient db, Contexts contexts) {
        this.db = db;
        this.contexts = contexts;
    }

    @Override
    public List<RecordedAnswer> between(
            DeskId desk, LocalDate from, LocalDate to, Function<StoredContext, String> fingerprint) {
        return db
                .sql("""
                        select id from decision_context where desk_id = :desk and trading_date between :from and :to
                        order by as_of, id
                        """)
                .param("desk", desk.value())
                .param("from", from)
                .param("to", to)
                .query(String.class)
                .list()
                .stream()
                .map(contexts::get)
                .flatMap(context -> answers(context, fingerprint).stream())
                .toList();
    }

    private List<RecordedAnswer> answers(StoredContext context, Function<StoredContext, String> fingerprint) {
        return db.sql("""
                        -- of several answers what they came to, or the one that was refused, so that a replay goes the same way
                        select c.desk_id as desk, c.trading_date, c.session, c.segment,
                            cast(:fingerprint as text) as fingerprint, advisor, advisor_index, repair, provider, model,
                            case when verdict = 'VALID' and samples > 1 then 'COMPLETE'
                                else coalesce(s.ending, a.ending) end as ending,
                            case when verdict = 'VALID' and samples > 1
                                then (select d.answer::text from decision d where d.attempt_id = a.id)
                                else coalesce(s.raw_answer, a.raw_answer) end as text,
                            input_tokens as input, cached_input_tokens as cached_input, output_tokens as output,
                            reasoning_tokens as reasoning, cache_written_tokens as cache_written
                        from decision_attempt a join decision_context c on c.id = a.context_id left join lateral (
                            select n.raw_answer, n.ending from decision_sample n
                            where n.attempt_id = a.id and n.verdict = 'INVALID' order by n.n limit 1) s on true
                        where a.context_id = :context and a.raw_answer is not null
                        order by advisor_index, repair
                        """)
                .param("context", context.id())
                .param("fingerprint", fingerprint.apply(context))
                .query(ByName.rows(RecordedAnswer.class))
                .list();
    }
}
