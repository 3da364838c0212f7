package io.bellwether.watch.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.watch.app.WatchLog;
import io.bellwether.watch.domain.Changes;
import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Kind;
import io.bellwether.watch.domain.WatchedCondition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Conditions in PostgreSQL; the lock is an advisory one that ends with the transaction. */
@Repository
class JdbcWatchLog implements WatchLog {
    private static final long LOCK = 0x77617463685F6C6BL;

    private final JdbcClient db;

    JdbcWatchLog(JdbcClient db) {
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
        return db.sql("select * from watch_condition where over_at is null order by key")
                .query((row, n) -> watched(row))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WatchedCondition> store(Changes changes, Instant at) {
        changes.forgotten()
                .forEach(row -> db.sql("delete from watch_condition where id = :id")
                        .param("id", row.id())
                        .update());
        changes.over()
                .forEach(row -> db.sql("update watch_condition set over_at = :at where id = :id")
                        .param("id", row.id())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update());
        List<WatchedCondition> kept = new ArrayList<>();
        for (WatchedCondition row : changes.kept()) {
            kept.add(row.withId(row.id() == 0 ? insert(row) : update(row)));
        }
        db.sql("""
                        insert into watch_look (id, looked_at) values (1, :at)
                        on conflict (id) do update set looked_at = greatest(watch_look.looked_at, excluded.looked_at)
                        """).param("at", at.atOffset(ZoneOffset.UTC)).update();
        return kept;
    }

    @Override
    public Optional<Instant> lastLook() {
        return db.sql("select looked_at from watch_look where id = 1")
                .query((row, n) ->
                        row.getObject("looked_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    private long insert(WatchedCondition row) {
        return bind(db.sql("""
                        insert into watch_condition (key, kind, severity, desk_id, trading_date, since, title, text, link,
                            told, first_seen, last_seen, begun_at)
                        values (:key, :kind, :severity, :desk, :date, :since, :title, :text, :link, :told, :first, :last,
                            case when :begun then cast(:last as timestamptz) end)
                        returning id
                        """), row).query(Long.class).single();
    }

    private long update(WatchedCondition row) {
        bind(db.sql("""
                        update watch_condition set kind = :kind, severity = :severity, desk_id = :desk,
                            trading_date = :date, since = :since, title = :title, text = :text, link = :link,
                            told = :told, first_seen = :first, last_seen = greatest(last_seen, :last),
                            begun_at = case when :begun then coalesce(begun_at, cast(:last as timestamptz)) end
                        where id = :id and key = :key
                        """), row).param("id", row.id()).update();
        return row.id();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, WatchedCondition row) {
        Condition condition = row.condition();
        return sql.param("key", condition.key())
                .param("kind", condition.kind().name())
                .param("severity", condition.severity().name())
                .param("desk", condition.desk().map(DeskId::value).orElse(null), Types.VARCHAR)
                .param("date", condition.tradingDate().orElse(null), Types.DATE)
                .param("since", condition.since().atOffset(ZoneOffset.UTC))
                .param("title", condition.title())
                .param("text", condition.text())
                .param("link", condition.link())
                .param("told", condition.told())
                .param("first", row.firstSeen().atOffset(ZoneOffset.UTC))
                .param("last", row.lastSeen().atOffset(ZoneOffset.UTC))
                .param("begun", row.begun());
    }

    private static WatchedCondition watched(ResultSet row) throws SQLException {
        Condition condition = new Condition(
                row.getString("key"),
                Kind.valueOf(row.getString("kind")),
                moment(row, "since"),
                Optional.ofNullable(row.getString("desk_id")).map(DeskId::new),
                Optional.ofNullable(row.getObject("trading_date", LocalDate.class)),
                row.getString("title"),
                row.getString("text"),
                row.getString("link"),
                row.getBoolean("told"));
        return new WatchedCondition(
                row.getLong("id"),
                condition,
                moment(row, "first_seen"),
                moment(row, "last_seen"),
                row.getObject("begun_at") != null);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
