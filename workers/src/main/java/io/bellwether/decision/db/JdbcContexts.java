package io.bellwether.decision.db;

import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Contexts in PostgreSQL, one per desk, date, session and segment; the first stands. */
@Repository
class JdbcContexts implements Contexts {
    private final JdbcClient db;

    JdbcContexts(JdbcClient db) {
        this.db = db;
    }

    private record Row(
            DeskId deskId, LocalDate tradingDate, Session session, SegmentId segment, Instant asOf, String snapshot) {
        StoredContext toDomain() {
            return new StoredContext(new DecisionKey(deskId, tradingDate, session, segment), asOf, snapshot);
        }
    }

    @Override
    public Optional<StoredContext> find(String id) {
        return db.sql(
                        "select desk_id, trading_date, session, segment, as_of, snapshot from decision_context where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::toDomain);
    }

    @Override
    public StoredContext get(String id) {
        return find(id).orElseThrow(() -> new PermanentFault("there is no context '" + id + "'"));
    }

    @Override
    @Transactional
    public void store(StoredContext context) {
        db.sql("""
                        insert into decision_context (id, desk_id, trading_date, session, segment, as_of, snapshot)
                        values (:id, :desk, :date, :session, :segment, :asOf, cast(:snapshot as json)) on conflict do nothing
                        """)
                .param("id", context.id())
                .param("desk", context.desk().value())
                .param("date", context.tradingDate())
                .param("session", context.session().name())
                .param("segment", context.key().segment().value())
                .param("asOf", context.asOf().atOffset(ZoneOffset.UTC))
                .param("snapshot", context.snapshot())
                .update();
    }
}
