package io.bellwether.decision.db;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ThesisChanges;
import io.bellwether.decision.domain.ThesisEvent;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.decision.domain.ThesisStanding.ClosedBy;
import io.bellwether.decision.domain.ThesisState;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes theses with the decisions that change them, and reads a decision's reviews back. */
@Component
class ThesisTable {
    private static final String STATES = """
            select t.id, t.symbol, t.status = 'OPEN' as open, e.statement, e.horizon_end
            from thesis t join lateral (
                select statement, horizon_end from thesis_event
                where thesis_id = t.id order by as_of desc, id desc limit 1) e on true
            """;

    private final JdbcClient db;
    private final ThesisJpaRepository theses;
    private final ThesisEventJpaRepository events;

    ThesisTable(JdbcClient db, ThesisJpaRepository theses, ThesisEventJpaRepository events) {
        this.db = db;
        this.theses = theses;
        this.events = events;
    }

    /** To be called once per decision, in its transaction. */
    void record(Decision decision) {
        ThesisChanges changes = ThesisChanges.of(decision, known(decision));
        // what ends makes room first: a symbol has one open thesis
        for (ThesisEvent event : changes.events()) {
            if (event.kind() == ThesisEvent.Kind.CLOSED) {
                close(event.thesisId(), ClosedBy.ADVISOR, decision.tradingDate(), decision.asOf());
            }
        }
        theses.insert(changes.opened().stream()
                .map(opening -> ThesisEntity.of(decision, opening))
                .toList());
        changes.events().forEach(this::insert);
    }

    private List<ThesisState> known(Decision decision) {
        return db.sql(STATES + "where t.desk_id = :desk and (t.status = 'OPEN' or t.id = any (:reviewed))")
                .param("desk", decision.desk().value())
                .param(
                        "reviewed",
                        decision.theses().stream().map(ThesisReview::thesisId).toArray(String[]::new))
                .query(ByName.rows(ThesisState.class))
                .list();
    }

    /** The thesis as it stands. */
    ThesisState state(String id) {
        return db.sql(STATES + "where t.id = :id")
                .param("id", id)
                .query(ByName.rows(ThesisState.class))
                .single();
    }

    void insert(ThesisEvent event) {
        events.insertOnce(ThesisEventEntity.of(event));
    }

    /** Whether it was open until now. */
    boolean close(String thesisId, ClosedBy by, LocalDate tradingDate, Instant asOf) {
        return theses.close(thesisId, tradingDate, asOf, by.name()) == 1;
    }

    /** What decisions said of theses, in their order, by decision. */
    Map<String, List<ThesisReview>> reviews(Collection<String> decisionIds) {
        return events.reviews(decisionIds).stream()
                .map(events::forget)
                .collect(Collectors.groupingBy(
                        event -> event.decisionId,
                        Collectors.mapping(ThesisEventEntity::toReview, Collectors.toList())));
    }
}
