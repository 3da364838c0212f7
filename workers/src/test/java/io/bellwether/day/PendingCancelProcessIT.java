package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.BrokerTroubles;
import io.bellwether.execution.app.broker.BrokerTroubles.Call;
import io.bellwether.execution.app.broker.BrokerTroubles.Kind;
import io.bellwether.execution.app.broker.BrokerTroubles.Trouble;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.CancelDayOrders;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FetchFromFirstSource;
import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.portfolio.app.Books;
import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.CreateProcessInstanceCommandStep1.CreateProcessInstanceCommandStep3;
import io.camunda.client.api.response.ProcessInstanceResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Orders on the real engine and a paper broker that confirms a cancel late: what sells shares bound by a stop waits. The
 * day's own clock stands still, so that the test decides when the cancel takes effect.
 */
@ResourceLock(Lane.STACK)
class PendingCancelProcessIT {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 30);
    private static final Instant MORNING = Instant.parse("2026-10-30T13:30:00Z");
    private static final Instant NOON = Instant.parse("2026-10-30T16:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-10-30T20:00:00Z");
    private static final Instant LATER = Instant.parse("2026-10-30T17:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-02T14:30:00Z");
    private static final Duration SOON = Await.PATIENCE;

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);
    private final JdbcClient db = TestStack.bean(JdbcClient.class);
    private final Desks desks = TestStack.bean(Desks.class);
    private final Orders orders = TestStack.bean(Orders.class);
    private final Brokers brokers = TestStack.bean(Brokers.class);
    private final BrokerTroubles troubles = TestStack.bean(BrokerTroubles.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(TestStack.bean(PlatformTransactionManager.class));

    @Test
    void sellOfSharesBoundByAStop_waitsForTheBrokersConfirmation_thenLeaves() {
        Position held = position("bound");
        troubles.add(held.desk(), Trouble.of(Kind.LATE_CANCEL, Call.CANCEL).delayed(Duration.ofMinutes(30)));
        String sell = sell(held, held.shares());
        place(held.desk(), sell);
        Await.until("the request", SOON, () -> orders.get(held.stop()).state(), OrderState.CANCEL_PENDING::equals);
        Await.until("waiting", SOON, () -> asked(held.desk()), times -> times >= 2);
        assertThat(orders.get(sell).state()).isEqualTo(OrderState.CREATED);
        assertThat(brokers.of(held.desk()).order(held.desk(), sell, NOON)).isEmpty();

        brokers.of(held.desk()).order(held.desk(), held.stop(), LATER);
        Await.until("the sell", SOON, () -> orders.get(sell).state(), OrderState.FILLED::equals);
        assertThat(orders.get(held.stop()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(shares(held.desk())).isZero();
        LedgerChecks.assertHolds(db, held.desk());
    }

    @Test
    void stopSellsAPartInstead_sellIsCutToTheRest() {
        Position held = position("overtaken");
        troubles.add(
                held.desk(),
                Trouble.of(Kind.FILL_ON_CANCEL, Call.CANCEL)
                        .delayed(Duration.ofMinutes(30))
                        .part(new BigDecimal("0.5")));
        String sell = sell(held, held.shares());
        place(held.desk(), sell);
        Await.until("the stop's fill", SOON, () -> orders.get(held.stop()).filledQuantity(), Quantity::isPositive);
        brokers.of(held.desk()).order(held.desk(), held.stop(), LATER);
        TradeOrder done =
                Await.until("the sell", SOON, () -> orders.get(sell), order -> order.state() == OrderState.FILLED);
        assertThat(done.quantity())
                .isEqualTo(held.shares().minus(orders.get(held.stop()).filledQuantity()));
        assertThat(shares(held.desk())).isZero();
        LedgerChecks.assertHolds(db, held.desk());
    }

    @Test
    void stopSellsEverythingInstead_sellEndsWithNothingLeft() {
        Position held = position("stopped-out");
        troubles.add(held.desk(), Trouble.of(Kind.FILL_ON_CANCEL, Call.CANCEL).delayed(Duration.ofMinutes(30)));
        String sell = sell(held, held.shares());
        place(held.desk(), sell);
        Await.until("the end", SOON, () -> orders.get(sell).state(), OrderState.CANCELLED::equals);
        assertThat(orders.get(held.stop()).state()).isEqualTo(OrderState.FILLED);
        assertThat(brokers.of(held.desk()).order(held.desk(), sell, NOON)).isEmpty();
        assertThat(shares(held.desk())).isZero();
        LedgerChecks.assertHolds(db, held.desk());
    }

    @Test
    void answersLostOnSubmitAndCancel_jobsAreRepeatedAndNothingIsDoubled() {
        Position held = position("lost");
        troubles.add(held.desk(), Trouble.of(Kind.LOST_ANSWER, Call.CANCEL).after(0, 1));
        troubles.add(held.desk(), Trouble.of(Kind.LOST_ANSWER, Call.SUBMIT).after(0, 1));
        String sell = sell(held, held.shares());
        place(held.desk(), sell);
        Await.until("the sell", SOON, () -> orders.get(sell).state(), OrderState.FILLED::equals);
        assertThat(orders.get(sell).filledQuantity()).isEqualTo(held.shares());
        assertThat(shares(held.desk())).isZero();
        LedgerChecks.assertHolds(db, held.desk());
    }

    @Test
    void cancelPendingOverTheClose_isSettledTheNextMorningAndItsProcessEnds() throws Exception {
        Position held = position("overnight");
        troubles.add(held.desk(), Trouble.of(Kind.LATE_CANCEL, Call.CANCEL).delayed(Duration.ofHours(2)));
        String buy = order(
                held,
                Side.BUY,
                OrderType.LIMIT,
                Quantity.of(1),
                Optional.of(Price.rounded(held.price().value().movePointLeft(1), 2)));
        Future<ProcessInstanceResult> ended =
                instance(held.desk(), buy).withResult().requestTimeout(SOON).send();
        Await.until("the order at the broker", SOON, () -> orders.get(buy).state(), OrderState.WORKING::equals);
        TestStack.bean(CancelDayOrders.class)
                .run(new SessionRef(held.desk(), DAY, Session.CLOSE, CLOSE.minusSeconds(1), false));
        assertThat(orders.get(buy).state()).isEqualTo(OrderState.CANCEL_PENDING);
        TestStack.bean(ReconcileFills.class)
                .run(new SessionRef(held.desk(), LocalDate.of(2026, 11, 2), Session.MORNING, MONDAY, false));
        assertThat(orders.get(buy).state().isOpen()).isFalse();
        assertThat(brokers.of(held.desk()).openOrders(held.desk(), MONDAY))
                .extracting(open -> open.clientOrderId())
                .doesNotContain(buy);
        assertThat(ended.get(SOON.toSeconds(), TimeUnit.SECONDS).getBpmnProcessId())
                .isEqualTo("place-order");
    }

    private record Position(DeskId desk, Symbol symbol, Price price, Quantity shares, String stop) {}

    /** A desk that bought shares in the morning, with a stop that stands a tenth below. */
    private Position position(String id) {
        Desk desk = TestDesks.desk("pending-" + id);
        desks.save(desk);
        TestStack.bean(FetchMarketData.class).run(session(desk.id(), Session.MORNING, MORNING));
        TestStack.bean(FetchFromFirstSource.class).run(session(desk.id(), Session.MIDDAY, NOON));
        TestStack.bean(Books.class).openWith(desk.id(), desk.initialCash(), DAY, MORNING);
        Symbol symbol = new Symbol(db.sql("""
                        select b.symbol from bar_daily b join instrument i using (market, symbol)
                        where b.market = 'simulated-42' and not i.benchmark and b.trading_date < date '2026-10-30'
                        group by b.symbol order by avg(b.volume * b.close) desc, b.symbol limit 1
                        """).query(String.class).single());
        Price price = new Price(db.sql("""
                        select price from quote where market = 'simulated-42' and symbol = :symbol and as_of <= :asOf
                        order by as_of desc limit 1
                        """)
                .param("symbol", symbol.value())
                .param("asOf", NOON.atOffset(java.time.ZoneOffset.UTC))
                .query(BigDecimal.class)
                .single());
        Position wanted = new Position(desk.id(), symbol, price, Quantity.of(10), "");
        String buy = order(wanted, Side.BUY, OrderType.MARKET, Quantity.of(10), Optional.empty());
        place(desk.id(), buy);
        Await.until("the buy", SOON, () -> orders.get(buy).state(), OrderState.FILLED::equals);
        TradeOrder stop = Await.until(
                        "its stop",
                        SOON,
                        () -> orders.openOrders(desk.id()).stream()
                                .filter(order -> order.isRestingStop() && order.state() == OrderState.WORKING)
                                .toList(),
                        list -> !list.isEmpty())
                .getFirst();
        return new Position(desk.id(), symbol, price, Quantity.of(10), stop.id());
    }

    private String sell(Position held, Quantity shares) {
        return order(held, Side.SELL, OrderType.MARKET, shares, Optional.empty());
    }

    private String order(Position of, Side side, OrderType type, Quantity shares, Optional<Price> limit) {
        NewOrder order = new NewOrder(
                session(of.desk(), Session.MIDDAY, NOON),
                Purpose.BRAKE,
                Optional.empty(),
                of.symbol(),
                side,
                type,
                shares,
                limit,
                Optional.empty(),
                side == Side.BUY
                        ? Optional.of(Price.rounded(of.price().value().multiply(new BigDecimal("0.9")), 2))
                        : Optional.empty(),
                of.price(),
                TimeInForce.DAY,
                Optional.of(NOON.plus(Duration.ofHours(4))),
                "a test wants it",
                Optional.empty());
        return Objects.requireNonNull(transaction.execute(status -> {
                    orders.lockDesk(of.desk());
                    return orders.create(order);
                }))
                .id();
    }

    private void place(DeskId desk, String order) {
        instance(desk, order).send().join();
    }

    private CreateProcessInstanceCommandStep3 instance(DeskId desk, String order) {
        return engine.newCreateInstanceCommand()
                .bpmnProcessId("place-order")
                .latestVersion()
                .variables(Map.of(
                        "deskId",
                        desk.value(),
                        "tradingDate",
                        DAY.toString(),
                        "session",
                        "MIDDAY",
                        "asOf",
                        NOON.toString(),
                        "clock",
                        "paced",
                        "orderId",
                        order));
    }

    private static SessionRef session(DeskId desk, Session session, Instant asOf) {
        return new SessionRef(desk, DAY, session, asOf, false);
    }

    /** How often the broker was asked to cancel: a wait that ended once is a wait that was seen. */
    private long asked(DeskId desk) {
        List<TradeOrder> open = orders.openOrders(desk);
        return open.stream().anyMatch(order -> order.state() == OrderState.CANCEL_PENDING)
                ? db.sql("select count(*) from order_event e join trade_order o on o.id = e.order_id"
                                + " where o.desk_id = :desk and e.kind in ('CANCEL_REQUESTED', 'SHARES_ASKED')")
                        .param("desk", desk.value())
                        .query(Long.class)
                        .single()
                : 0;
    }

    private BigDecimal shares(DeskId desk) {
        return db.sql("select coalesce(sum(quantity), 0) from position where desk_id = :desk")
                .param("desk", desk.value())
                .query(BigDecimal.class)
                .single();
    }
}
