package io.bellwether.decision.db;

import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.ByName;
import java.time.Instant;
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

    private record Row(DecisionKey key, Instant asOf, String snapshot) {}

    @Override
    public Optional<StoredContext> find(String id) {
        return db.sql(
                        "select desk_id as desk, trading_date, session, segment, as_of, snapshot from decision_context where id = :id")
                .param("id", id)
                .query(ByName.rows(Row.class))
                .optional()
                .map(row -> new StoredContext(row.key(), row.asOf(), row.snapshot()));
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
                        values (:id, :desk, :tradingDate, :session, :segment, :asOf, cast(:snapshot as json)) on conflict do nothing
                        """)
                .paramSource(ByName.values(context.key())
                        .with("id", context.id())
                        .with("asOf", context.asOf())
                        .with("snapshot", context.snapshot()))
                .update();
    }
}
