package io.bellwether.execution.memory;

import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.risk.domain.sizing.Sizing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An order as it is now, with its history. */
final class OrderRow {
    private final Map<EventKey, OrderEvent> events = new LinkedHashMap<>();
    private final Optional<Sizing> sizing;
    private TradeOrder order;

    OrderRow(TradeOrder order, Optional<Sizing> sizing) {
        this.order = order;
        this.sizing = sizing;
    }

    Optional<Sizing> sizing() {
        return sizing;
    }

    private record EventKey(OrderEvent.Kind kind, String key) {}

    TradeOrder order() {
        return order;
    }

    void become(TradeOrder next) {
        order = next;
    }

    /** Appends the event unless one of its kind and key is there. */
    boolean add(OrderEvent event) {
        return events.putIfAbsent(new EventKey(event.kind(), event.key()), event) == null;
    }

    void change(UnaryOperator<OrderEvent> change) {
        events.replaceAll((key, event) -> change.apply(event));
    }

    boolean has(OrderEvent.Kind kind) {
        return events.keySet().stream().anyMatch(key -> key.kind() == kind);
    }

    List<OrderEvent> events() {
        return List.copyOf(events.values());
    }
}
