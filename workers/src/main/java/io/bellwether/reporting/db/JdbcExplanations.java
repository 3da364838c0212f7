package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.DayReadings;
import io.bellwether.reporting.app.Explanations;
import io.bellwether.reporting.domain.explain.Explanation;
import io.bellwether.reporting.domain.explain.Explanation.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Explanations put together from the tables of every part. */
@Repository
class JdbcExplanations implements Explanations {
    private final JdbcClient db;
    private final AttemptQuery attempts;
    private final ExplainedTradeQuery trades;
    private final WrongQuery wrong;

    JdbcExplanations(JdbcClient db, DayReadings day) {
        this.db = db;
        this.attempts = new AttemptQuery(db);
        this.trades = new ExplainedTradeQuery(db, day);
        this.wrong = new WrongQuery(db);
    }

    @Override
    public Optional<Explanation> find(String decisionId) {
        return db.sql("""
                        select q.id, k.id as desk, k.name as desk_name,
                            coalesce(c.trading_date, d.trading_date) as trading_date,
                            coalesce(c.session, d.session) as session, coalesce(c.as_of, d.as_of) as as_of,
                            coalesce(cast(c.snapshot as text), '') as context, coalesce(d.outcome, 'OPEN') as outcome,
                            d.attempt_id, coalesce(d.reasoning, '') as why, d.advisor, d.analysis, d.market_conditions,
                            d.reasoning, d.expected_outcome, d.risk_assessment, d.confidence, d.answer
                        from (select cast(:id as text) as id) q
                        left join decision_context c on c.id = q.id left join decision d on d.id = q.id
                        join desk k on k.id = coalesce(c.desk_id, d.desk_id)
                        """)
                .param("id", decisionId)
                .query(ByName.rows(Told.class))
                .optional()
                .map(this::explanation);
    }

    private record Told(
            String id,
            String desk,
            String deskName,
            LocalDate tradingDate,
            String session,
            Instant asOf,
            Outcome outcome,
            Optional<String> attemptId,
            String why,
            Optional<Explanation.Words> words,
            String context) {}

    private Explanation explanation(Told told) {
        Optional<Explanation.Words> decision = told.words().filter(words -> told.outcome() == Outcome.DECIDED);
        return new Explanation(
                told.id(),
                told.desk(),
                told.deskName(),
                told.tradingDate(),
                told.session(),
                told.asOf(),
                told.outcome(),
                told.attemptId(),
                told.outcome() == Outcome.NO_DECISION ? told.why() : "",
                plan(told.id()),
                attempts.run(told.id()),
                decision,
                decision.map(words -> theses(words.answer())).orElse(List.of()),
                trades.run(told.id()),
                told.context(),
                wrong.ofDecision(told.id()));
    }

    private static List<Explanation.ThesisWord> theses(String answer) {
        return JsonColumns.tree(answer)
                .path("theses")
                .valueStream()
                .map(JdbcExplanations::thesis)
                .toList();
    }

    private static Explanation.ThesisWord thesis(JsonNode word) {
        return new Explanation.ThesisWord(
                JsonColumns.text(word, "thesis_id"),
                JsonColumns.text(word, "verdict"),
                JsonColumns.text(word, "reasoning"),
                JsonColumns.optionalText(word, "statement"),
                JsonColumns.optionalText(word, "horizon_days").map(Integer::valueOf));
    }

    private Optional<Explanation.Plan> plan(String contextId) {
        return db.sql("""
                        select advisors, state, trim_scale(spent_today) as spent_today,
                            trim_scale(spent_month) as spent_month, trim_scale(daily_budget) as daily_budget,
                            trim_scale(monthly_budget) as monthly_budget
                        from consultation_plan where context_id = :id
                        """)
                .param("id", contextId)
                .query(ByName.rows(Explanation.Plan.class))
                .optional();
    }

    @Override
    public Optional<String> decisionOf(String orderId) {
        return db.sql("select decision_id from trade_order where id = :id and decision_id is not null")
                .param("id", orderId)
                .query(String.class)
                .optional();
    }

    @Override
    public List<String> latest(Optional<DeskId> desk, int limit) {
        return db.sql("""
                        select id from (select id, desk_id, as_of from decision_context
                            union select id, desk_id, as_of from decision where kind = 'REBALANCE') told
                        where cast(:desk as text) is null or desk_id = :desk
                        order by as_of desc, id limit :limit
                        """)
                .param("desk", desk.map(DeskId::value).orElse(null), java.sql.Types.VARCHAR)
                .param("limit", limit)
                .query((row, n) -> row.getString("id"))
                .list();
    }
}
