package io.bellwether.reporting.db;

import io.bellwether.platform.Json;
import io.bellwether.reporting.app.Reports.Rendering;
import io.bellwether.reporting.domain.DeskDay;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code report}: the model is kept as JSON, the chart as PNG. */
@Entity
@Table(name = "report")
@NullUnmarked
class ReportEntity {
    @Id
    String id;

    String deskId;
    LocalDate tradingDate;
    String kind;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    String model;

    String subject;
    String html;
    byte[] chart;
    Instant queuedAt;

    DeskDay model() {
        return Json.read(model, DeskDay.class);
    }

    Rendering rendering() {
        return new Rendering(subject, html, Optional.ofNullable(chart));
    }
}
