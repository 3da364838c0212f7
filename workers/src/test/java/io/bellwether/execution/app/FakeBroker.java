package io.bellwether.execution.app;

import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.Timing;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ModelledFault;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A broker that does what a test tells it: orders rest until {@link #fill}, and it can fail at chosen moments. */
public final class FakeBroker implements Broker {
    private static final Money DEPOSIT = Money.of("10000");

    private final Map<String, Held> orders = new LinkedHashMap<>();
    private @Nullable RuntimeException beforeSubmit;
    private @Nullable RuntimeException afterSubmit;
    private @Nullable RuntimeException afterCancel;
    private Runnable onSubmit = () -> {};
    private volatile boolean keepsStops;
    private final AtomicInteger submits = new AtomicInteger();

    private static final class Held {
        final OrderTicket ticket;
        final List<BrokerExecution> executions = new ArrayList<>();
        BrokerOrder.State state;

        Held(OrderTicket ticket) {
            this.ticket = ticket;
            this.state = ticket.timing() == Timing.NEXT_OPEN ? BrokerOrder.State.QUEUED : BrokerOrder.State.WORKING;
        }

        Quantity filled() {
            return executions.stream().map(BrokerExecution::quantity).reduce(Quantity.ZERO, Quantity::plus);
        }

        boolean open() {
            return state == BrokerOrder.State.WORKING || state == BrokerOrder.State.QUEUED;
        }

        BrokerOrder view() {
            return new BrokerOrder(ticket.clientOrderId(), state, ticket.quantity(), filled(), executions);
        }
    }

    /** The next submit does not reach the broker. */
    public void refuseNext(RuntimeException fault) {
        beforeSubmit = fault;
    }

    /** The next submit reaches the broker, but its answer does not come back: a crash in between. */
    public void loseNextAnswer() {
        afterSubmit = new IllegalStateException("killed after submit");
    }

    /** The next cancel reaches the broker, but its answer does not come back. */
    public void loseNextCancel() {
        afterCancel = new IllegalStateException("killed after cancel");
    }

    /** Runs while the next order is on its way. */
    public void onSubmit(Runnable action) {
        onSubmit = action;
    }

    /** Whether it takes stops that are good till cancelled; it does not unless told. */
    public void keepsStops(boolean keeps) {
        keepsStops = keeps;
    }

    @Override
    public boolean keepsStops() {
        return keepsStops;
    }

    /** Times an order was really sent. */
    public int submits() {
        return submits.get();
    }

    /** The market executes shares of an order. */
    public synchronized void fill(String id, String shares, String price, Instant at) {
        Held held = held(id);
        held.executions.add(new BrokerExecution(
                id + "-x" + (held.executions.size() + 1),
                Quantity.of(shares),
                Price.of(price),
                Money.of("1.00"),
                at.atZone(io.bellwether.kernel.ExchangeCalendar.ZONE).toLocalDate(),
                at));
        if (held.filled().equals(held.ticket.quantity())) {
            held.state = BrokerOrder.State.FILLED;
        }
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public BrokerOrder submit(OrderTicket ticket, Instant asOf) {
        throwOnce(beforeSubmit);
        onSubmit.run();
        BrokerOrder order;
        synchronized (this) {
            if (!orders.containsKey(ticket.clientOrderId())) {
                orders.put(ticket.clientOrderId(), new Held(ticket));
                submits.incrementAndGet();
            }
            order = held(ticket.clientOrderId()).view();
        }
        throwOnce(afterSubmit);
        return order;
    }

    private void throwOnce(@Nullable RuntimeException fault) {
        if (fault != null) {
            beforeSubmit = null;
            afterSubmit = null;
            afterCancel = null;
            throw fault;
        }
    }

    @Override
    public synchronized Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf) {
        return Optional.ofNullable(orders.get(clientOrderId)).map(Held::view);
    }

    @Override
    public synchronized Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, Instant asOf) {
        Optional<Held> held = Optional.ofNullable(orders.get(clientOrderId));
        held.filter(Held::open).ifPresent(order -> order.state = BrokerOrder.State.CANCELLED);
        throwOnce(afterCancel);
        return held.map(Held::view);
    }

    @Override
    public synchronized List<BrokerOrder> openOrders(DeskId desk, Instant asOf) {
        return orders.values().stream()
                .filter(order -> order.ticket.desk().equals(desk) && order.open())
                .map(Held::view)
                .toList();
    }

    @Override
    public synchronized BrokerAccount account(DeskId desk, Instant asOf) {
        Money cash = DEPOSIT;
        Map<Symbol, BigDecimal> shares = new HashMap<>();
        for (Held order : orders.values()) {
            if (order.ticket.desk().equals(desk)) {
                for (BrokerExecution execution : order.executions) {
                    boolean buy = order.ticket.side() == Side.BUY;
                    Money value = execution.price().times(execution.quantity());
                    cash = cash.plus(buy ? value.negate() : value).minus(execution.fee());
                    BigDecimal moved = execution.quantity().value();
                    shares.merge(order.ticket.symbol(), buy ? moved : moved.negate(), BigDecimal::add);
                }
            }
        }
        Map<Symbol, Quantity> held = new HashMap<>();
        shares.forEach((symbol, quantity) -> {
            if (quantity.signum() > 0) {
                held.put(symbol, new Quantity(quantity));
            }
        });
        return new BrokerAccount(cash, held);
    }

    /** What the broker says when it cannot take an order. */
    public static ModelledFault fault(String code) {
        return new ModelledFault(code, "the broker says " + code);
    }

    private Held held(String id) {
        Held held = orders.get(id);
        if (held == null) {
            throw new IllegalStateException("the broker has no order " + id);
        }
        return held;
    }
}
