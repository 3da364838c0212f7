package io.bellwether.execution.app;

import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.domain.BrokerAbilities;
import io.bellwether.execution.domain.BrokerAbilities.Extra;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerClock;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A broker that does what a test tells it: orders rest until {@link #fill}, and it can fail at chosen moments. It never
 * looks whether the shares of a sell are there, and is never called inside a database transaction.
 */
public final class FakeBroker {
    private static final Money DEPOSIT = Money.of("10000");

    private final Map<String, Held> orders = new LinkedHashMap<>();
    private @Nullable RuntimeException beforeAny;
    private @Nullable RuntimeException beforeSubmit;
    private @Nullable RuntimeException afterSubmit;
    private @Nullable RuntimeException afterCancel;
    private @Nullable RuntimeException afterReplace;
    private Runnable onSubmit = () -> {};
    private Runnable onAccount = () -> {};
    private Duration ahead = Duration.ZERO;
    private Function<LocalDate, @Nullable ExchangeHours> sessions = date -> null;
    private final Set<Extra> extras = EnumSet.of(Extra.OWN_IDS, Extra.FRACTIONS);
    private volatile boolean keepsStops;
    private volatile boolean confirmsLate;
    private volatile boolean down;
    private final AtomicInteger submits = new AtomicInteger();

    private static final class Held {
        OrderTicket ticket;
        final List<BrokerExecution> executions = new ArrayList<>();
        BrokerOrder.State state;

        Held(OrderTicket ticket) {
            this.ticket = ticket;
            this.state =
                    ticket.timing() == TimeInForce.NEXT_OPEN ? BrokerOrder.State.QUEUED : BrokerOrder.State.WORKING;
        }

        Quantity filled() {
            return executions.stream().map(BrokerExecution::quantity).reduce(Quantity.ZERO, Quantity::plus);
        }

        boolean open() {
            return view().isOpen();
        }

        void replace(Quantity quantity, Optional<Price> stop) {
            ticket = new OrderTicket(
                    ticket.desk(),
                    ticket.clientOrderId(),
                    ticket.symbol(),
                    ticket.side(),
                    ticket.type(),
                    quantity,
                    ticket.limitPrice(),
                    stop,
                    ticket.timing(),
                    ticket.tradingDate());
        }

        BrokerOrder view() {
            String id = ticket.clientOrderId();
            return new BrokerOrder(id, "fake-" + id, state, ticket.quantity(), filled(), executions);
        }
    }

    /** What the application sees of it. */
    public Broker port() {
        return new Broker() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public BrokerAbilities abilities() {
                return FakeBroker.this.abilities();
            }

            @Override
            public List<Execution> executionsSince(DeskId desk, Instant since, Instant asOf) {
                return FakeBroker.this.executionsSince(desk, since);
            }

            @Override
            public BrokerClock clock(DeskId desk, Instant asOf) {
                called();
                return new BrokerClock(asOf.plus(ahead), true, asOf, asOf);
            }

            @Override
            public List<ExchangeHours> sessions(DeskId desk, LocalDate from, LocalDate to, Instant asOf) {
                called();
                return from.datesUntil(to.plusDays(1))
                        .flatMap(date -> Optional.ofNullable(sessions.apply(date)).stream())
                        .toList();
            }

            @Override
            public BrokerOrder submit(OrderTicket ticket, Instant asOf) {
                return FakeBroker.this.submit(ticket);
            }

            @Override
            public Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf) {
                return FakeBroker.this.order(clientOrderId);
            }

            @Override
            public Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, Instant asOf) {
                return FakeBroker.this.cancel(clientOrderId);
            }

            @Override
            public Optional<BrokerOrder> replace(
                    DeskId desk, String clientOrderId, Quantity quantity, Optional<Price> stop, Instant asOf) {
                return FakeBroker.this.replace(clientOrderId, quantity, stop);
            }

            @Override
            public List<BrokerOrder> openOrders(DeskId desk, Instant asOf) {
                return FakeBroker.this.openOrders(desk);
            }

            @Override
            public List<Credit> credit(DeskId desk, LocalDate tradingDate, Instant asOf) {
                return List.of();
            }

            @Override
            public List<Transfer> transfers(DeskId desk, Instant since, Instant asOf) {
                return List.of();
            }

            @Override
            public BrokerAccount account(DeskId desk, Instant asOf) {
                Runnable action = onAccount;
                onAccount = () -> {};
                action.run();
                return FakeBroker.this.account(desk);
            }
        };
    }

    /** The next call, whatever it is, does not reach the broker. */
    public void failNextCall() {
        beforeAny = new TransientFault("the broker cannot be reached", null);
    }

    /** The next call that changes something reaches the broker, but its answer does not come back. */
    public void loseNextAnswerOfAny() {
        RuntimeException lost = new TransientFault("the answer was lost", null);
        afterSubmit = lost;
        afterCancel = lost;
        afterReplace = lost;
    }

    /** No call fails any more. */
    public void behave() {
        beforeAny = null;
        beforeSubmit = null;
        afterSubmit = null;
        afterCancel = null;
        afterReplace = null;
    }

    /** The market and the test look at it; what was to fail fails after that. */
    public void behave(Runnable meanwhile) {
        @Nullable RuntimeException any = beforeAny;
        beforeAny = null;
        meanwhile.run();
        beforeAny = any;
    }

    /** The next submit does not reach the broker. */
    public void refuseNext(RuntimeException fault) {
        beforeSubmit = fault;
    }

    /** The next submit reaches the broker, but its answer does not come back: a crash in between. */
    public void loseNextAnswer() {
        afterSubmit = new IllegalStateException("killed after submit");
    }

    /** Whether cancels stay requests until {@link #confirmCancels}. */
    public void confirmsLate(boolean late) {
        confirmsLate = late;
    }

    /** Every cancel that is pending takes effect. */
    public synchronized void confirmCancels() {
        orders.values().stream()
                .filter(held -> held.state == BrokerOrder.State.PENDING_CANCEL)
                .forEach(held -> held.state = BrokerOrder.State.CANCELLED);
    }

    /** Whether it gives a resting order other terms in one step; it does not unless told. */
    public void replaces(boolean can) {
        can(Extra.REPLACE, can);
    }

    /** Whether it can do it. */
    public void can(Extra extra, boolean can) {
        if (can) {
            extras.add(extra);
        } else {
            extras.remove(extra);
        }
    }

    /** Its clock is so far ahead of the one that asks. */
    public void clockAhead(Duration by) {
        ahead = by;
    }

    /** Its calendar, with null for a day without a session; it has {@link Extra#CALENDAR} from now on. */
    public void sessions(Function<LocalDate, @Nullable ExchangeHours> calendar) {
        sessions = calendar;
        can(Extra.CALENDAR, true);
    }

    private BrokerAbilities abilities() {
        Set<TimeInForce> timings = EnumSet.allOf(TimeInForce.class);
        if (!keepsStops) {
            timings.remove(TimeInForce.GOOD_TILL_CANCELLED);
        }
        return new BrokerAbilities(EnumSet.allOf(OrderType.class), timings, extras, Duration.ZERO);
    }

    private synchronized List<Execution> executionsSince(DeskId desk, Instant since) {
        called();
        return orders.values().stream()
                .filter(held -> held.ticket.desk().equals(desk))
                .flatMap(held -> held.executions.stream().map(one -> new Execution(held.ticket.clientOrderId(), one)))
                .filter(one -> !one.execution().asOf().isBefore(since))
                .sorted(Comparator.comparing(one -> one.execution().asOf()))
                .toList();
    }

    /** Forgets an order, as if it had never come. */
    public synchronized void forget(String id) {
        orders.remove(id);
    }

    /** The next cancel reaches the broker, but its answer does not come back. */
    public void loseNextCancel() {
        afterCancel = new IllegalStateException("killed after cancel");
    }

    /** The next replacement reaches the broker, but its answer does not come back. */
    public void loseNextReplacement() {
        afterReplace = new IllegalStateException("killed after replace");
    }

    /** Whether every call fails as if the broker could not be reached. */
    public void down(boolean isDown) {
        down = isDown;
    }

    private void failWhenDown() {
        if (down) {
            throw new io.bellwether.kernel.TransientFault("the broker is down", null);
        }
    }

    /** Runs while the next order is on its way. */
    public void onSubmit(Runnable action) {
        onSubmit = action;
    }

    /** Runs once, just before the account is read. */
    public void onNextAccount(Runnable action) {
        onAccount = action;
    }

    /** Whether it takes stops that are good till cancelled; it does not unless told. */
    public void keepsStops(boolean keeps) {
        keepsStops = keeps;
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

    private BrokerOrder submit(OrderTicket ticket) {
        called();
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

    private void called() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the broker was called inside a database transaction");
        }
        failWhenDown();
        throwOnce(beforeAny);
    }

    private void throwOnce(@Nullable RuntimeException fault) {
        if (fault != null) {
            beforeAny = null;
            beforeSubmit = null;
            afterSubmit = null;
            afterCancel = null;
            afterReplace = null;
            throw fault;
        }
    }

    private synchronized Optional<BrokerOrder> order(String clientOrderId) {
        called();
        return Optional.ofNullable(orders.get(clientOrderId)).map(Held::view);
    }

    public synchronized Optional<BrokerOrder> cancel(String clientOrderId) {
        called();
        Optional<Held> held = Optional.ofNullable(orders.get(clientOrderId));
        held.filter(Held::open)
                .ifPresent(order ->
                        order.state = confirmsLate ? BrokerOrder.State.PENDING_CANCEL : BrokerOrder.State.CANCELLED);
        throwOnce(afterCancel);
        return held.map(Held::view);
    }

    private synchronized Optional<BrokerOrder> replace(String clientOrderId, Quantity quantity, Optional<Price> stop) {
        called();
        Optional<Held> held = Optional.ofNullable(orders.get(clientOrderId));
        held.filter(order -> order.open() && quantity.compareTo(order.filled()) <= 0)
                .ifPresent(order -> {
                    throw fault("ORDER_REJECTED");
                });
        held.filter(order -> order.open() && order.state != BrokerOrder.State.PENDING_CANCEL)
                .ifPresent(order -> order.replace(quantity, stop));
        throwOnce(afterReplace);
        return held.map(Held::view);
    }

    public synchronized List<BrokerOrder> openOrders(DeskId desk) {
        called();
        return orders.values().stream()
                .filter(order -> order.ticket.desk().equals(desk) && order.open())
                .map(Held::view)
                .toList();
    }

    public synchronized BrokerAccount account(DeskId desk) {
        called();
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
    public static BpmnErrorException fault(String code) {
        return new BpmnErrorException(code, "the broker says " + code);
    }

    private Held held(String id) {
        Held held = orders.get(id);
        if (held == null) {
            throw new IllegalStateException("the broker has no order " + id);
        }
        return held;
    }
}
