package io.bellwether.desk.db;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.domain.StandingHalt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The columns of {@code desk_halt} that say who serves a halt and how far it is: an outbox and a progress bar. */
@Repository
class JdbcHaltService implements HaltService {
    private final JdbcClient db;

    JdbcHaltService(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<StandingHalt> unserved() {
        return halts("""
                announced_at is null and created_at <= now() - interval '2 seconds'""");
    }

    @Override
    public List<StandingHalt> unsold() {
        return halts("""
                flatten and process_instance is not null and flatten_taken_up_at is null
                and (flatten_told_at is null or flatten_told_at <= now() - interval '5 seconds')""");
    }

    private List<StandingHalt> halts(String which) {
        return db.sql("select * from desk_halt where released_as_of is null and " + which + " order by id")
                .query((row, n) -> HaltRows.standing(row))
                .list();
    }

    @Override
    @Transactional
    public boolean serve(long haltId, long processInstance, boolean startedByKey) {
        return db.sql("""
                        update desk_halt set process_instance = :instance, started_by_key = :byKey,
                            announced_at = coalesce(announced_at, now()),
                            cancelled_as_of = case when process_instance = :instance then cancelled_as_of end,
                            flatten_taken_up_at = case when process_instance = :instance then flatten_taken_up_at end
                        where id = :id and released_as_of is null
                            and (process_instance is null or process_instance = :instance or (started_by_key and :byKey))
                        """)
                        .param("id", haltId)
                        .param("instance", processInstance)
                        .param("byKey", startedByKey)
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public void toldToSell(long haltId) {
        db.sql("update desk_halt set flatten_told_at = now() where id = :id")
                .param("id", haltId)
                .update();
    }

    @Override
    @Transactional
    public void selling(long haltId) {
        db.sql("""
                        update desk_halt set flatten_taken_up_at = coalesce(flatten_taken_up_at, now())
                        where id = :id and released_as_of is null
                        """).param("id", haltId).update();
    }

    @Override
    @Transactional
    public void ordersLeft(long haltId, int orders, String trouble, Instant asOf) {
        db.sql("""
                        update desk_halt set orders_left = :left, trouble = :trouble, progress_as_of = :asOf
                        where id = :id and released_as_of is null
                        """)
                .param("id", haltId)
                .param("left", orders)
                .param("trouble", trouble)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    @Transactional
    public void cancelled(long haltId, Instant asOf) {
        db.sql("""
                        update desk_halt set cancelled_as_of = coalesce(cancelled_as_of, :asOf)
                        where id = :id and released_as_of is null
                        """)
                .param("id", haltId)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    @Transactional
    public void sharesLeft(long haltId, BigDecimal shares, String trouble, Instant asOf) {
        db.sql("""
                        update desk_halt set shares_left = :left, trouble = :trouble, progress_as_of = :asOf
                        where id = :id and released_as_of is null
                        """)
                .param("id", haltId)
                .param("left", shares)
                .param("trouble", trouble)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }
}
