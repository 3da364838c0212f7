package io.bellwether.portfolio.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code fill}; its primary key, the broker's execution id, is what makes a booking happen once. */
@Entity(name = "BookedFill")
@Table(name = "fill")
@Immutable
@NullUnmarked
class FillEntity {
    @Id
    String id;

    String orderId;
    String deskId;
    String symbol;
    String side;

    @Column(precision = 18, scale = 9)
    BigDecimal quantity;

    @Column(precision = 18, scale = 6)
    BigDecimal price;

    @Column(precision = 18, scale = 2)
    BigDecimal fee;

    LocalDate tradingDate;
    Instant asOf;
}
