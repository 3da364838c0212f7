package io.bellwether.execution.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
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
import io.bellwether.execution.app.reconcile.ReconcileWithBroker;
import io.bellwether.execution.app.stops.FreeBoundShares;
import io.bellwether.execution.app.stops.RestingStops;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.execution.memory.MemoryExecution;
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
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What holds of a desk's money whatever happens between it and a broker that checks nothing, confirms cancels late,
 * executes meanwhile, cannot be reached and loses answers: at no moment could more shares be sold than are held; in the
 * end books and broker agree to the share and to the cent, and nothing is open.
 */
class OrderHistoryPropertyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant OPEN = Instant.parse("2026-11-20T14:30:00Z");
    private static final List<Symbol> SYMBOLS = List.of(new Symbol("AAA"), new Symbol("BBB"));

    private enum Act {
        BUY,
        SELL,
        FREE,
        SEND,
        FILL,
        CONFIRM,
        KEEP,
        RAISE,
        RECONCILE,
        CANCEL,
        LOSE,
        FAIL,
        LATE,
        POLL
    }

    record Step(Act act, int which, int size) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Act> acts = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(3, Act.BUY),
                net.jqwik.api.Tuple.of(4, Act.SELL),
                net.jqwik.api.Tuple.of(8, Act.FREE),
                net.jqwik.api.Tuple.of(8, Act.SEND),
                net.jqwik.api.Tuple.of(7, Act.FILL),
                net.jqwik.api.Tuple.of(2, Act.CONFIRM),
                net.jqwik.api.Tuple.of(4, Act.KEEP),
                net.jqwik.api.Tuple.of(2, Act.RAISE),
                net.jqwik.api.Tuple.of(2, Act.RECONCILE),
                net.jqwik.api.Tuple.of(2, Act.CANCEL),
                net.jqwik.api.Tuple.of(3, Act.LOSE),
                net.jqwik.api.Tuple.of(2, Act.FAIL),
                net.jqwik.api.Tuple.of(2, Act.LATE),
                net.jqwik.api.Tuple.of(3, Act.POLL));
        return Combinators.combine(
                        acts,
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, 9))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Property(tries = 10_000)
    void withABrokerThatReplacesNothingIsSoldTwiceAndTheBooksAgreeInTheEnd(@ForAll("histories") List<Step> history) {
        new Play(true).run(history);
    }

    @Property(tries = 10_000)
    void withOneThatOnlyCancelsNothingIsSoldTwiceAndTheBooksAgreeInTheEnd(@ForAll("histories") List<Step> history) {
        new Play(false).run(history);
    }

    /** Nine are held and on sale as five and four when the stop sells five: the sells share what is left. */
    @Example
    void twoSellsShareWhatAStopLeft() {
        new Play(false)
                .run(List.of(
                        new Step(Act.BUY, 0, 9),
                        new Step(Act.FREE, 0, 1),
                        new Step(Act.SEND, 0, 1),
                        new Step(Act.FILL, 0, 9),
                        new Step(Act.POLL, 0, 1),
                        new Step(Act.KEEP, 0, 1),
                        new Step(Act.SELL, 0, 5),
                        new Step(Act.SELL, 0, 4),
                        new Step(Act.FILL, 0, 5),
                        new Step(Act.FREE, 0, 1),
                        new Step(Act.SEND, 0, 1)));
    }

    /** A desk, its orders, its books and its broker, all in memory; the code between them is the application's. */
    private static final class Play {
        private final Desk desk = TestDesks.desk("history");
        private final Orders orders = MemoryExecution.orders((desk, order) -> List.of());
        private final LedgerBooks books = new LedgerBooks(Money.of("10000"), DAY, OPEN);
        private final FakeBroker broker = new FakeBroker();
        private final Cancellation cancellation;
        private final RestingStops restingStops;
        private final FreeBoundShares freeBoundShares;
        private final OrderSender sender;
        private final RecordFills recordFills;
        private final ReconcileFills reconcileFills;
        private final List<String> placed = new ArrayList<>();
        private final Set<String> freed = new HashSet<>();
        private boolean late;
        private int moments;

        Play(boolean replaces) {
            broker.keepsStops(true);
            broker.replaces(replaces);
            Desks desks = new OneDesk(desk, "fake");
            Halts halts = Unanswered.port(Halts.class, "current");
            Brokers brokers = new Brokers(desks, provider());
            TransactionTemplate transaction = new TransactionTemplate(new MarkedTransactions());
            Settlement settlement = new Settlement(orders, books);
            OrderGate gate = new OrderGate(
                    orders,
                    halts,
                    Unanswered.port(TradingDays.class, "find"),
                    new OrderValidity(desks),
                    InstantSource.fixed(OPEN));
            cancellation = new Cancellation(orders, brokers, settlement, transaction);
            sender = new OrderSender(
                    orders,
                    gate,
                    brokers,
                    settlement,
                    halts,
                    new ExpiredOrders(orders, alert -> {}),
                    new MachineClock(
                            desks, InstantSource.fixed(OPEN), new ClockProperties(null, Duration.ofSeconds(5))));
            restingStops = new RestingStops(
                    desks,
                    halts,
                    books,
                    orders,
                    brokers,
                    cancellation,
                    settlement,
                    sender,
                    new Rejections(orders),
                    alert -> {},
                    transaction);
            freeBoundShares = new FreeBoundShares(gate, halts, orders, books, restingStops, alert -> {}, transaction);
            recordFills = new RecordFills(orders, brokers, settlement);
            reconcileFills = new ReconcileFills(
                    orders, brokers, settlement, cancellation, new ForgottenOrders(orders, brokers, settlement));
        }

        private ObjectProvider<Broker> provider() {
            return new ObjectProvider<>() {
                @Override
                public Broker getObject() {
                    return broker.port();
                }

                @Override
                public Stream<Broker> stream() {
                    return Stream.of(broker.port());
                }
            };
        }

        void run(List<Step> history) {
            for (Step step : history) {
                try {
                    act(step);
                } catch (TransientFault faulted) {
                    // A job that failed is tried again later, or never.
                }
                requireNothingSoldTwice(step);
            }
            settle();
            requireAgreement();
        }

        private void act(Step step) {
            switch (step.act()) {
                case BUY -> place(Side.BUY, symbol(step), Quantity.of(step.size()));
                case SELL -> sell(symbol(step), Quantity.of(step.size()));
                case FREE -> unsent(symbol(step)).forEach(this::free);
                case SEND ->
                    unsent(symbol(step)).stream().filter(freed::contains).forEach(this::send);
                case FILL -> fill(step);
                case CONFIRM -> broker.confirmCancels();
                case KEEP -> restingStops.keep(session());
                case RAISE -> books.setStop(desk.id(), symbol(step), Price.of("8." + step.size()));
                case RECONCILE -> reconcileFills.run(session());
                case CANCEL ->
                    some(step).ifPresent(id -> cancellation.cancel(orders.get(id), moment(), "a test wants it"));
                case LOSE -> broker.loseNextAnswerOfAny();
                case FAIL -> broker.failNextCall();
                case LATE -> {
                    late = !late;
                    broker.confirmsLate(late);
                }
                case POLL -> some(step).ifPresent(id -> recordFills.run(id, moment()));
            }
        }

        private List<String> unsent(Symbol symbol) {
            return placed.stream()
                    .map(orders::get)
                    .filter(order -> order.symbol().equals(symbol)
                            && (order.state() == OrderState.CREATED || order.state() == OrderState.SUBMITTED))
                    .map(TradeOrder::id)
                    .toList();
        }

        private void free(String id) {
            if (freeBoundShares.run(id, moment()) == FreeBoundShares.Shares.FREE) {
                freed.add(id);
            }
        }

        private void send(String id) {
            sender.send(id, moment());
            recordFills.run(id, moment());
            restingStops.keep(session(), orders.get(id).symbol());
        }

        private void sell(Symbol symbol, Quantity wish) {
            Quantity intended = orders.openOrders(desk.id()).stream()
                    .filter(order -> order.side() == Side.SELL && !order.isRestingStop())
                    .filter(order -> order.symbol().equals(symbol))
                    .map(TradeOrder::openQuantity)
                    .reduce(Quantity.ZERO, Quantity::plus);
            Quantity held = books.held(symbol);
            if (held.compareTo(intended) > 0) {
                place(Side.SELL, symbol, wish.min(held.minus(intended)));
            }
        }

        private void place(Side side, Symbol symbol, Quantity quantity) {
            placed.add(orders.create(new NewOrder(
                            session(),
                            Purpose.BRAKE,
                            Optional.empty(),
                            symbol,
                            side,
                            OrderType.MARKET,
                            quantity,
                            Optional.empty(),
                            Optional.empty(),
                            side == Side.BUY ? Optional.of(Price.of("9")) : Optional.empty(),
                            Price.of("10"),
                            TimeInForce.DAY,
                            Optional.of(OPEN.plus(Duration.ofDays(30))),
                            "a test wants it",
                            Optional.empty()))
                    .id());
        }

        private void fill(Step step) {
            broker.behave(() -> {
                List<BrokerOrder> open = broker.openOrders(desk.id());
                if (!open.isEmpty()) {
                    BrokerOrder order = open.get(step.which() % open.size());
                    Quantity rest = order.quantity().minus(order.filledQuantity());
                    broker.fill(
                            order.clientOrderId(),
                            rest.min(Quantity.of(step.size())).toString(),
                            "10." + step.size(),
                            OPEN);
                }
            });
        }

        private void requireNothingSoldTwice(Step step) {
            broker.behave(() -> {
                BrokerAccount account = broker.account(desk.id());
                Map<Symbol, BigDecimal> selling = new HashMap<>();
                broker.openOrders(desk.id()).forEach(open -> {
                    TradeOrder order = orders.get(open.clientOrderId());
                    if (order.side() == Side.SELL) {
                        BigDecimal rest =
                                open.quantity().minus(open.filledQuantity()).value();
                        selling.merge(order.symbol(), rest, BigDecimal::add);
                    }
                });
                selling.forEach((symbol, shares) -> assertThat(shares)
                        .as("shares of %s that could be sold after %s", symbol, step)
                        .isLessThanOrEqualTo(account.shares()
                                .getOrDefault(symbol, Quantity.ZERO)
                                .value()));
            });
        }

        /** The troubles end and the next morning comes: everything is asked again, then the desk is emptied of orders. */
        private void settle() {
            broker.behave();
            broker.confirmsLate(false);
            broker.confirmCancels();
            reconcileFills.run(session());
            restingStops.keep(session());
            for (TradeOrder order : orders.openOrders(desk.id())) {
                cancellation.cancel(order, moment(), "The end");
            }
            reconcileFills.run(session());
        }

        private void requireAgreement() {
            assertThat(orders.openOrders(desk.id())).isEmpty();
            assertThat(broker.openOrders(desk.id())).isEmpty();
            for (TradeOrder order : orders.ordersOf(desk.id(), DAY)) {
                assertThat(order.state()).as(order.id()).isNotEqualTo(OrderState.CANCEL_PENDING);
            }
            assertThat(ReconcileWithBroker.differences(books.portfolio(desk.id()), broker.account(desk.id())))
                    .isEmpty();
            books.assertHolds();
        }

        private Symbol symbol(Step step) {
            return SYMBOLS.get(step.which() % SYMBOLS.size());
        }

        private Optional<String> some(Step step) {
            return placed.isEmpty() ? Optional.empty() : Optional.of(placed.get(step.which() % placed.size()));
        }

        private SessionRef session() {
            return new SessionRef(desk.id(), DAY, Session.MORNING, moment(), false);
        }

        private Instant moment() {
            return OPEN.plusSeconds(moments++);
        }
    }
}
