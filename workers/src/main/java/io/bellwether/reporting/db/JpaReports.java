package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.Json;
import io.bellwether.reporting.app.Reports;
import io.bellwether.reporting.domain.DeskDay;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reports in PostgreSQL. */
@Repository
class JpaReports implements Reports {
    private final ReportJpaRepository rows;

    JpaReports(ReportJpaRepository rows) {
        this.rows = rows;
    }

    @Override
    public Optional<String> idOf(DeskId desk, LocalDate date) {
        return rows.daily(desk.value(), date);
    }

    @Override
    @Transactional
    public void store(String id, DeskId desk, LocalDate date, DeskDay model) {
        rows.insertIfAbsent(id, desk.value(), date, Json.write(model));
    }

    @Override
    public boolean isBuilt(String id) {
        return rows.existsById(id);
    }

    @Override
    public DeskDay model(String id) {
        return rows.findById(id)
                .map(ReportEntity::model)
                .orElseThrow(() -> new PermanentFault("there is no report '%s'".formatted(id)));
    }

    @Override
    @Transactional
    public void storeRendering(String id, Rendering rendering) {
        rows.render(id, rendering.subject(), rendering.html(), rendering.chart().orElse(null));
    }

    @Override
    public Optional<Rendering> rendering(String id) {
        return rows.findById(id)
                .map(ReportEntity::rendering)
                .filter(done -> !done.html().isEmpty());
    }

    @Override
    @Transactional
    public Optional<Rendering> lockUnqueued(String id) {
        return rows.lockUnqueued(id).map(ReportEntity::rendering);
    }

    @Override
    @Transactional
    public void markQueued(String id) {
        rows.markQueued(id);
    }
}
