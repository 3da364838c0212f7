package io.bellwether.decision.db;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code decision_trade}, as it is read; it is written by {@link JdbcDecisionLog}. */
@Entity
@Table(name = "decision_trade")
@NullUnmarked
class DecisionTradeEntity {
    @EmbeddedId
    Key key;

    String action;
    String symbol;

    @Column(precision = 18, scale = 9)
    BigDecimal quantity;

    @Column(precision = 9, scale = 6)
    BigDecimal weight;

    String orderType;

    @Column(precision = 18, scale = 6)
    BigDecimal limitPrice;

    @Column(precision = 18, scale = 6)
    BigDecimal stopPrice;

    int conviction;

    @Column(precision = 5, scale = 4)
    BigDecimal winProbability;

    @Column(precision = 9, scale = 6)
    BigDecimal expectedGain;

    @Column(precision = 9, scale = 6)
    BigDecimal expectedLoss;

    int horizonDays;
    String expectedOutcome;
    String reasoning;
    String risks;

    /** Natural key: the decision and the place in it. */
    @Embeddable
    record Key(@Column(name = "decision_id") String decisionId, int n) implements Serializable {}
}
