package io.bellwether.execution.db;

import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderNumbers;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders in PostgreSQL. Numbers are given under the lock of the desk's row, which setting a halt takes too; every change
 * of state is checked on the locked row.
 */
@Repository
class JpaOrders implements Orders {
    private static final List<String> OPEN = Arrays.stream(OrderState.values())
            .filter(OrderState::isOpen)
            .map(Enum::name)
            .toList();

    private final OrderJpaRepository rows;
    private final OrderEventJpaRepository events;
    private final EntityManager entities;

    JpaOrders(OrderJpaRepository rows, OrderEventJpaRepository events, EntityManager entities) {
        this.rows = rows;
        this.events = events;
        this.entities = entities;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void lockDesk(DeskId desk) {
        rows.lockDesk(desk.value());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TradeOrder create(NewOrder order) {
        return create(order, highest(order.session(), 0, OrderNumbers.FOR_ORDERS) + 1);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TradeOrder createRestingStop(NewOrder stop) {
        SessionRef session = stop.session();
        int n = OrderNumbers.ofRestingStop(
                rows.lastOrder(
                        session.desk().value(),
                        session.tradingDate(),
                        session.session().name(),
                        stop.symbol().value(),
                        OrderNumbers.FOR_ORDERS),
                taken -> rows.existsById(OrderNumbers.id(session, taken)),
                () -> highest(session, OrderNumbers.FOR_REST, Integer.MAX_VALUE));
        return create(stop, n);
    }

    private int highest(SessionRef session, int above, int upTo) {
        return rows.highestNumber(
                session.desk().value(), session.tradingDate(), session.session().name(), above, upTo);
    }

    private TradeOrder create(NewOrder order, int n) {
        OrderEntity row = OrderEntity.of(order.numbered(n), order.sizing());
        entities.persist(row);
        entities.flush();
        insert(OrderEvent.ofDesk(row.id, OrderEvent.Kind.CREATED, row.createdAsOf, row.reason));
        return leave(row);
    }

    @Override
    @Transactional(readOnly = true)
    public TradeOrder get(String orderId) {
        return find(orderId).orElseThrow(() -> new PermanentFault("there is no order '" + orderId + "'"));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TradeOrder> find(String orderId) {
        return rows.findById(orderId).map(this::leave);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public TradeOrder lock(String orderId) {
        return leave(lockRow(orderId));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TradeOrder transition(String orderId, OrderState next, OrderEvent event) {
        OrderEntity row = lockRow(orderId);
        TradeOrder order = row.toDomain();
        return order.changesTo(next) ? change(row, order.in(next), event) : leave(row);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TradeOrder filled(String orderId, Quantity filledQuantity) {
        return change(orderId, order -> order.filled(filledQuantity));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TradeOrder retime(String orderId, TimeInForce timing, Optional<Instant> validUntil) {
        return change(orderId, order -> order.retimed(timing, validUntil));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TradeOrder restate(String orderId, Quantity quantity, UnaryOperator<Price> price) {
        return change(orderId, order -> order.restated(quantity, price));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TradeOrder reduce(String orderId, Quantity quantity, OrderEvent event) {
        OrderEntity row = lockRow(orderId);
        return change(row, row.toDomain().reduced(quantity), event);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TradeOrder replaced(String orderId, Quantity quantity, Price stop, OrderEvent event) {
        OrderEntity row = lockRow(orderId);
        return change(row, row.toDomain().replaced(quantity, stop), event);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void knownAtBroker(String orderId, String brokerOrderId) {
        OrderEntity row = entities.find(OrderEntity.class, orderId);
        if (row != null) {
            if (row.brokerOrderId == null) {
                row.brokerOrderId = brokerOrderId;
                entities.flush();
            }
            entities.detach(row);
        }
    }

    @Override
    public Set<String> unsentWith(DeskId desk, OrderEvent.Kind kind) {
        return events.unsentWith(desk.value(), kind.name());
    }

    @Override
    @Transactional
    public boolean record(OrderEvent event) {
        return insert(event);
    }

    private boolean insert(OrderEvent event) {
        return events.insertOnce(OrderEventEntity.of(event));
    }

    @Override
    @Transactional
    public void nameDecider(String orderId, String unknownYet, String actor) {
        events.nameDecider(orderId, unknownYet, actor);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OrderEvent> events(String orderId) {
        return events.findByKeyOrderIdOrderById(orderId).stream()
                .map(events::forget)
                .map(OrderEventEntity::toDomain)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<TradeOrder> openOrders(DeskId desk) {
        return toDomain(rows.findByDeskIdAndStateInOrderByCreatedAsOfAscSessionAscNAsc(desk.value(), OPEN));
    }

    @Override
    @Transactional(readOnly = true)
    public List<TradeOrder> ordersOf(DeskId desk, LocalDate tradingDate, Session session) {
        return toDomain(rows.findByDeskIdAndTradingDateAndSessionOrderByN(desk.value(), tradingDate, session.name()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<TradeOrder> ordersOf(DeskId desk, LocalDate tradingDate) {
        return toDomain(rows.findByDeskIdAndTradingDateOrderByCreatedAsOfAscSessionAscNAsc(desk.value(), tradingDate));
    }

    @Override
    @Transactional(readOnly = true)
    public List<TradeOrder> findByDecision(String decisionId) {
        return toDomain(rows.findByDecisionIdOrderByN(decisionId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<TradeOrder> restingStopsExecutedOn(DeskId desk, LocalDate tradingDate) {
        return toDomain(rows.restingStopsExecutedOn(desk.value(), tradingDate));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Symbol, LocalDate> stoppedOutSince(DeskId desk, LocalDate date) {
        return rows.stoppedOutSince(desk.value(), date).stream()
                .collect(
                        Collectors.toMap(stopped -> new Symbol(stopped.symbol()), OrderJpaRepository.StoppedOut::date));
    }

    private TradeOrder change(String orderId, UnaryOperator<TradeOrder> change) {
        OrderEntity row = lockRow(orderId);
        row.become(change.apply(row.toDomain()));
        entities.flush();
        return leave(row);
    }

    private TradeOrder change(OrderEntity row, TradeOrder changed, OrderEvent event) {
        row.become(changed);
        row.updatedAt = event.asOf();
        entities.flush();
        insert(event);
        return leave(row);
    }

    /** Reads the row while locking it; none is kept from an earlier read, which may be stale. */
    private OrderEntity lockRow(String orderId) {
        OrderEntity row = entities.find(OrderEntity.class, orderId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new PermanentFault("there is no order '" + orderId + "'");
        }
        return row;
    }

    private List<TradeOrder> toDomain(List<OrderEntity> found) {
        return found.stream().map(this::leave).toList();
    }

    /** The order of a row whose changes are written; the session forgets the row. */
    private TradeOrder leave(OrderEntity row) {
        TradeOrder order = row.toDomain();
        entities.detach(row);
        return order;
    }
}
