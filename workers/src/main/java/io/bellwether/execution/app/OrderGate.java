package io.bellwether.execution.app;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.ModelledFault;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door through which an order leaves. The halt is read and the order marked SUBMITTED in one transaction under
 * the desk's lock, which setting a halt takes too: an order is either marked before the halt, and then cancelled by it
 * or by {@link #sent}, or it does not leave.
 */
@Component
class OrderGate {
    static final String DESK_HALTED = "DESK_HALTED";

    private final Orders orders;
    private final Halts halts;

    OrderGate(Orders orders, Halts halts) {
        this.orders = orders;
        this.halts = halts;
    }

    /** What is to be done with an order that wants to leave. */
    enum Admission {
        /** Send it, it is marked SUBMITTED. */
        SEND,
        /** It was marked before and the desk was halted since: it counts only if the broker has it already. */
        SENT_BEFORE_HALT,
        /** It is for the next open. */
        FOR_NEXT_OPEN,
        /** Nothing: it is at the broker, or done. */
        SETTLED
    }

    /**
     * Lets an order of this session leave, or not.
     *
     * @throws ModelledFault DESK_HALTED when the desk is halted and the order is not part of flattening it
     */
    @Transactional
    public Admission admit(String orderId, Instant asOf) {
        TradeOrder order = lockWithDesk(orderId);
        if (order.state() != OrderState.CREATED && order.state() != OrderState.SUBMITTED) {
            return Admission.SETTLED;
        }
        Optional<Halt> halt = haltAgainst(order);
        if (halt.isPresent()) {
            if (order.state() == OrderState.SUBMITTED) {
                return Admission.SENT_BEFORE_HALT;
            }
            throw halted(halt.get());
        }
        if (order.timing() == Timing.NEXT_OPEN) {
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
            return Admission.SETTLED;
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
        orders.retime(orderId, Timing.NEXT_OPEN);
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

    static ModelledFault halted(Halt halt) {
        return new ModelledFault(
                DESK_HALTED, "the desk is halted by %s: %s".formatted(halt.requestedBy(), halt.reason()));
    }
}
