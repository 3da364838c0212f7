package io.bellwether.decision.db;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ThesisChanges;
import io.bellwether.decision.domain.ThesisEvent;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.decision.domain.ThesisStanding.ClosedBy;
import io.bellwether.decision.domain.ThesisState;
import io.bellwether.kernel.Symbol;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes theses with the decisions that change them, and reads a decision's reviews back. */
@Component
class ThesisTable {
    private static final String STATES = """
            select t.id, t.symbol, t.status, e.statement, e.horizon_end
            from thesis t join lateral (
                select statement, horizon_end from thesis_event
                where thesis_id = t.id order by as_of desc, id desc limit 1) e on true
            """;

    private final JdbcClient db;
    private final JdbcOperations rows;

    ThesisTable(JdbcClient db, JdbcOperations rows) {
        this.db = db;
        this.rows = rows;
    }

    /** To be called once per decision, in its transaction. */
    void record(Decision decision) {
        ThesisChanges changes = ThesisChanges.of(decision, known(decision));
        changes.opened().forEach(opening -> insert(decision, opening));
        insert(changes.events());
        for (ThesisEvent event : changes.events()) {
            if (event.kind() == ThesisEvent.Kind.CLOSED) {
                close(event.thesisId(), ClosedBy.ADVISOR, decision.tradingDate(), decision.asOf());
            }
        }
    }

    private List<ThesisState> known(Decision decision) {
        List<String> reviewed =
                decision.theses().stream().map(ThesisReview::thesisId).toList();
        return db.sql(STATES + "where t.desk_id = :desk and (t.status = 'OPEN' or t.id = any (:reviewed))")
                .param("desk", decision.desk().value())
                .param("reviewed", reviewed.toArray(String[]::new))
                .query(ThesisTable::state)
                .list();
    }

    /** The thesis as it stands. */
    ThesisState state(String id) {
        return db.sql(STATES + "where t.id = :id")
                .param("id", id)
                .query(ThesisTable::state)
                .single();
    }

    private static ThesisState state(ResultSet row, int n) throws SQLException {
        return new ThesisState(
                row.getString("id"),
                new Symbol(row.getString("symbol")),
                row.getString("status").equals("OPEN"),
                row.getString("statement"),
                row.getObject("horizon_end", LocalDate.class));
    }

    private void insert(Decision decision, ThesisChanges.Opening opening) {
        db.sql("""
                        insert into thesis (id, desk_id, symbol, decision_id, n, opened_on, as_of, statement, conviction,
                            win_probability, horizon_end)
                        values (:id, :desk, :symbol, :decision, :n, :on, :asOf, :statement, :conviction, :win, :end)
                        """)
                .param("id", opening.id())
                .param("desk", decision.desk().value())
                .param("symbol", opening.trade().symbol().value())
                .param("decision", decision.id())
                .param("n", opening.trade().n())
                .param("on", decision.tradingDate())
                .param("asOf", decision.asOf().atOffset(ZoneOffset.UTC))
                .param("statement", opening.statement())
                .param("conviction", opening.trade().conviction())
                .param("win", opening.trade().winProbability())
                .param("end", opening.horizonEnd())
                .update();
    }

    void insert(ThesisEvent event) {
        insert(List.of(event));
    }

    private void insert(List<ThesisEvent> events) {
        rows.batchUpdate(
                """
                insert into thesis_event (thesis_id, session_key, kind, decision_id, reasoning, statement,
                    horizon_end, horizon_days, as_of)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                events.stream()
                        .map(event -> new @Nullable Object[] {
                            event.thesisId(),
                            event.sessionKey(),
                            event.kind().name(),
                            event.decisionId().orElse(null),
                            event.reasoning(),
                            event.statement(),
                            event.horizonEnd(),
                            event.horizonDays().orElse(null),
                            event.asOf().atOffset(ZoneOffset.UTC)
                        })
                        .toList());
    }

    /** Whether it was open until now. */
    boolean close(String thesisId, ClosedBy by, LocalDate tradingDate, Instant asOf) {
        return db.sql("""
                        update thesis set status = 'CLOSED', closed_on = :on, closed_as_of = :asOf, closed_by = :by
                        where id = :id and status = 'OPEN'
                        """)
                        .param("id", thesisId)
                        .param("on", tradingDate)
                        .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                        .param("by", by.name())
                        .update()
                == 1;
    }

    private record Reviewed(String decisionId, ThesisReview review) {}

    /** What decisions said of theses, in their order, by decision. */
    Map<String, List<ThesisReview>> reviews(Collection<String> decisionIds) {
        return db.sql("""
                        select decision_id, thesis_id, kind, reasoning, statement, horizon_days from thesis_event
                        where decision_id = any (:ids) and kind in ('CONFIRMED', 'CHANGED', 'CLOSED') order by id
                        """).param("ids", decisionIds.toArray(String[]::new)).query(ThesisTable::review).list().stream()
                .collect(Collectors.groupingBy(
                        Reviewed::decisionId, Collectors.mapping(Reviewed::review, Collectors.toList())));
    }

    private static Reviewed review(ResultSet row, int n) throws SQLException {
        ThesisReview.Verdict verdict = switch (ThesisEvent.Kind.valueOf(row.getString("kind"))) {
            case CONFIRMED -> ThesisReview.Verdict.CONFIRM;
            case CHANGED -> ThesisReview.Verdict.CHANGE;
            case CLOSED -> ThesisReview.Verdict.CLOSE;
            case OPENED, ADDED, REOPENED -> throw new IllegalStateException("not a review");
        };
        return new Reviewed(
                row.getString("decision_id"),
                new ThesisReview(
                        row.getString("thesis_id"),
                        verdict,
                        row.getString("reasoning"),
                        verdict == ThesisReview.Verdict.CHANGE
                                ? Optional.of(row.getString("statement"))
                                : Optional.empty(),
                        Optional.ofNullable(row.getObject("horizon_days", Integer.class))));
    }
}
