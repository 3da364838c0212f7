package io.bellwether.execution.db;

import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Json;
import io.bellwether.risk.domain.sizing.Sizing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    static OrderEntity of(TradeOrder order, Optional<Sizing> sizing) {
        OrderEntity row = new OrderEntity();
        row.id = order.id();
        row.deskId = order.desk().value();
        row.tradingDate = order.tradingDate();
        row.session = order.session().name();
        row.segment = order.segment().value();
        row.n = order.n();
        row.purpose = order.purpose().name();
        row.decisionId = order.decision().map(DecisionTradeRef::decisionId).orElse(null);
        row.decisionN = order.decision().map(DecisionTradeRef::n).orElse(null);
        row.symbol = order.symbol().value();
        row.side = order.side().name();
        row.orderType = order.type().name();
        row.reason = order.reason();
        row.sizing = Json.write(sizing.map(OrderEntity::sizing).orElse(Map.of()));
        row.createdAsOf = order.createdAsOf();
        row.updatedAt = order.createdAsOf();
        row.become(order);
        return row;
    }

    /** Takes over what of an order may change. */
    void become(TradeOrder order) {
        quantity = order.quantity().value();
        limitPrice = order.limitPrice().map(Price::value).orElse(null);
        stopPrice = order.stopPrice().map(Price::value).orElse(null);
        protectiveStop = order.protectiveStop().map(Price::value).orElse(null);
        referencePrice = order.referencePrice().value();
        timing = order.timing().name();
        state = order.state().name();
        filledQuantity = order.filledQuantity().value();
        validUntil = order.validUntil().orElse(null);
    }

    TradeOrder toDomain() {
        return new TradeOrder(
                id,
                new DeskId(deskId),
                tradingDate,
                Session.valueOf(session),
                n,
                Purpose.valueOf(purpose),
                Optional.ofNullable(decisionId).map(decision -> new DecisionTradeRef(decision, decisionN)),
                new Symbol(symbol),
                Side.valueOf(side),
                OrderType.valueOf(orderType),
                new Quantity(quantity),
                Optional.ofNullable(limitPrice).map(Price::new),
                Optional.ofNullable(stopPrice).map(Price::new),
                Optional.ofNullable(protectiveStop).map(Price::new),
                new Price(referencePrice),
                TimeInForce.valueOf(timing),
                OrderState.valueOf(state),
                new Quantity(filledQuantity),
                reason,
                createdAsOf,
                Optional.ofNullable(validUntil),
                new SegmentId(segment));
    }

    /** Every bound under its name [shares]; beside them which one decided, and the next one with the size it allows. */
    private static Map<String, Object> sizing(Sizing sizing) {
        Map<String, Object> json = new LinkedHashMap<>();
        sizing.bounds().forEach((bound, shares) -> json.put(bound.name(), shares));
        json.put("binding", sizing.binding().name());
        sizing.without().ifPresent(without -> {
            json.put("next", without.next().name());
            json.put("withoutBinding", without.quantity().value());
        });
        return json;
    }
}
