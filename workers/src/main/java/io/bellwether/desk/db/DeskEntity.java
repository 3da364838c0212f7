package io.bellwether.desk.db;

import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.platform.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code desk}. Only what changes is written: its limits are changed while it runs. */
@Entity
@DynamicUpdate
@Table(name = "desk")
@NullUnmarked
class DeskEntity {
    @Id
    String id;

    String name;
    String mode;
    String broker;
    String market;
    String fallbackMarket;

    @Column(precision = 18, scale = 2)
    BigDecimal initialCash;

    boolean active;

    @JdbcTypeCode(SqlTypes.JSON)
    String settings;

    @JdbcTypeCode(SqlTypes.JSON)
    String limits = "{}";

    /** Takes over all but the limits that were changed. */
    DeskEntity with(Desk desk) {
        id = desk.id().value();
        name = desk.name();
        mode = desk.mode().name();
        broker = desk.broker();
        market = desk.market();
        fallbackMarket = desk.fallbackMarket().orElse(null);
        initialCash = desk.initialCash().amount();
        active = desk.active();
        settings = Json.write(desk.settings());
        return this;
    }

    Desk toDomain() {
        DeskSettings read = settings();
        return new Desk(
                new DeskId(id),
                name,
                Desk.Mode.valueOf(mode),
                broker,
                market,
                Optional.ofNullable(fallbackMarket),
                new Money(initialCash),
                active,
                read.withLimits(read.limits().with(LimitsJson.read(limits))));
    }

    DeskSettings settings() {
        return Json.read(settings, DeskSettings.class);
    }
}
