package io.bellwether.desk.db;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Halts in PostgreSQL. Setting and releasing one locks the desk's row, as whoever marks an order as sent does: after
 * {@link #halt} returned no order can still slip through.
 */
@Repository
class JdbcHalts implements Halts {
    private final JdbcClient db;

    JdbcHalts(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<Halt> current(DeskId desk) {
        return db.sql("""
                        select reason, requested_by, flatten, halted_as_of from desk_halt
                        where desk_id = :desk and released_as_of is null
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new Halt(
                        row.getString("reason"),
                        row.getString("requested_by"),
                        row.getBoolean("flatten"),
                        row.getObject("halted_as_of", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    @Transactional
    public boolean halt(DeskId desk, Halt halt) {
        lock(desk);
        return db.sql("""
                        insert into desk_halt (desk_id, reason, requested_by, flatten, halted_as_of)
                        values (:desk, :reason, :by, :flatten, :asOf)
                        on conflict (desk_id) where released_as_of is null do nothing
                        """)
                        .param("desk", desk.value())
                        .param("reason", halt.reason())
                        .param("by", halt.requestedBy())
                        .param("flatten", halt.flatten())
                        .param("asOf", halt.asOf().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public boolean release(DeskId desk, String releasedBy, String reason, Instant asOf) {
        lock(desk);
        return db.sql("""
                        update desk_halt set released_as_of = :asOf, released_by = :by, release_reason = :reason
                        where desk_id = :desk and released_as_of is null
                        """)
                        .param("desk", desk.value())
                        .param("by", releasedBy)
                        .param("reason", reason)
                        .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void lock(DeskId desk) {
        db.sql("select id from desk where id = :desk for update")
                .param("desk", desk.value())
                .query(String.class)
                .optional();
    }
}
