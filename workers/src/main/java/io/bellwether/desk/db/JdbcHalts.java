package io.bellwether.desk.db;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.Releases;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import java.sql.ResultSet;
import java.sql.SQLException;
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
class JdbcHalts implements Halts, Releases {
    private final JdbcClient db;

    JdbcHalts(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<Halt> current(DeskId desk) {
        return standing(desk).map(StandingHalt::halt);
    }

    @Override
    public Optional<StandingHalt> standing(DeskId desk) {
        return db.sql("select * from desk_halt where desk_id = :desk and released_as_of is null")
                .param("desk", desk.value())
                .query((row, n) -> HaltRows.standing(row))
                .optional();
    }

    @Override
    public Optional<StandingHalt> standing(long haltId) {
        return db.sql("select * from desk_halt where id = :id and released_as_of is null")
                .param("id", haltId)
                .query((row, n) -> HaltRows.standing(row))
                .optional();
    }

    @Override
    public Optional<Instant> last(DeskId desk, Instant asOf) {
        return db.sql("select max(released_as_of) from desk_halt where desk_id = :desk and released_as_of <= :asOf")
                .param("desk", desk.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    @Transactional
    public boolean halt(DeskId desk, Halt halt) {
        lock(desk);
        return insert(desk, halt);
    }

    private boolean insert(DeskId desk, Halt halt) {
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
    public boolean pulledAgain(long haltId, Halt request) {
        lockDeskOf(haltId);
        db.sql("""
                        update desk_halt set again_reason = :reason, again_by = :by, again_as_of = :asOf,
                            again_flatten = again_flatten or :flatten
                        where id = :id and released_as_of is null and halted_as_of <> :asOf
                        """)
                .param("id", haltId)
                .param("reason", request.reason())
                .param("by", request.requestedBy())
                .param("flatten", request.flatten())
                .param("asOf", request.asOf().atOffset(ZoneOffset.UTC))
                .update();
        return request.flatten()
                && db.sql("""
                        update desk_halt set flatten = true, flatten_by = :by, flatten_as_of = :asOf
                        where id = :id and released_as_of is null and not flatten
                        """)
                                .param("id", haltId)
                                .param("by", request.requestedBy())
                                .param("asOf", request.asOf().atOffset(ZoneOffset.UTC))
                                .update()
                        == 1;
    }

    @Override
    @Transactional
    public Release release(long haltId, String releasedBy, String reason, Instant asOf) {
        lockDeskOf(haltId);
        return db.sql("""
                        update desk_halt set released_as_of = :asOf, released_by = :by, release_reason = :reason
                        where id = :id and released_as_of is null
                        returning desk_id, again_reason, again_by, again_flatten, again_as_of
                        """)
                .param("id", haltId)
                .param("by", releasedBy)
                .param("reason", reason)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query((row, n) -> haltAgain(row, asOf))
                .optional()
                .orElse(Release.WAS_RELEASED);
    }

    /** The stop was pulled after the release had been decided: whoever pulled it must find the desk halted. */
    private Release haltAgain(ResultSet row, Instant releasedAsOf) throws SQLException {
        OffsetDateTime again = row.getObject("again_as_of", OffsetDateTime.class);
        if (again == null || again.toInstant().isBefore(releasedAsOf)) {
            return Release.RELEASED;
        }
        insert(
                new DeskId(row.getString("desk_id")),
                new Halt(
                        row.getString("again_reason"),
                        row.getString("again_by"),
                        row.getBoolean("again_flatten"),
                        again.toInstant()));
        return Release.HALTED_AGAIN;
    }

    @Override
    @Transactional
    public Release releaseUnnumbered(DeskId desk, String releasedBy, String reason, Instant asOf) {
        lock(desk);
        return standing(desk)
                .filter(halt -> halt.processInstance().isEmpty())
                .map(halt -> release(halt.id(), releasedBy, reason, asOf))
                .orElse(Release.WAS_RELEASED);
    }

    @Override
    @Transactional
    public void whatNext(long haltId, String text) {
        db.sql("update desk_halt set what_next = :text where id = :id")
                .param("id", haltId)
                .param("text", text)
                .update();
    }

    private void lock(DeskId desk) {
        db.sql("select id from desk where id = :desk for update")
                .param("desk", desk.value())
                .query(String.class)
                .optional();
    }

    private void lockDeskOf(long haltId) {
        db.sql("select id from desk where id = (select desk_id from desk_halt where id = :id) for update")
                .param("id", haltId)
                .query(String.class)
                .optional();
    }
}
