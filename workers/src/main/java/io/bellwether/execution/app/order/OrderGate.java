package io.bellwether.execution.app.order;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.SessionRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door through which an order leaves, and the one place on its way that reads a clock: between what the process
 * knows and this moment lie queues, retries, approvals and incidents. An order whose end has come, by its business time
 * or, on a day by the clock, by the clock, is EXPIRED.
 *
 * <p>The halt is read and the order marked SUBMITTED in one transaction under the desk's lock, which setting a halt takes
 * too: an order is either marked before the halt, and then cancelled by it or by {@link #sent}, or it does not leave.
 */
@Component
public class OrderGate {
    public static final String DESK_HALTED = "DESK_HALTED";
    static final String ORDER_EXPIRED = "ORDER_EXPIRED";

    private final Orders orders;
    private final Halts halts;
    private final TradingDays days;
    private final OrderValidity validity;
    private final InstantSource clock;

    public OrderGate(Orders orders, Halts halts, TradingDays days, OrderValidity validity, InstantSource clock) {
        this.orders = orders;
        this.halts = halts;
        this.days = days;
        this.validity = validity;
        this.clock = clock;
    }

    /** What is to be done with an order that wants to leave. */
    public enum Admission {
        /** Send it, it is marked SUBMITTED. */
        SEND,
        /** It was marked before and may not leave any more: it counts only if the broker has it already. */
        MARKED_BEFORE,
        /** Its end came before it left: it is EXPIRED. */
        EXPIRED,
        /** It is for the next open. */
        FOR_NEXT_OPEN,
        /** Nothing: it is at the broker, or done. */
        SETTLED
    }

    /**
     * Lets an order of this session leave, or not.
     *
     * @throws BpmnErrorException DESK_HALTED when the desk is halted and the order is not part of flattening it
     */
    @Transactional
    public Admission admit(String orderId, Instant asOf) {
        TradeOrder order = lockWithDesk(orderId);
        if (order.state() != OrderState.CREATED && order.state() != OrderState.SUBMITTED) {
            return settled(order);
        }
        Optional<Halt> halt = haltAgainst(order);
        if (halt.isPresent()) {
            if (order.state() == OrderState.SUBMITTED) {
                return Admission.MARKED_BEFORE;
            }
            throw halted(halt.get());
        }
        if (isExpired(order, asOf)) {
            return order.state() == OrderState.SUBMITTED ? Admission.MARKED_BEFORE : expire(order, asOf);
        }
        if (order.timing() == TimeInForce.NEXT_OPEN) {
            return Admission.FOR_NEXT_OPEN;
        }
        markSubmitted(order, asOf, "Released for the session");
        return Admission.SEND;
    }

    /** Lets an order leave for the next open; a halted desk's order is rejected here, since nothing waits for it. */
    @Transactional
    public Admission admitForNextOpen(String orderId, Instant asOf) {
        TradeOrder order = lockWithDesk(orderId);
        if (order.state() != OrderState.CREATED && order.state() != OrderState.SUBMITTED) {
            return settled(order);
        }
        Optional<Halt> halt = haltAgainst(order);
        if (halt.isPresent()) {
            orders.transition(
                    orderId,
                    OrderState.REJECTED,
                    OrderEvent.ofDesk(
                            orderId,
                            OrderEvent.Kind.REJECTED,
                            asOf,
                            DESK_HALTED + ": " + halt.get().reason()));
            return Admission.SETTLED;
        }
        if (isExpired(order, asOf)) {
            return order.state() == OrderState.SUBMITTED ? Admission.MARKED_BEFORE : expire(order, asOf);
        }
        orders.retime(
                orderId,
                TimeInForce.NEXT_OPEN,
                validity.until(
                        new SessionRef(order.desk(), order.tradingDate(), order.session(), asOf, false),
                        order.purpose(),
                        TimeInForce.NEXT_OPEN));
        markSubmitted(order, asOf, "Released for the next open");
        return Admission.SEND;
    }

    /**
     * Notes that the broker has the order. One that was taken back while it was on its way is CANCEL_PENDING again.
     *
     * @return whether it must be cancelled, because the desk was halted or the order taken back meanwhile
     */
    @Transactional
    public boolean sent(String orderId, BrokerOrder atBroker, Instant asOf) {
        TradeOrder order = lockWithDesk(orderId);
        orders.knownAtBroker(orderId, atBroker.brokerOrderId());
        if (order.state() == OrderState.CANCELLED && atBroker.isOpen()) {
            orders.transition(
                    orderId,
                    OrderState.CANCEL_PENDING,
                    OrderEvent.ofDesk(
                            orderId, OrderEvent.Kind.CANCEL_REQUESTED, asOf, "It reached the broker after all"));
        }
        if (!order.state().isOpen() || order.state() == OrderState.CANCEL_PENDING) {
            return atBroker.isOpen();
        }
        if (order.state() == OrderState.SUBMITTED) {
            boolean queued = atBroker.state() == BrokerOrder.State.QUEUED;
            orders.transition(
                    orderId,
                    queued ? OrderState.QUEUED : OrderState.WORKING,
                    OrderEvent.ofBroker(
                            orderId,
                            queued ? OrderEvent.Kind.QUEUED : OrderEvent.Kind.WORKING,
                            asOf,
                            queued ? "Held by the broker for the next open" : "At the broker"));
        }
        return haltAgainst(order).isPresent();
    }

    /**
     * Ends an order that never left and whose end has come.
     *
     * @return whether it is EXPIRED now
     */
    @Transactional
    public boolean expire(String orderId, Instant asOf) {
        TradeOrder order = lockWithDesk(orderId);
        return order.state() == OrderState.CREATED
                && isExpired(order, asOf)
                && expire(order, asOf) == Admission.EXPIRED;
    }

    /** Likewise at the end of a day by the clock; what waits on a paced day is left to its process. */
    @Transactional
    public boolean expireAtClose(String orderId, Instant asOf) {
        return isLive(orders.get(orderId)) && expire(orderId, asOf);
    }

    /** Likewise for one that was marked, but that the broker never got. */
    @Transactional
    public void expireUnsent(String orderId, Instant asOf) {
        TradeOrder order = lockWithDesk(orderId);
        if (order.state() == OrderState.SUBMITTED) {
            expire(order, asOf);
        }
    }

    private Admission expire(TradeOrder order, Instant asOf) {
        orders.transition(
                order.id(),
                OrderState.EXPIRED,
                OrderEvent.ofDesk(
                        order.id(),
                        OrderEvent.Kind.EXPIRED,
                        asOf,
                        "It could leave until %s and had not left"
                                .formatted(order.validUntil()
                                        .map(Instant::toString)
                                        .orElse(""))));
        return Admission.EXPIRED;
    }

    /** A job that runs again after the order expired says so again, until the process heard it. */
    private Admission settled(TradeOrder order) {
        boolean byDesk = order.state() == OrderState.EXPIRED
                && orders.events(order.id()).stream()
                        .anyMatch(event -> event.kind() == OrderEvent.Kind.EXPIRED
                                && event.actor().equals("desk"));
        return byDesk ? Admission.EXPIRED : Admission.SETTLED;
    }

    /** A day that is paced or replayed has no lateness: only its business time counts. */
    private boolean isExpired(TradeOrder order, Instant asOf) {
        return order.isExpired(asOf) || (isLive(order) && order.isExpired(clock.instant()));
    }

    private boolean isLive(TradeOrder order) {
        return days.find(order.desk(), order.tradingDate())
                .filter(TradingDay::isLive)
                .isPresent();
    }

    private TradeOrder lockWithDesk(String orderId) {
        orders.lockDesk(orders.get(orderId).desk());
        return orders.lock(orderId);
    }

    private void markSubmitted(TradeOrder order, Instant asOf, String detail) {
        orders.transition(
                order.id(),
                OrderState.SUBMITTED,
                OrderEvent.ofDesk(order.id(), OrderEvent.Kind.SUBMITTED, asOf, detail));
    }

    private Optional<Halt> haltAgainst(TradeOrder order) {
        return halts.current(order.desk()).filter(halt -> !(halt.flatten() && order.purpose() == Purpose.FLATTEN));
    }

    static BpmnErrorException halted(Halt halt) {
        return new BpmnErrorException(
                DESK_HALTED, "the desk is halted by %s: %s".formatted(halt.requestedBy(), halt.reason()));
    }
}
