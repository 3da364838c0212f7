package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.answer.AnsweredAttempts;
import io.bellwether.decision.app.answer.RecordedAnswer;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.kernel.DeskId;
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
        String print = fingerprint.apply(context);
        return db
                .sql("""
                        -- of several answers what they came to, or the one that was refused, so that a replay goes the same way
                        select advisor, advisor_index, repair, provider, model,
                            case when verdict = 'VALID' and samples > 1 then 'COMPLETE'
                                else coalesce(s.ending, a.ending) end as ending,
                            case when verdict = 'VALID' and samples > 1
                                then (select d.answer::text from decision d where d.attempt_id = a.id)
                                else coalesce(s.raw_answer, a.raw_answer) end as raw_answer,
                            input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cache_written_tokens
                        from decision_attempt a left join lateral (
                            select n.raw_answer, n.ending from decision_sample n
                            where n.attempt_id = a.id and n.verdict = 'INVALID' order by n.n limit 1) s on true
                        where a.context_id = :context and a.raw_answer is not null
                        order by advisor_index, repair
                        """)
                .param("context", context.id())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> row.toDomain(context, print))
                .toList();
    }

    private record Row(
            int advisorIndex,
            int repair,
            String advisor,
            String provider,
            String model,
            Advisor.Ending ending,
            String rawAnswer,
            long inputTokens,
            long cachedInputTokens,
            long outputTokens,
            long reasoningTokens,
            long cacheWrittenTokens) {
        RecordedAnswer toDomain(StoredContext context, String fingerprint) {
            return new RecordedAnswer(
                    context.desk(),
                    context.tradingDate(),
                    context.session(),
                    context.key().segment(),
                    advisorIndex,
                    repair,
                    fingerprint,
                    advisor,
                    provider,
                    model,
                    ending,
                    rawAnswer,
                    new Advisor.Usage(
                            inputTokens, cachedInputTokens, outputTokens, reasoningTokens, cacheWrittenTokens));
        }
    }
}
