package io.bellwether.watch.db;

import io.bellwether.watch.app.WatchLog;
import io.bellwether.watch.domain.Changes;
import io.bellwether.watch.domain.WatchedCondition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Conditions in PostgreSQL; the lock is an advisory one that ends with the transaction. */
@Repository
class JpaWatchLog implements WatchLog {
    private static final long LOCK = 0x77617463685F6C6BL;

    private final ConditionJpaRepository rows;
    private final JdbcClient db;

    JpaWatchLog(ConditionJpaRepository rows, JdbcClient db) {
        this.rows = rows;
        this.db = db;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock() {
        return db.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<WatchedCondition> open() {
        return rows.findByOverAtIsNullOrderByKey().stream()
                .map(ConditionEntity::toDomain)
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WatchedCondition> store(Changes changes, Instant at) {
        rows.deleteAllByIdInBatch(
                changes.forgotten().stream().map(WatchedCondition::id).toList());
        Map<Long, ConditionEntity> stored = rows
                .findAllById(Stream.concat(changes.over().stream(), changes.kept().stream())
                        .map(WatchedCondition::id)
                        .toList())
                .stream()
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
        changes.over().forEach(row -> Optional.ofNullable(stored.get(row.id())).ifPresent(over -> over.overAt = at));
        List<WatchedCondition> kept = changes.kept().stream()
                .map(row -> row.withId(rows.save(Optional.ofNullable(stored.get(row.id()))
                                .orElseGet(ConditionEntity::new)
                                .with(row))
                        .id))
                .toList();
        rows.flush();
        db.sql("""
                        insert into watch_look (id, looked_at) values (1, :at)
                        on conflict (id) do update set looked_at = greatest(watch_look.looked_at, excluded.looked_at)
                        """).param("at", at.atOffset(ZoneOffset.UTC)).update();
        return kept;
    }

    @Override
    public Optional<Instant> lastLook() {
        return db.sql("select looked_at from watch_look where id = 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
