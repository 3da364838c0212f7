package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.app.DayReadings;
import io.bellwether.reporting.app.Explanations;
import io.bellwether.reporting.domain.explain.Explanation;
import io.bellwether.reporting.domain.explain.Explanation.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                        select q.id, k.id as desk_id, k.name, coalesce(c.trading_date, d.trading_date) as trading_date,
                            coalesce(c.session, d.session) as session, coalesce(c.as_of, d.as_of) as as_of,
                            coalesce(cast(c.snapshot as text), '') as snapshot,
                            d.outcome, d.attempt_id, d.advisor, d.analysis, d.market_conditions, d.reasoning,
                            d.expected_outcome, d.risk_assessment, d.confidence, d.answer
                        from (select cast(:id as text) as id) q
                        left join decision_context c on c.id = q.id left join decision d on d.id = q.id
                        join desk k on k.id = coalesce(c.desk_id, d.desk_id)
                        """)
                .param("id", decisionId)
                .query((row, n) -> explanation(row))
                .optional();
    }

    private Explanation explanation(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Outcome outcome = Optional.ofNullable(row.getString("outcome"))
                .map(Outcome::valueOf)
                .orElse(Outcome.OPEN);
        boolean decided = outcome == Outcome.DECIDED;
        return new Explanation(
                id,
                row.getString("desk_id"),
                row.getString("name"),
                Rows.date(row, "trading_date"),
                row.getString("session"),
                Rows.instant(row, "as_of"),
                outcome,
                Optional.ofNullable(row.getString("attempt_id")),
                outcome == Outcome.NO_DECISION ? row.getString("reasoning") : "",
                plan(id),
                attempts.run(id),
                decided ? Optional.of(words(row)) : Optional.empty(),
                decided ? theses(row.getString("answer")) : List.of(),
                trades.run(id),
                row.getString("snapshot"),
                wrong.of(id));
    }

    private static Explanation.Words words(ResultSet row) throws SQLException {
        return new Explanation.Words(
                row.getString("advisor"),
                row.getString("analysis"),
                row.getString("market_conditions"),
                row.getString("reasoning"),
                row.getString("expected_outcome"),
                row.getString("risk_assessment"),
                Optional.ofNullable(row.getObject("confidence", Integer.class)),
                row.getString("answer"));
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
        return db.sql("select * from consultation_plan where context_id = :id")
                .param("id", contextId)
                .query((row, n) -> new Explanation.Plan(
                        JsonColumns.list(row.getString("advisors"), JsonColumns::text),
                        row.getString("state"),
                        Rows.decimal(row, "spent_today"),
                        Rows.decimal(row, "spent_month"),
                        Rows.decimal(row, "daily_budget"),
                        Rows.decimal(row, "monthly_budget")))
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
