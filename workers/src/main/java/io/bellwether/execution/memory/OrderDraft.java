package io.bellwether.execution.memory;

import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.time.Instant;
import java.util.Optional;

/** An order while something of it is changed. */
final class OrderDraft {
    private final TradeOrder from;
    Quantity quantity;
    Optional<Price> limitPrice;
    Optional<Price> stopPrice;
    Optional<Price> protectiveStop;
    Price referencePrice;
    TimeInForce timing;
    OrderState state;
    Quantity filledQuantity;
    Optional<Instant> validUntil;

    OrderDraft(TradeOrder from) {
        this.from = from;
        quantity = from.quantity();
        limitPrice = from.limitPrice();
        stopPrice = from.stopPrice();
        protectiveStop = from.protectiveStop();
        referencePrice = from.referencePrice();
        timing = from.timing();
        state = from.state();
        filledQuantity = from.filledQuantity();
        validUntil = from.validUntil();
    }

    TradeOrder order() {
        return new TradeOrder(
                from.id(),
                from.desk(),
                from.tradingDate(),
                from.session(),
                from.n(),
                from.purpose(),
                from.decision(),
                from.symbol(),
                from.side(),
                from.type(),
                quantity,
                limitPrice,
                stopPrice,
                protectiveStop,
                referencePrice,
                timing,
                state,
                filledQuantity,
                from.reason(),
                from.createdAsOf(),
                validUntil,
                from.segment());
    }
}
