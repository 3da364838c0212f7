package io.bellwether.execution.app;

import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Orders in memory, with the same rules of state as the tables; for histories by the thousand. */
final class MemoryOrders implements Orders {
    private final Map<String, TradeOrder> orders = new LinkedHashMap<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final Map<String, String> brokerIds = new LinkedHashMap<>();

    List<TradeOrder> all() {
        return List.copyOf(orders.values());
    }

    @Override
    public void lockDesk(DeskId desk) {}

    @Override
    public TradeOrder create(NewOrder order) {
        int n = orders.size() + 1;
        TradeOrder created = new TradeOrder(
                order.session().key() + "-" + n,
                order.session().desk(),
                order.session().tradingDate(),
                order.session().session(),
                n,
                order.purpose(),
                order.decision(),
                order.symbol(),
                order.side(),
                order.type(),
                order.quantity(),
                order.limitPrice(),
                order.stopPrice(),
                order.protectiveStop(),
                order.referencePrice(),
                order.timing(),
                OrderState.CREATED,
                Quantity.ZERO,
                order.reason(),
                order.session().asOf(),
                order.validUntil());
        orders.put(created.id(), created);
        return created;
    }

    @Override
    public TradeOrder createStandingStop(NewOrder stop) {
        return create(stop);
    }

    @Override
    public List<TradeOrder> standingStopsExecutedOn(DeskId desk, LocalDate tradingDate) {
        return List.of();
    }

    @Override
    public TradeOrder get(String orderId) {
        return find(orderId).orElseThrow();
    }

    @Override
    public Optional<TradeOrder> find(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    @Override
    public TradeOrder lock(String orderId) {
        return get(orderId);
    }

    @Override
    public TradeOrder transition(String orderId, OrderState next, OrderEvent event) {
        TradeOrder order = get(orderId);
        if (order.state() == next) {
            return order;
        }
        if (!order.state().canBecome(next)) {
            throw new PermanentFault("order %s is %s and cannot become %s".formatted(orderId, order.state(), next));
        }
        record(event);
        return put(order, order.quantity(), order.stopPrice(), order.timing(), next, order.filledQuantity());
    }

    @Override
    public TradeOrder filled(String orderId, Quantity filledQuantity) {
        TradeOrder order = get(orderId);
        return put(order, order.quantity(), order.stopPrice(), order.timing(), order.state(), filledQuantity);
    }

    @Override
    public TradeOrder retime(String orderId, Timing timing, Optional<Instant> validUntil) {
        TradeOrder order = get(orderId);
        return put(order, order.quantity(), order.stopPrice(), timing, order.state(), order.filledQuantity());
    }

    @Override
    public TradeOrder restate(String orderId, Quantity quantity, UnaryOperator<Price> price) {
        throw new UnsupportedOperationException("no splits here");
    }

    @Override
    public TradeOrder reduce(String orderId, Quantity quantity, OrderEvent event) {
        TradeOrder order = get(orderId);
        record(event);
        return put(order, quantity, order.stopPrice(), order.timing(), order.state(), order.filledQuantity());
    }

    @Override
    public TradeOrder replaced(String orderId, Quantity quantity, Price stop, OrderEvent event) {
        TradeOrder order = get(orderId);
        record(event);
        return put(order, quantity, Optional.of(stop), order.timing(), order.state(), order.filledQuantity());
    }

    @Override
    public void knownAtBroker(String orderId, String brokerOrderId) {
        brokerIds.putIfAbsent(orderId, brokerOrderId);
    }

    @Override
    public Set<String> unsentWith(DeskId desk, OrderEvent.Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind && get(event.orderId()).state() == OrderState.CREATED)
                .map(OrderEvent::orderId)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean record(OrderEvent event) {
        boolean known = events.stream()
                .anyMatch(e -> e.orderId().equals(event.orderId())
                        && e.kind() == event.kind()
                        && e.key().equals(event.key()));
        return !known && events.add(event);
    }

    @Override
    public List<OrderEvent> events(String orderId) {
        return events.stream().filter(event -> event.orderId().equals(orderId)).toList();
    }

    @Override
    public List<TradeOrder> openOrders(DeskId desk) {
        return orders.values().stream().filter(order -> order.state().isOpen()).toList();
    }

    @Override
    public List<TradeOrder> ordersOf(DeskId desk, LocalDate tradingDate, Session session) {
        return all();
    }

    @Override
    public List<TradeOrder> ordersOf(DeskId desk, LocalDate tradingDate) {
        return all();
    }

    @Override
    public List<TradeOrder> ofDecision(String decisionId) {
        return List.of();
    }

    @Override
    public Map<Symbol, LocalDate> stoppedOutSince(DeskId desk, LocalDate date) {
        return Map.of();
    }

    private TradeOrder put(
            TradeOrder order,
            Quantity quantity,
            Optional<Price> stop,
            Timing timing,
            OrderState state,
            Quantity filled) {
        TradeOrder next = new TradeOrder(
                order.id(),
                order.desk(),
                order.tradingDate(),
                order.session(),
                order.n(),
                order.purpose(),
                order.decision(),
                order.symbol(),
                order.side(),
                order.type(),
                quantity,
                order.limitPrice(),
                stop,
                order.protectiveStop(),
                order.referencePrice(),
                timing,
                state,
                filled,
                order.reason(),
                order.createdAsOf(),
                order.validUntil());
        orders.put(next.id(), next);
        return next;
    }

    @Override
    public void nameDecider(String orderId, String placeholder, String actor) {
        throw new UnsupportedOperationException("nobody decides about orders here");
    }
}
