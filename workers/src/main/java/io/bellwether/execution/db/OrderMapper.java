package io.bellwether.execution.db;

import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderNumbers;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates between orders and their rows. */
final class OrderMapper {
    private OrderMapper() {}

    static TradeOrder toDomain(OrderEntity row) {
        return new TradeOrder(
                row.id,
                new DeskId(row.deskId),
                row.tradingDate,
                Session.valueOf(row.session),
                row.n,
                Purpose.valueOf(row.purpose),
                Optional.ofNullable(row.decisionId).map(id -> new DecisionTradeRef(id, row.decisionN)),
                new Symbol(row.symbol),
                Side.valueOf(row.side),
                OrderType.valueOf(row.orderType),
                new Quantity(row.quantity),
                price(row.limitPrice),
                price(row.stopPrice),
                price(row.protectiveStop),
                new Price(row.referencePrice),
                TimeInForce.valueOf(row.timing),
                OrderState.valueOf(row.state),
                new Quantity(row.filledQuantity),
                row.reason,
                row.createdAsOf,
                Optional.ofNullable(row.validUntil),
                new SegmentId(row.segment));
    }

    static OrderEntity toEntity(NewOrder order, int n, Instant now) {
        OrderEntity row = new OrderEntity();
        row.id = OrderNumbers.id(order.session(), n);
        row.deskId = order.session().desk().value();
        row.tradingDate = order.session().tradingDate();
        row.session = order.session().session().name();
        row.segment = order.session().segment().value();
        row.n = n;
        row.purpose = order.purpose().name();
        row.decisionId = order.decision().map(DecisionTradeRef::decisionId).orElse(null);
        row.decisionN = order.decision().map(DecisionTradeRef::n).orElse(null);
        row.symbol = order.symbol().value();
        row.side = order.side().name();
        row.orderType = order.type().name();
        row.quantity = order.quantity().value();
        row.limitPrice = order.limitPrice().map(Price::value).orElse(null);
        row.stopPrice = order.stopPrice().map(Price::value).orElse(null);
        row.protectiveStop = order.protectiveStop().map(Price::value).orElse(null);
        row.referencePrice = order.referencePrice().value();
        row.timing = order.timing().name();
        row.state = OrderState.CREATED.name();
        row.filledQuantity = BigDecimal.ZERO;
        row.reason = order.reason();
        row.sizing = Json.write(order.sizing().map(OrderMapper::sizing).orElse(Map.of()));
        row.createdAsOf = order.session().asOf();
        row.validUntil = order.validUntil().orElse(null);
        row.updatedAt = now;
        return row;
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

    private static Optional<Price> price(@Nullable BigDecimal value) {
        return Optional.ofNullable(value).map(Price::new);
    }
}
