package io.bellwether.portfolio.db;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code position}, derived from the lots; written by statements only, so that no stale copy is kept. */
@Entity
@Table(name = "position")
@Immutable
@NullUnmarked
class PositionEntity {
    @EmbeddedId
    Key id;

    @Column(precision = 18, scale = 9)
    BigDecimal quantity;

    @Column(precision = 18, scale = 6)
    BigDecimal averageCost;

    @Column(precision = 18, scale = 2)
    BigDecimal costBasis;

    @Column(precision = 18, scale = 6)
    BigDecimal stopPrice;

    @Column(precision = 18, scale = 6)
    BigDecimal lastPrice;

    Instant lastPriceAsOf;
    LocalDate openedOn;

    @Embeddable
    record Key(String deskId, String symbol) {}
}
