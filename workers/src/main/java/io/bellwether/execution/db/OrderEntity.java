package io.bellwether.execution.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code trade_order}. */
@Entity
@Table(name = "trade_order")
@NullUnmarked
class OrderEntity {
    @Id
    String id;

    String deskId;
    LocalDate tradingDate;
    String session;
    String segment;
    int n;
    String purpose;
    String decisionId;

    @Column(name = "decision_n")
    Integer decisionN;

    String symbol;
    String side;
    String orderType;

    @Column(precision = 18, scale = 9)
    BigDecimal quantity;

    @Column(precision = 18, scale = 6)
    BigDecimal limitPrice;

    @Column(precision = 18, scale = 6)
    BigDecimal stopPrice;

    @Column(precision = 18, scale = 6)
    BigDecimal protectiveStop;

    @Column(precision = 18, scale = 6)
    BigDecimal referencePrice;

    String timing;
    String state;
    String brokerOrderId;

    @Column(precision = 18, scale = 9)
    BigDecimal filledQuantity;

    String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    String sizing;

    Instant createdAsOf;
    Instant validUntil;
    Instant updatedAt;
}
