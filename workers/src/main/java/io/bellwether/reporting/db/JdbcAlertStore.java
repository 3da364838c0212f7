package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.reporting.app.AlertStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Alerts in PostgreSQL. Each write has a transaction of its own: an alert outlives the work that raised it and then
 * failed.
 */
@Repository
class JdbcAlertStore implements AlertStore {
    private final JdbcClient db;

    JdbcAlertStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean store(Alert alert) {
        return db.sql("""
                        insert into alert (desk_id, key, severity, kind, title, text, link, trading_date)
                        values ((select id from desk where id = :desk), :key, :severity, :kind, :title, :text, :link,
                                :date)
                        on conflict (key) do nothing
                        """)
                        .param("desk", alert.desk().map(DeskId::value).orElse(""))
                        .param("key", alert.key())
                        .param("severity", alert.severity().name())
                        .param("kind", alert.kind())
                        .param("title", alert.title())
                        .param("text", alert.text())
                        .param("link", alert.link())
                        .param("date", alert.tradingDate().orElse(null), java.sql.Types.DATE)
                        .update()
                == 1;
    }

    @Override
    public List<Long> pending(int limit) {
        return db.sql("select id from alert where mailed_at is null order by id limit :limit")
                .param("limit", limit)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void mail(long id, Predicate<Alert> mailer) {
        Optional<Alert> pending = db.sql(
                        "select * from alert where id = :id and mailed_at is null for update skip locked")
                .param("id", id)
                .query((row, n) -> alert(row))
                .optional();
        if (pending.isPresent() && mailer.test(pending.get())) {
            db.sql("update alert set mailed_at = now() where id = :id")
                    .param("id", id)
                    .update();
        }
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getString("key"),
                Optional.ofNullable(row.getString("desk_id")).map(DeskId::new),
                Rows.optionalDate(row, "trading_date"),
                Severity.valueOf(row.getString("severity")),
                row.getString("kind"),
                row.getString("title"),
                row.getString("text"),
                row.getString("link"));
    }
}
