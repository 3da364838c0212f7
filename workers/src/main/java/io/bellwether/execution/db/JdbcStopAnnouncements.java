package io.bellwether.execution.db;

import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.StopAnnouncements;
import io.bellwether.kernel.DeskId;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Column {@code announced_at} of {@code desk_halt}: an outbox, so that no halt is forgotten when the engine is down. */
@Repository
class JdbcStopAnnouncements implements StopAnnouncements {
    private final JdbcClient db;

    JdbcStopAnnouncements(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Pending> pending() {
        return db.sql("""
                        select desk_id, reason, requested_by, flatten, halted_as_of from desk_halt
                        where released_as_of is null and announced_at is null
                          and created_at <= now() - interval '2 seconds'
                        order by id
                        """)
                .query((row, n) -> new Pending(
                        new DeskId(row.getString("desk_id")),
                        new Halt(
                                row.getString("reason"),
                                row.getString("requested_by"),
                                row.getBoolean("flatten"),
                                row.getObject("halted_as_of", OffsetDateTime.class)
                                        .toInstant())))
                .list();
    }

    @Override
    @Transactional
    public void announced(DeskId desk) {
        db.sql("""
                        update desk_halt set announced_at = now()
                        where desk_id = :desk and released_as_of is null and announced_at is null
                        """).param("desk", desk.value()).update();
    }
}
