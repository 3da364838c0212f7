package io.bellwether.execution.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.LedgerBooks;
import io.bellwether.execution.app.MarkedTransactions;
import io.bellwether.execution.app.OneDesk;
import io.bellwether.execution.app.Unanswered;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.broker.MachineClock;
import io.bellwether.execution.app.order.Cancellation;
import io.bellwether.execution.app.order.ExpiredOrders;
import io.bellwether.execution.app.order.ForgottenOrders;
import io.bellwether.execution.app.order.OrderGate;
import io.bellwether.execution.app.order.OrderSender;
import io.bellwether.execution.app.order.OrderValidity;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.order.Rejections;
import io.bellwether.execution.app.order.Settlement;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.execution.memory.MemoryExecution;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.ClockProperties;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.broker.AlpacaServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Orders live and things die: the worker before and after each request, the engine that hands a job out a second time
 * while the first worker still runs, the broker's server, and the line to it. Whatever it is, each order is at the broker
 * once and each of its executions in the books once.
 *
 * <p>Each run follows from its number. {@code -Dorders.runs=10000} makes more of them, {@code -Dorders.first=N} begins
 * with another.
 */
class NeverTwiceTest {
    private static final int RUNS = Integer.getInteger("orders.runs", 300);
    private static final int FIRST = Integer.getInteger("orders.first", 1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant OPEN = Instant.parse("2026-11-20T15:00:00Z");
    private static final Symbol ABEO = new Symbol("ABEO");
    private static final Money CASH = Money.of("10000");

    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    /** More deliveries of one job than this are an order that never gets anywhere. */
    private static final int MOST_DELIVERIES = 500;

    /** Where a worker dies, or is overtaken. */
    private enum Death {
        BEFORE_THE_REQUEST,
        AFTER_THE_REQUEST,
        AFTER_THE_JOB,
        SECOND_WORKER
    }

    private static final class Killed extends RuntimeException {}

    private final Map<Death, Integer> deaths = new EnumMap<>(Death.class);
    private final Map<OrderState, Integer> ends = new EnumMap<>(OrderState.class);

    @Test
    void whateverDies_anOrderIsAtTheBrokerOnce_andItsFillsInTheBooksOnce() {
        try (AlpacaServer server = AlpacaServer.start("10000")) {
            TestVendors vendors = TestVendors.of(
                    OPEN,
                    TestVendors.patient(
                            1_000_000,
                            TestVendors.keyed(
                                    "broker-alpaca", server.baseUrl(), AlpacaServer.KEY, AlpacaServer.SECRET)));
            for (int run = FIRST; run < FIRST + RUNS; run++) {
                new Life(server, vendors, run).live();
            }
        }
        assertThat(deaths.keySet()).as("every way to die was met").containsExactlyInAnyOrder(Death.values());
        assertThat(ends.keySet())
                .as("how orders ended")
                .contains(OrderState.FILLED, OrderState.CANCELLED, OrderState.REJECTED);
    }

    /** Some orders of one desk, from their first line in its book to their end. */
    private final class Life {
        private final int run;
        private final Random random;
        private final AlpacaServer server;
        private final TestVendors vendors;
        private final Desks desks = new OneDesk(TestDesks.desk("life"), "alpaca");
        private final Desk desk = desks.all().getFirst();
        private final Orders orders = MemoryExecution.orders((id, order) -> List.of());
        private final LedgerBooks books = new LedgerBooks(CASH, DAY, OPEN);
        private final TransactionTemplate transaction = new TransactionTemplate(new MarkedTransactions());
        private final Broker alpaca;
        private final double dying;
        private final List<String> placed = new ArrayList<>();
        private int moments;
        private boolean deadly = true;
        private boolean overtaken;

        Life(AlpacaServer server, TestVendors vendors, int run) {
            this.run = run;
            this.server = server;
            this.vendors = vendors;
            this.random = new Random(run);
            this.dying = random.nextDouble() * 0.3;
            this.alpaca = new AlpacaBroker(desks, vendors.vendors());
            server.reset("10000");
            server.clock(() -> OPEN.plusSeconds(moments));
            server.price("ABEO", "5.00");
            server.troubles(random.nextDouble() * 0.3, run);
            server.cancelsLate(random.nextInt(3) == 0);
        }

        void live() {
            int count = 1 + random.nextInt(3);
            for (int n = 0; n < count; n++) {
                String id = create();
                placed.add(id);
                deliver(worker -> worker.send(id));
                int looks = random.nextInt(4);
                for (int look = 0; look < looks; look++) {
                    happen(id);
                }
            }
            settle();
            require();
        }

        private String create() {
            Quantity held = books.held(ABEO);
            boolean sell = !held.isZero() && random.nextBoolean();
            boolean limited = random.nextBoolean();
            Quantity quantity =
                    sell ? held.min(Quantity.of(1 + random.nextInt(9))) : Quantity.of(1 + random.nextInt(9));
            if (!sell && random.nextInt(12) == 0) {
                quantity = Quantity.of(5_000);
            }
            return orders.create(new NewOrder(
                            session(),
                            Purpose.BRAKE,
                            Optional.empty(),
                            ABEO,
                            sell ? Side.SELL : Side.BUY,
                            limited ? OrderType.LIMIT : OrderType.MARKET,
                            quantity,
                            limited
                                    ? Optional.of(
                                            Price.of("%d.%02d".formatted(4 + random.nextInt(2), random.nextInt(100))))
                                    : Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Price.of("5"),
                            TimeInForce.DAY,
                            Optional.of(OPEN.plus(Duration.ofDays(30))),
                            "a run wants it",
                            Optional.empty()))
                    .id();
        }

        /** What may happen between an order and its end. */
        private void happen(String id) {
            switch (random.nextInt(9)) {
                case 0 -> server.price("ABEO", "4." + (80 + random.nextInt(20)));
                case 1 -> server.price("ABEO", "5." + (10 + random.nextInt(20)));
                case 2 -> server.partial(String.valueOf(1 + random.nextInt(3)));
                case 3 -> server.ledgerLate(random.nextBoolean());
                case 4 -> server.confirmCancels();
                case 5 -> {
                    if (random.nextInt(10) == 0) {
                        server.restart();
                    }
                }
                case 6 -> deliver(worker -> worker.cancel(id));
                default -> deliver(worker -> worker.look(id));
            }
        }

        /** The engine hands the job out until a worker says that it is done, and now and then once more. */
        private void deliver(Job job) {
            Throwable last = null;
            for (int time = 0; time < MOST_DELIVERIES; time++) {
                try {
                    job.run(new Worker());
                    if (dies(Death.AFTER_THE_JOB)) {
                        continue;
                    }
                    return;
                } catch (Killed | TransientFault again) {
                    last = again;
                    moments++;
                    vendors.pass(BACK_OFF);
                }
            }
            throw new AssertionError("run %d: a job was handed out %d times".formatted(run, MOST_DELIVERIES), last);
        }

        private boolean dies(Death death) {
            boolean now = deadly && random.nextDouble() < dying;
            if (now) {
                deaths.merge(death, 1, Integer::sum);
            }
            return now;
        }

        private void settle() {
            deadly = false;
            server.troubles(0, run);
            server.cancelsLate(false);
            server.ledgerLate(false);
            server.confirmCancels();
            server.price("ABEO", "5.00");
            deliver(Worker::reconcile);
            for (TradeOrder order : orders.openOrders(desk.id())) {
                deliver(worker -> worker.cancel(order.id()));
            }
            deliver(Worker::reconcile);
        }

        private void require() {
            String where = "run %d".formatted(run);
            assertThat(server.violations()).as(where).isEmpty();
            assertThat(orders.openOrders(desk.id())).as(where).isEmpty();
            for (String id : placed) {
                TradeOrder order = orders.get(id);
                ends.merge(order.state(), 1, Integer::sum);
                long there = server.count(id);
                assertThat(there).as("%s: order %s at the broker", where, id).isLessThanOrEqualTo(1);
                if (order.state() == OrderState.FILLED) {
                    assertThat(there)
                            .as("%s: order %s at the broker", where, id)
                            .isEqualTo(1);
                }
            }
            assertThat(books.portfolio(desk.id()).cash().amount())
                    .as("%s: cash", where)
                    .isEqualByComparingTo(server.cash());
            assertThat(books.held(ABEO).value())
                    .as("%s: shares", where)
                    .isEqualByComparingTo(server.held().getOrDefault("ABEO", BigDecimal.ZERO));
            books.assertHolds();
        }

        private SessionRef session() {
            return new SessionRef(desk.id(), DAY, Session.MORNING, moment(), false);
        }

        private Instant moment() {
            return OPEN.plusSeconds(moments++);
        }

        /** The application as it stands after a start: nothing of what an earlier worker knew is left. */
        private final class Worker {
            private final OrderSender sender;
            private final RecordFills recordFills;
            private final Cancellation cancellation;
            private final ReconcileFills reconcileFills;
            private final Rejections rejections = new Rejections(orders);

            Worker() {
                Brokers brokers = new Brokers(desks, only(mortal(alpaca)));
                Halts halts = Unanswered.port(Halts.class, "current");
                Settlement settlement = new Settlement(orders, books);
                OrderGate gate = new OrderGate(
                        orders,
                        halts,
                        Unanswered.port(TradingDays.class, "find"),
                        new OrderValidity(desks),
                        InstantSource.fixed(OPEN));
                sender = new OrderSender(
                        orders,
                        gate,
                        brokers,
                        settlement,
                        halts,
                        new ExpiredOrders(orders, alert -> {}),
                        new MachineClock(
                                desks, InstantSource.fixed(OPEN), new ClockProperties(null, Duration.ofSeconds(5))));
                recordFills = new RecordFills(orders, brokers, settlement);
                cancellation = new Cancellation(orders, brokers, settlement, transaction);
                reconcileFills = new ReconcileFills(
                        orders, brokers, settlement, cancellation, new ForgottenOrders(orders, brokers, settlement));
            }

            void send(String id) {
                try {
                    sender.send(id, moment());
                } catch (BpmnErrorException refused) {
                    rejections.record(id, refused.code(), String.valueOf(refused.getMessage()), moment());
                }
            }

            void look(String id) {
                recordFills.run(id, moment());
            }

            void cancel(String id) {
                cancellation.cancel(orders.get(id), moment(), "a run wants it");
            }

            void reconcile() {
                reconcileFills.run(session());
            }
        }

        /** The broker, on whose way a worker may die; before it sends an order another one may do the same. */
        private Broker mortal(Broker broker) {
            return (Broker) Proxy.newProxyInstance(
                    Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("name") || method.getName().equals("abilities")) {
                            return method.invoke(broker, arguments);
                        }
                        if (dies(Death.BEFORE_THE_REQUEST)) {
                            throw new Killed();
                        }
                        if (method.getName().equals("submit") && !overtaken && dies(Death.SECOND_WORKER)) {
                            overtake();
                        }
                        Object answer;
                        try {
                            answer = method.invoke(broker, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                        if (dies(Death.AFTER_THE_REQUEST)) {
                            throw new Killed();
                        }
                        return answer;
                    });
        }

        private void overtake() {
            overtaken = true;
            try {
                new Worker().send(placed.getLast());
            } catch (Killed | TransientFault itsEnd) {
                moments++;
            } finally {
                overtaken = false;
            }
        }
    }

    /** What the engine wants done. */
    private interface Job {
        void run(Life.Worker worker);
    }

    private static ObjectProvider<Broker> only(Broker broker) {
        return new ObjectProvider<>() {
            @Override
            public Broker getObject() {
                return broker;
            }

            @Override
            public Stream<Broker> stream() {
                return Stream.of(broker);
            }
        };
    }
}
