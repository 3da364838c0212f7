package io.bellwether.desk.db;

import io.bellwether.desk.app.TradingDays.StoppedDay;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code trading_day}. */
@Entity
@Table(name = "trading_day")
@NullUnmarked
class TradingDayEntity {
    private static final String NO_PLAN = "{}";

    @EmbeddedId
    Key key;

    String clock = "live";
    String status = "OPENED";
    Long processInstanceKey;
    Instant stopAskedAsOf;
    Instant endedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    String plan = NO_PLAN;

    /** Natural key: at most one day per desk and date. */
    @Embeddable
    record Key(String deskId, LocalDate tradingDate) implements Serializable {
        Key(DeskId desk, LocalDate date) {
            this(desk.value(), date);
        }
    }

    static TradingDayEntity opened(DeskId desk, LocalDate date) {
        TradingDayEntity row = new TradingDayEntity();
        row.key = new Key(desk, date);
        return row;
    }

    TradingDay toDomain() {
        return new TradingDay(
                new DeskId(key.deskId()),
                key.tradingDate(),
                clock,
                status,
                Optional.ofNullable(processInstanceKey),
                endedAt != null);
    }

    StoppedDay toStopped() {
        return new StoppedDay(key.tradingDate(), status, stopAskedAsOf, processInstanceKey != null, planned());
    }

    Optional<DayPlan> planned() {
        return plan.equals(NO_PLAN) ? Optional.empty() : Optional.of(Json.read(plan, DayPlan.class));
    }
}
