package io.bellwether.execution.memory;

import io.bellwether.execution.app.order.OrderSizes;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderNumbers;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.InMemory;
import io.bellwether.risk.domain.sizing.Sizing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Orders and their events. What was executed on which day is read from the broker: the desk books an order's executions in
 * their order, up to the quantity that is filled.
 */
@InMemory
final class MemoryOrders implements Orders, OrderSizes {
    private final BrokerExecutions executions;
    private final Map<String, OrderRow> rows = new HashMap<>();
    private final Map<DeskId, DeskOrders> desks = new HashMap<>();
    private final Map<String, List<OrderRow>> byDecision = new HashMap<>();

    MemoryOrders(BrokerExecutions executions) {
        this.executions = executions;
    }

    @Override
    public void lockDesk(DeskId desk) {}

    @Override
    public TradeOrder create(NewOrder order) {
        return create(order, highest(order.session(), 0, OrderNumbers.FOR_ORDERS) + 1);
    }

    @Override
    public TradeOrder createRestingStop(NewOrder stop) {
        SessionRef session = stop.session();
        int followed = of(session.desk())
                .last(session.tradingDate(), session.session(), stop.symbol(), OrderNumbers.FOR_ORDERS);
        int n = OrderNumbers.ofRestingStop(
                followed == 0 ? Optional.empty() : Optional.of(followed),
                taken -> rows.containsKey(OrderNumbers.id(session, taken)),
                () -> highest(session, OrderNumbers.FOR_REST, Integer.MAX_VALUE));
        return create(stop, n);
    }

    @Override
    public List<TradeOrder> restingStopsExecutedOn(DeskId desk, LocalDate tradingDate) {
        return of(desk).restingStopsExecutedOn(tradingDate);
    }

    @Override
    public TradeOrder get(String orderId) {
        return row(orderId).order();
    }

    @Override
    public Optional<TradeOrder> find(String orderId) {
        return Optional.ofNullable(rows.get(orderId)).map(OrderRow::order);
    }

    @Override
    public TradeOrder lock(String orderId) {
        return get(orderId);
    }

    @Override
    public TradeOrder transition(String orderId, OrderState next, OrderEvent event) {
        OrderRow row = row(orderId);
        if (!row.order().changesTo(next)) {
            return row.order();
        }
        TradeOrder changed = change(row, order -> order.in(next));
        row.add(event);
        return changed;
    }

    @Override
    public TradeOrder filled(String orderId, Quantity filledQuantity) {
        OrderRow row = row(orderId);
        TradeOrder changed = change(row, order -> order.filled(filledQuantity));
        of(changed.desk()).booked(row, executions.of(changed.desk(), orderId), filledQuantity);
        return changed;
    }

    @Override
    public TradeOrder retime(String orderId, TimeInForce timing, Optional<Instant> validUntil) {
        return change(row(orderId), order -> order.retimed(timing, validUntil));
    }

    @Override
    public TradeOrder restate(String orderId, Quantity quantity, UnaryOperator<Price> price) {
        return change(row(orderId), order -> order.restated(quantity, price));
    }

    @Override
    public TradeOrder reduce(String orderId, Quantity quantity, OrderEvent event) {
        OrderRow row = row(orderId);
        TradeOrder changed = change(row, order -> order.reduced(quantity));
        row.add(event);
        return changed;
    }

    @Override
    public TradeOrder replaced(String orderId, Quantity quantity, Price stop, OrderEvent event) {
        OrderRow row = row(orderId);
        TradeOrder changed = change(row, order -> order.replaced(quantity, stop));
        row.add(event);
        return changed;
    }

    /** Nobody reads it again but people, in the database. */
    @Override
    public void knownAtBroker(String orderId, String brokerOrderId) {}

    @Override
    public Set<String> unsentWith(DeskId desk, OrderEvent.Kind kind) {
        return of(desk).openRows().stream()
                .filter(row -> row.order().state() == OrderState.CREATED && row.has(kind))
                .map(row -> row.order().id())
                .collect(Collectors.toSet());
    }

    @Override
    public boolean record(OrderEvent event) {
        return row(event.orderId()).add(event);
    }

    @Override
    public void nameDecider(String orderId, String unknownYet, String actor) {
        Optional.ofNullable(rows.get(orderId))
                .ifPresent(row ->
                        row.change(event -> isDecision(event) && event.actor().equals(unknownYet)
                                ? new OrderEvent(
                                        event.orderId(), event.kind(), event.key(), event.asOf(), actor, event.detail())
                                : event));
    }

    @Override
    public List<OrderEvent> events(String orderId) {
        return Optional.ofNullable(rows.get(orderId)).map(OrderRow::events).orElse(List.of());
    }

    @Override
    public List<TradeOrder> openOrders(DeskId desk) {
        return of(desk).open();
    }

    @Override
    public List<TradeOrder> ordersOf(DeskId desk, LocalDate tradingDate, Session session) {
        return of(desk).of(tradingDate, session);
    }

    @Override
    public List<TradeOrder> ordersOf(DeskId desk, LocalDate tradingDate) {
        return of(desk).of(tradingDate);
    }

    @Override
    public List<TradeOrder> findByDecision(String decisionId) {
        return byDecision.getOrDefault(decisionId, List.of()).stream()
                .map(OrderRow::order)
                .sorted(Comparator.comparing(TradeOrder::n))
                .toList();
    }

    @Override
    public Map<Symbol, LocalDate> stoppedOutSince(DeskId desk, LocalDate date) {
        return of(desk).stoppedOutSince(date);
    }

    @Override
    public Optional<Sizing> findSizing(String orderId) {
        return Optional.ofNullable(rows.get(orderId)).flatMap(OrderRow::sizing);
    }

    @Override
    public List<TradeOrder> decided(DeskId desk) {
        return rows.values().stream()
                .map(OrderRow::order)
                .filter(order -> order.desk().equals(desk) && order.purpose() == Purpose.DECISION)
                .sorted(Comparator.comparing(TradeOrder::id))
                .toList();
    }

    private TradeOrder create(NewOrder order, int n) {
        TradeOrder created = order.numbered(n);
        OrderRow row = new OrderRow(created, order.sizing());
        if (rows.putIfAbsent(created.id(), row) != null) {
            throw new PermanentFault("there is an order '" + created.id() + "' already");
        }
        of(created.desk()).add(row);
        created.decision()
                .ifPresent(source -> byDecision
                        .computeIfAbsent(source.decisionId(), id -> new ArrayList<>())
                        .add(row));
        row.add(OrderEvent.ofDesk(created.id(), OrderEvent.Kind.CREATED, created.createdAsOf(), created.reason()));
        return created;
    }

    private int highest(SessionRef session, int above, int upTo) {
        return of(session.desk()).highest(session.tradingDate(), session.session(), above, upTo);
    }

    private TradeOrder change(OrderRow row, UnaryOperator<TradeOrder> change) {
        row.become(change.apply(row.order()));
        of(row.order().desk()).stands(row);
        return row.order();
    }

    private OrderRow row(String orderId) {
        OrderRow row = rows.get(orderId);
        if (row == null) {
            throw new PermanentFault("there is no order '" + orderId + "'");
        }
        return row;
    }

    private DeskOrders of(DeskId desk) {
        return desks.computeIfAbsent(desk, id -> new DeskOrders());
    }

    private static boolean isDecision(OrderEvent event) {
        return event.kind() == OrderEvent.Kind.APPROVED || event.kind() == OrderEvent.Kind.NOT_APPROVED;
    }
}
