package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.Json;
import io.bellwether.reporting.app.Reports;
import io.bellwether.reporting.domain.DeskDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reports in PostgreSQL; the model is kept as JSON, the chart as PNG. */
@Repository
class JdbcReports implements Reports {
    private final JdbcClient db;

    JdbcReports(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<String> idOf(DeskId desk, LocalDate date) {
        return db.sql("select id from report where desk_id = :desk and trading_date = :date and kind = 'DAILY'")
                .param("desk", desk.value())
                .param("date", date)
                .query(String.class)
                .optional();
    }

    @Override
    @Transactional
    public void store(String id, DeskId desk, LocalDate date, DeskDay model) {
        db.sql("""
                        insert into report (id, desk_id, trading_date, kind, model)
                        values (:id, :desk, :date, 'DAILY', cast(:model as jsonb)) on conflict do nothing
                        """)
                .param("id", id)
                .param("desk", desk.value())
                .param("date", date)
                .param("model", Json.write(model))
                .update();
    }

    @Override
    public boolean isBuilt(String id) {
        return db.sql("select exists (select 1 from report where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Override
    public DeskDay model(String id) {
        return db.sql("select model from report where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(json -> Json.read(json, DeskDay.class))
                .orElseThrow(() -> new PermanentFault("there is no report '%s'".formatted(id)));
    }

    @Override
    @Transactional
    public void storeRendering(String id, Rendering rendering) {
        db.sql("""
                        update report set subject = :subject, html = :html, chart = :chart
                        where id = :id and queued_at is null
                        """)
                .param("id", id)
                .param("subject", rendering.subject())
                .param("html", rendering.html())
                .param("chart", rendering.chart().orElse(null), java.sql.Types.BINARY)
                .update();
    }

    @Override
    public Optional<Rendering> rendering(String id) {
        return db.sql("select subject, html, chart from report where id = :id and html <> ''")
                .param("id", id)
                .query((row, n) -> rendering(row))
                .optional();
    }

    @Override
    public Optional<Rendering> lockUnqueued(String id) {
        return db.sql("""
                        select subject, html, chart from report
                        where id = :id and queued_at is null for update
                        """).param("id", id).query((row, n) -> rendering(row)).optional();
    }

    @Override
    public void markQueued(String id) {
        db.sql("update report set queued_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    private static Rendering rendering(ResultSet row) throws SQLException {
        return new Rendering(
                row.getString("subject"), row.getString("html"), Optional.ofNullable(row.getBytes("chart")));
    }
}
