package io.bellwether.desk.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code desk}. */
@Entity
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
    @Column(columnDefinition = "jsonb")
    String settings;

    /** Changed while the desk runs; written by {@link JdbcLimitBook} only. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb", insertable = false, updatable = false)
    String limits;
}
