package io.bellwether.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarketConfiguration;
import io.bellwether.testing.TestSessions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An order book in memory and the one in PostgreSQL are one order book, whatever becomes of the orders. */
@DatabaseTest
@Import(TestMarketConfiguration.class)
class OrdersTwinIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 14);
    private static final int DAYS = 4;
    private static final int STEPS = 9;
    private static final List<Symbol> SYMBOLS = List.of(new Symbol("AAA"), new Symbol("BBB"), new Symbol("CCC"));
    private static final List<OrderEvent.Kind> WAITING =
            List.of(OrderEvent.Kind.SHARES_ASKED, OrderEvent.Kind.SHARES_FREED);

    @Autowired
    Orders stored;

    @Autowired
    Desks desks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private final Map<Act, Integer> done = new EnumMap<>(Act.class);

    private enum Act {
        CREATE,
        STANDING_STOP,
        TRANSITION,
        FILL,
        OVERFILL,
        RETIME,
        RESTATE,
        REDUCE,
        REPLACE,
        RECORD,
        DECIDER,
        UNKNOWN
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anyHistory_bothReadTheSame(long seed) {
        new History(seed).play();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void manyHistories_bothReadTheSame(long seed) {
        new History(seed).play();
    }

    static List<Long> manySeeds() {
        return LongStream.rangeClosed(101, 130).boxed().toList();
    }

    /** Two desks whose orders are written down and changed in turn; every read is compared after each change. */
    private final class History {
        private final Random random;
        private final Map<String, List<BrokerExecution>> executions = new HashMap<>();
        private final Orders memory =
                MemoryExecution.orders((desk, order) -> executions.getOrDefault(order, List.of()));
        private final List<DeskId> ids = new ArrayList<>();
        private final List<String> created = new ArrayList<>();
        private final Set<String> decisions = new HashSet<>();
        private final List<LocalDate> dates = new ArrayList<>();
        private SessionRef now;

        History(long seed) {
            random = new Random(seed);
            for (String name : List.of("a", "b")) {
                DeskId id = new DeskId("orders-" + seed + name);
                desks.save(TestDesks.desk(id.value()));
                ids.add(id);
            }
            LocalDate date = FIRST;
            for (int i = 0; i < DAYS; i++) {
                dates.add(date);
                date = new ExchangeCalendar().next(date);
            }
            now = session(ids.getFirst(), FIRST, Session.MORNING);
        }

        void play() {
            for (LocalDate date : dates) {
                for (Session session : List.of(Session.MORNING, Session.MIDDAY, Session.CLOSE)) {
                    for (int step = 0; step < STEPS; step++) {
                        now = session(ids.get(random.nextInt(2)), date, session);
                        Act act = Act.values()[random.nextInt(Act.values().length)];
                        if (created.isEmpty() || random.nextInt(4) == 0) {
                            act = random.nextInt(3) == 0 ? Act.STANDING_STOP : Act.CREATE;
                        }
                        boolean changed = both(call(act));
                        if (changed) {
                            done.merge(act, 1, Integer::sum);
                        }
                        compare();
                    }
                }
            }
            created.forEach(id -> {
                assertThat(memory.get(id)).isEqualTo(stored.get(id));
                assertThat(memory.events(id)).isEqualTo(stored.events(id));
            });
            assertThat(done.keySet()).contains(Act.CREATE, Act.STANDING_STOP, Act.FILL);
        }

        /** @return whether nobody objected */
        private boolean both(Function<Orders, Object> call) {
            String answer = answerOf(() -> transaction.execute(status -> call.apply(stored)));
            assertThat(answerOf(() -> call.apply(memory))).isEqualTo(answer);
            return !answer.startsWith("refused");
        }

        private void compare() {
            LocalDate since = dates.get(random.nextInt(dates.size()));
            for (DeskId desk : ids) {
                same(orders -> orders.openOrders(desk));
                same(orders -> orders.ordersOf(desk, now.tradingDate()));
                same(orders -> orders.ordersOf(desk, now.tradingDate(), now.session()));
                same(orders -> orders.restingStopsExecutedOn(desk, now.tradingDate()));
                same(orders -> orders.stoppedOutSince(desk, since));
                WAITING.forEach(kind -> same(orders -> orders.unsentWith(desk, kind)));
                same(orders -> orders.findByDecision(decision(desk)));
            }
            String some = some().id();
            same(orders -> orders.find(some));
            same(orders -> orders.events(some));
        }

        private void same(Function<Orders, Object> read) {
            assertThat(read.apply(memory)).isEqualTo(read.apply(stored));
        }

        private Function<Orders, Object> call(Act act) {
            return switch (act) {
                case CREATE -> {
                    NewOrder order = order();
                    yield orders -> remembered(orders.create(order));
                }
                case STANDING_STOP -> {
                    NewOrder stop = NewOrder.restingStop(now, symbol(), shares(), price());
                    yield orders -> remembered(orders.createRestingStop(stop));
                }
                case TRANSITION -> transition(some());
                case FILL -> fill(some());
                case OVERFILL -> {
                    TradeOrder order = some();
                    yield orders -> orders.filled(order.id(), order.quantity().plus(Quantity.of(1)));
                }
                case RETIME -> {
                    String id = some().id();
                    Optional<Instant> until = random.nextBoolean() ? Optional.empty() : Optional.of(now.asOf());
                    TimeInForce timing = TimeInForce.values()[random.nextInt(2)];
                    yield orders -> orders.retime(id, timing, until);
                }
                case RESTATE -> {
                    TradeOrder order = some();
                    Quantity doubled = order.quantity().plus(order.quantity());
                    yield orders -> orders.restate(
                            order.id(),
                            doubled,
                            price -> Price.rounded(price.value().divide(new BigDecimal(2)), Price.MAX_SCALE));
                }
                case REDUCE -> {
                    TradeOrder order = some();
                    Quantity left = order.filledQuantity().plus(Quantity.of(1)).min(order.quantity());
                    OrderEvent event = event(order, OrderEvent.Kind.REDUCED, left.toString(), "desk");
                    yield orders -> orders.reduce(order.id(), left, event);
                }
                case REPLACE -> {
                    TradeOrder order = some();
                    Quantity more = order.quantity().plus(shares());
                    Price stop = price();
                    OrderEvent event = event(order, OrderEvent.Kind.REPLACED, stop.toString(), "broker");
                    yield orders -> orders.replaced(order.id(), more, stop, event);
                }
                case RECORD -> {
                    OrderEvent.Kind kind = OrderEvent.Kind.values()[random.nextInt(OrderEvent.Kind.values().length)];
                    OrderEvent event = event(some(), kind, random.nextInt(3) + "", "waiting");
                    yield orders -> orders.record(event);
                }
                case DECIDER -> {
                    String id = some().id();
                    yield orders -> {
                        orders.nameDecider(id, "waiting", "user:ria");
                        return id;
                    };
                }
                case UNKNOWN -> orders -> orders.lock("nobody-knows-it");
            };
        }

        private Function<Orders, Object> transition(TradeOrder order) {
            OrderState next = OrderState.values()[random.nextInt(OrderState.values().length)];
            OrderEvent.Kind kind = next == OrderState.CANCEL_PENDING
                    ? OrderEvent.Kind.CANCEL_REQUESTED
                    : OrderEvent.Kind.valueOf(next.name());
            OrderEvent event = event(order, kind, "", "desk");
            return orders -> orders.transition(order.id(), next, event);
        }

        /** A part of what is open is executed today, or all of it. */
        private Function<Orders, Object> fill(TradeOrder order) {
            if (order.openQuantity().isZero()) {
                return orders -> orders.filled(order.id(), order.filledQuantity());
            }
            Quantity part = order.openQuantity().min(shares());
            List<BrokerExecution> before = executions.getOrDefault(order.id(), List.of());
            BrokerExecution execution = new BrokerExecution(
                    order.id() + "-x" + (before.size() + 1),
                    part,
                    price(),
                    Money.of("1.00"),
                    now.tradingDate(),
                    now.asOf());
            return orders -> {
                if (orders == stored) {
                    book(order, execution);
                } else {
                    executions
                            .computeIfAbsent(order.id(), id -> new ArrayList<>())
                            .add(execution);
                }
                return orders.filled(order.id(), order.filledQuantity().plus(part));
            };
        }

        private void book(TradeOrder order, BrokerExecution execution) {
            db.sql("""
                            insert into fill (id, order_id, desk_id, symbol, side, quantity, price, fee, trading_date, as_of)
                            values (:id, :order, :desk, :symbol, :side, :quantity, :price, :fee, :date, :asOf)
                            """)
                    .param("id", execution.id())
                    .param("order", order.id())
                    .param("desk", order.desk().value())
                    .param("symbol", order.symbol().value())
                    .param("side", order.side().name())
                    .param("quantity", execution.quantity().value())
                    .param("price", execution.price().value())
                    .param("fee", execution.fee().amount())
                    .param("date", execution.tradingDate())
                    .param("asOf", execution.asOf().atOffset(ZoneOffset.UTC))
                    .update();
        }

        private NewOrder order() {
            Purpose purpose = Purpose.values()[random.nextInt(Purpose.values().length)];
            if (purpose == Purpose.DECISION || purpose == Purpose.REBALANCE) {
                boolean limited = random.nextBoolean();
                return new NewOrder(
                        now,
                        purpose,
                        Optional.of(new DecisionTradeRef(decision(now.desk()), 1 + random.nextInt(4))),
                        symbol(),
                        Side.BUY,
                        limited ? OrderType.LIMIT : OrderType.MARKET,
                        shares(),
                        limited ? Optional.of(price()) : Optional.empty(),
                        Optional.empty(),
                        Optional.of(price()),
                        price(),
                        TimeInForce.DAY,
                        Optional.of(now.asOf().plus(Duration.ofHours(3))),
                        "Bought for the tenth of a cent",
                        Optional.empty());
            }
            return NewOrder.exit(
                    now,
                    purpose,
                    symbol(),
                    shares(),
                    random.nextBoolean() ? Optional.of(price()) : Optional.empty(),
                    price(),
                    TimeInForce.NEXT_OPEN,
                    Optional.of(now.asOf().plus(Duration.ofHours(20))),
                    "Sold");
        }

        private OrderEvent event(TradeOrder order, OrderEvent.Kind kind, String key, String actor) {
            return new OrderEvent(order.id(), kind, key, now.asOf(), actor, "step of " + now.session());
        }

        private TradeOrder remembered(TradeOrder order) {
            if (!created.contains(order.id())) {
                created.add(order.id());
            }
            return order;
        }

        private TradeOrder some() {
            return memory.get(created.get(created.size() - 1 - random.nextInt(Math.min(created.size(), 12))));
        }

        private Symbol symbol() {
            return SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        }

        private Quantity shares() {
            return new Quantity(new BigDecimal(1 + random.nextInt(4_000)).movePointLeft(2));
        }

        private Price price() {
            return new Price(new BigDecimal(1 + random.nextInt(90_000_000)).movePointLeft(6));
        }

        private SessionRef session(DeskId desk, LocalDate date, Session session) {
            Instant start =
                    date.atTime(14 + 2 * TestSessions.place(session), 30).toInstant(ZoneOffset.UTC);
            Instant asOf = random.nextInt(3) == 0 ? start.plusNanos(1_000L * random.nextInt(1_000_000)) : start;
            return new SessionRef(desk, date, session, asOf, true);
        }

        /** The decision of the desk's session, written down when it is asked for first. */
        private String decision(DeskId desk) {
            SessionRef session = new SessionRef(desk, now.tradingDate(), now.session(), now.asOf(), true);
            if (decisions.add(session.key())) {
                db.sql("""
                                insert into decision (id, desk_id, trading_date, session, as_of, outcome, kind)
                                values (:id, :desk, :date, :session, now(), 'DECIDED', 'REBALANCE')
                                """)
                        .param("id", session.key())
                        .param("desk", desk.value())
                        .param("date", now.tradingDate())
                        .param("session", now.session().name())
                        .update();
            }
            return session.key();
        }
    }

    private static String answerOf(Supplier<Object> call) {
        try {
            return String.valueOf(call.get());
        } catch (PermanentFault objection) {
            return "refused: " + objection.getMessage();
        }
    }
}
