package io.bellwether.decision.db;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code decision_trade}. */
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

    static DecisionTradeEntity of(String decisionId, ProposedTrade trade) {
        DecisionTradeEntity row = new DecisionTradeEntity();
        row.key = new Key(decisionId, trade.n());
        row.action = trade.action().name();
        row.symbol = trade.symbol().value();
        row.quantity = trade.quantity().map(Quantity::value).orElse(null);
        row.weight = trade.weight().orElse(null);
        row.orderType = trade.orderType().name();
        row.limitPrice = trade.limitPrice().map(Price::value).orElse(null);
        row.stopPrice = trade.stopPrice().map(Price::value).orElse(null);
        row.conviction = trade.conviction();
        row.winProbability = trade.winProbability();
        row.expectedGain = trade.expectedGain();
        row.expectedLoss = trade.expectedLoss();
        row.horizonDays = trade.horizonDays();
        row.expectedOutcome = trade.expectedOutcome();
        row.reasoning = trade.reasoning();
        row.risks = trade.risks();
        return row;
    }

    ProposedTrade toDomain() {
        return new ProposedTrade(
                key.n(),
                Action.valueOf(action),
                new Symbol(symbol),
                Optional.ofNullable(quantity).map(Quantity::new),
                Optional.ofNullable(weight),
                OrderType.valueOf(orderType),
                Optional.ofNullable(limitPrice).map(Price::new),
                Optional.ofNullable(stopPrice).map(Price::new),
                conviction,
                winProbability,
                expectedGain,
                expectedLoss,
                horizonDays,
                expectedOutcome,
                reasoning,
                risks);
    }
}
