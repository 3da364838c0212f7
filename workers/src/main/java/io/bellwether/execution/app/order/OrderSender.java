package io.bellwether.execution.app.order;

import io.bellwether.desk.app.Halts;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.broker.MachineClock;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings an order of this session to its broker. Safe to run twice: the order is marked before it is sent and the broker
 * knows it by its id; a run after a crash sends the same order again and gets the first one back.
 */
@Component
public class OrderSender {
    private final Orders orders;
    private final OrderGate gate;
    private final Brokers brokers;
    private final Settlement settlement;
    private final Halts halts;
    private final ExpiredOrders expired;
    private final MachineClock clocks;

    public OrderSender(
            Orders orders,
            OrderGate gate,
            Brokers brokers,
            Settlement settlement,
            Halts halts,
            ExpiredOrders expired,
            MachineClock clocks) {
        this.orders = orders;
        this.gate = gate;
        this.brokers = brokers;
        this.settlement = settlement;
        this.halts = halts;
        this.expired = expired;
        this.clocks = clocks;
    }

    /**
     * Sends the order.
     *
     * @throws BpmnErrorException DESK_HALTED; ORDER_EXPIRED; MARKET_CLOSED, also for an order that was decided after the close; or what the
     *     broker refuses it with
     */
    public void send(String orderId, Instant asOf) {
        switch (gate.admit(orderId, asOf)) {
            case SEND -> submit(orders.get(orderId), asOf);
            case MARKED_BEFORE -> findAtBroker(orders.get(orderId), asOf);
            case EXPIRED -> throw expired.tell(orderId);
            case FOR_NEXT_OPEN ->
                throw new BpmnErrorException("MARKET_CLOSED", "order %s is meant for the next open".formatted(orderId));
            case SETTLED -> {}
        }
    }

    /** Hands an order that was admitted to the broker; takes it back when the desk was halted meanwhile. */
    public void submit(TradeOrder order, Instant asOf) {
        Broker broker = brokers.of(order.desk());
        broker.abilities().lacks(order.ticket()).ifPresent(why -> {
            throw new BpmnErrorException(
                    "ORDER_REJECTED", "the broker %s cannot be given the order: %s".formatted(broker.name(), why));
        });
        clocks.requireRight(broker, order.desk());
        arrived(broker, order, broker.submit(order.ticket(), asOf), asOf);
    }

    /**
     * Looks for an order that was marked, then interrupted, and may not leave any more because the desk was halted or
     * the order's end came: it must not be sent now, but may have been before.
     */
    public void findAtBroker(TradeOrder order, Instant asOf) {
        Broker broker = brokers.of(order.desk());
        Optional<BrokerOrder> known = broker.order(order.desk(), order.id(), asOf);
        if (known.isEmpty()) {
            Optional<BpmnErrorException> halted = halts.current(order.desk()).map(OrderGate::halted);
            if (halted.isPresent()) {
                throw halted.get();
            }
            gate.expireUnsent(order.id(), asOf);
            throw expired.tell(order.id());
        }
        arrived(broker, order, known.get(), asOf);
    }

    private void arrived(Broker broker, TradeOrder order, BrokerOrder atBroker, Instant asOf) {
        if (gate.sent(order.id(), atBroker, asOf)) {
            broker.cancel(order.desk(), order.id(), asOf)
                    .ifPresent(cancelled -> settlement.settle(order.id(), cancelled, asOf));
        }
    }
}
