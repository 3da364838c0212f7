package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.mail.AlertStore;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Alerts in PostgreSQL, by statements: JPA would end the whole transaction of who tells one when it cannot be stored, and
 * nobody else may mail those that are taken here.
 */
@Repository
class JdbcAlertStore implements AlertStore {
    private final JdbcClient db;
    private final JdbcOperations connections;

    private record KindTimes(String kind, int times) {}

    JdbcAlertStore(JdbcClient db, JdbcOperations connections) {
        this.db = db;
        this.connections = connections;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean store(Alert alert) {
        return insert(alert, false);
    }

    /**
     * Not transactional itself: an exception that passes Spring's boundary would doom the caller's transaction, and one
     * that passes no savepoint would make PostgreSQL refuse the rest of it.
     */
    @Override
    public boolean storeWithin(Alert alert) {
        return Boolean.TRUE.equals(connections.execute((ConnectionCallback<Boolean>) connection -> {
            Savepoint before = connection.setSavepoint();
            try {
                boolean stored = insert(alert, false);
                connection.releaseSavepoint(before);
                return stored;
            } catch (RuntimeException e) {
                connection.rollback(before);
                throw e;
            }
        }));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean storeTold(Alert alert) {
        return insert(alert, true);
    }

    private boolean insert(Alert alert, boolean told) {
        return db.sql("""
                        insert into alert (desk_id, key, severity, kind, title, text, link, trading_date, enveloped_at)
                        values ((select id from desk where id = :desk), :key, :severity, :kind, :title, :text, :link,
                                :tradingDate, case when :told then now() end)
                        on conflict (key) do nothing
                        """).paramSource(ByName.values(alert).with("told", told)).update() == 1;
    }

    @Override
    public Map<String, Integer> kinds(DeskId desk, LocalDate tradingDate) {
        return db
                .sql("""
                        select kind, count(*) as times from alert
                        where desk_id = :desk and trading_date = :date group by kind
                        """)
                .param("desk", desk.value())
                .param("date", tradingDate)
                .query(ByName.rows(KindTimes.class))
                .list()
                .stream()
                .collect(Collectors.toMap(KindTimes::kind, KindTimes::times));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Waiting> lockWaiting(int limit) {
        return db.sql("""
                        select id, key, desk_id as desk, trading_date, severity, kind, title, text, link from alert
                        where enveloped_at is null and id in (
                            select id from (
                                select id, row_number() over (
                                    partition by desk_id order by (severity = 'CRITICAL') desc, id) as place
                                from alert where enveloped_at is null) waiting
                            where place <= :limit)
                        order by id for update skip locked
                        """)
                .param("limit", limit)
                .query(ByName.rows(Waiting.class))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void enveloped(Collection<Waiting> alerts, Collection<String> mailKeys) {
        Long[] ids = alerts.stream().map(Waiting::id).toArray(Long[]::new);
        db.sql("update alert set enveloped_at = now() where id = any(:ids)")
                .param("ids", ids)
                .update();
        db.sql("""
                        insert into alert_mail (alert_id, mail_key)
                        select a, m from unnest(cast(:ids as bigint[])) a, unnest(cast(:keys as text[])) m
                        on conflict do nothing
                        """)
                .param("ids", ids)
                .param("keys", mailKeys.toArray(String[]::new))
                .update();
    }
}
