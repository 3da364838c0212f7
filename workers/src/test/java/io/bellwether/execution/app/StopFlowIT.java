package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.CLOSE;
import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.NOON;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.ReopenTradingDay;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Pace;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.execution.app.halt.AnnounceStops;
import io.bellwether.execution.app.halt.CancelAllOrders;
import io.bellwether.execution.app.halt.CreateFlattenOrders;
import io.bellwether.execution.app.halt.HaltDesk;
import io.bellwether.execution.app.halt.HaltOnMismatch;
import io.bellwether.execution.app.halt.PullDrawdownBrake;
import io.bellwether.execution.app.halt.PullEmergencyStop;
import io.bellwether.execution.app.halt.ReleaseDesk;
import io.bellwether.execution.app.halt.ReleaseOutlook;
import io.bellwether.execution.app.halt.RequestFlatten;
import io.bellwether.execution.app.halt.TellDaysAndRebalancings;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.QueueForNextOpen;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.stops.CheckStopsAgainstRange;
import io.bellwether.execution.app.stops.CheckStopsAndBrakes;
import io.bellwether.execution.app.stops.StopsResult;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.StopSpan;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.rebalance.app.Rebalances;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Protective stops, the drawdown brake and the emergency stop; every step is run twice. */
@DatabaseTest
@Import(ExecutionFixture.class)
class StopFlowIT {
    private static final AtomicInteger SYMBOLS = new AtomicInteger();

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    TestMarket market;

    @Autowired
    FakeBroker broker;

    @Autowired
    ExecutionFixture.RecordingStopSignal signal;

    @Autowired
    Orders orders;

    @Autowired
    Halts halts;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    QueueForNextOpen queueForNextOpen;

    @Autowired
    RecordFills recordFills;

    @Autowired
    CheckStopsAndBrakes checkStopsAndBrakes;

    @Autowired
    CheckStopsAgainstRange checkStopsAgainstRange;

    @Autowired
    PullEmergencyStop pullEmergencyStop;

    @Autowired
    AnnounceStops announceStops;

    @Autowired
    HaltOnMismatch haltOnMismatch;

    @Autowired
    HaltDesk haltDesk;

    @Autowired
    CancelAllOrders cancelAllOrders;

    @Autowired
    PullDrawdownBrake pullDrawdownBrake;

    @Autowired
    CreateFlattenOrders createFlattenOrders;

    @Autowired
    ReleaseDesk releaseDesk;

    @Autowired
    ReleaseOutlook outlook;

    @Autowired
    ReopenTradingDay reopenTradingDay;

    @Autowired
    RequestFlatten requestFlatten;

    @Autowired
    TellDaysAndRebalancings tell;

    @Autowired
    HaltService service;

    @Autowired
    TradingDays days;

    @Autowired
    Rebalances rebalances;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ExecutionFixture.RecordingDaySignal daySignal;

    DeskId desk;
    String symbol;

    /** A desk that holds 100 shares bought at the open for 10, with a stop at 9. */
    @BeforeEach
    void aDeskWithAPosition() {
        signal.down = false;
        broker.onSubmit(() -> {});
        broker.down(false);
        desk = scene.newDesk();
        symbol = "STOP" + SYMBOLS.incrementAndGet();
        buy("100", "10.00");
    }

    @Test
    void sellsAPositionWhoseStopTheMiddayPriceReached() {
        market.quote(symbol, NOON.toString(), "8.95", LastPrice.Kind.INTRADAY);
        StopsResult first = checkStopsAndBrakes.run(scene.midday(desk));
        StopsResult second = checkStopsAndBrakes.run(scene.midday(desk));
        assertThat(first).isEqualTo(second);
        assertThat(first.brake()).isEmpty();
        assertThat(first.orderIds()).containsExactly(scene.midday(desk).key() + "-1");
        TradeOrder order = orders.get(first.orderIds().getFirst());
        assertThat(order.purpose()).isEqualTo(Purpose.STOP);
        assertThat(order.type()).isEqualTo(OrderType.MARKET);
        assertThat(order.side()).isEqualTo(Side.SELL);
        assertThat(order.quantity()).isEqualTo(Quantity.of(100));
        assertThat(order.reason()).isEqualTo("Price 8.95 reached the stop 9.00");
    }

    @Test
    void takesBackARestingSellBeforeTheStopSellsTheSameShares() {
        String resting =
                scene.order(scene.morning(desk), Side.SELL, symbol, "100").id();
        submitOrder.run(resting, OPEN);
        broker.fill(resting, "40", "10.50", OPEN);
        market.quote(symbol, NOON.toString(), "8.95", LastPrice.Kind.INTRADAY);
        StopsResult result = checkStopsAndBrakes.run(scene.midday(desk));
        assertThat(checkStopsAndBrakes.run(scene.midday(desk))).isEqualTo(result);
        assertThat(orders.get(resting).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(orders.get(result.orderIds().getFirst()).quantity()).isEqualTo(Quantity.of(60));
    }

    @Test
    void pullsTheBrakeInsteadOfSellingWhenTheDrawdownIsTooDeep() {
        buy("700", "10.00");
        market.quote(symbol, NOON.toString(), "8.00", LastPrice.Kind.INTRADAY);
        StopsResult result = checkStopsAndBrakes.run(scene.midday(desk));
        assertThat(result.orderIds()).isEmpty();
        assertThat(result.consultAdvisor()).isFalse();
        // 10,000 - 8,002 + 800 x 8.00 = 8,398
        assertThat(result.brake())
                .contains("equity 8398.00 is 16.02 % below its peak 10000.00, the limit is 15 %;"
                        + " stops reached and not sold: " + symbol);
    }

    /** Otherwise a release after a drawdown would last until the next noon. */
    @Test
    void isNotStoppedAgainForTheFallThatItWasReleasedFrom() {
        buy("700", "10.00");
        market.quote(symbol, NOON.toString(), "8.00", LastPrice.Kind.INTRADAY);
        pullDrawdownBrake.run(
                desk, checkStopsAndBrakes.run(scene.midday(desk)).brake().orElseThrow(), true, NOON);
        long halt = halts.standing(desk).orElseThrow().id();
        releaseDesk.run(desk, Optional.of(halt), 1, "seen", NOON.plusSeconds(3600));

        Instant nextNoon = Instant.parse("2026-11-23T17:00:00Z");
        market.quote(symbol, nextNoon.toString(), "8.00", LastPrice.Kind.INTRADAY);
        SessionRef next = new SessionRef(desk, LocalDate.parse("2026-11-23"), Session.MIDDAY, nextNoon, false);
        assertThat(checkStopsAndBrakes.run(next).brake()).isEmpty();
    }

    /** A desk that stopped buying and holds nothing cannot climb back to a peak. */
    @Test
    void aFallFromMoreThanAYearAgoPullsNoBrake() {
        buy("700", "10.00");
        Instant later = Instant.parse("2027-11-22T17:00:00Z");
        market.quote(symbol, later.toString(), "8.00", LastPrice.Kind.INTRADAY);
        SessionRef noon = new SessionRef(desk, LocalDate.parse("2027-11-22"), Session.MIDDAY, later, false);
        assertThat(checkStopsAndBrakes.run(noon).brake()).isEmpty();
    }

    /** Sixty days at 12 with a range of 0.50: two of them below the close is 11, and the desk bought at 10. */
    @Test
    void raisesTheStopOfAPositionFromBeforeWithTheLastCloseAndSellsBelowIt() {
        ExchangeCalendar calendar = new ExchangeCalendar();
        LocalDate date = DAY;
        for (int i = 0; i < 60; i++) {
            date = calendar.previous(date);
            market.bar(symbol, date.toString(), "12", "12.25", "11.75", "12", 100_000);
        }
        SessionRef tomorrow =
                new SessionRef(desk, calendar.next(DAY), Session.MIDDAY, Instant.parse("2026-11-23T17:00:00Z"), false);
        market.bar(symbol, DAY.toString(), "12", "12.25", "11.75", "12", 100_000);
        market.quote(symbol, "2026-11-23T17:00:00Z", "10.99", LastPrice.Kind.INTRADAY);
        assertThat(checkStopsAndBrakes.run(scene.midday(desk)).orderIds()).isEmpty();
        StopsResult first = checkStopsAndBrakes.run(tomorrow);
        assertThat(checkStopsAndBrakes.run(tomorrow)).isEqualTo(first);
        assertThat(orders.get(first.orderIds().getFirst()).reason()).isEqualTo("Price 10.99 reached the stop 11.00");
    }

    @Test
    void theLastStageOfTheBrakeFlattensWhereTheDeskWantsThat() {
        pullDrawdownBrake.run(desk, "too deep", true, NOON);
        assertThat(halts.current(desk)).contains(new Halt("too deep", "drawdown brake", true, NOON));
        DeskId keeper = scene.newDesk(
                "fake",
                DeskSettings.DEFAULT.withLimits(
                        RiskLimits.DEFAULT.with(LimitKey.FLATTEN_ON_DRAWDOWN, BigDecimal.ZERO)));
        pullDrawdownBrake.run(keeper, "too deep", true, NOON);
        assertThat(halts.current(keeper)).contains(new Halt("too deep", "drawdown brake", false, NOON));
    }

    @Test
    void aBrakeThatWasNotMeasuredStopsTheDeskAndSellsNothing() {
        pullDrawdownBrake.run(desk, "no answer", false, NOON);
        assertThat(halts.current(desk)).contains(new Halt("no answer", "drawdown brake", false, NOON));
    }

    @Test
    void createsNoStopOrdersForAHaltedDesk() {
        market.quote(symbol, NOON.toString(), "8.95", LastPrice.Kind.INTRADAY);
        halts.halt(desk, new Halt("enough", "risk", false, OPEN));
        assertThat(checkStopsAndBrakes.run(scene.midday(desk)).orderIds()).isEmpty();
        assertThat(checkStopsAgainstRange.run(scene.close(desk)).orderIds()).isEmpty();
    }

    @Test
    void sellsByStopOrderAtTheCloseWhenTheDaysLowReachedTheStop() {
        market.bar(symbol, DAY.toString(), "10", "10.2", "8.8", "9.6", 50_000);
        StopsResult first = checkStopsAgainstRange.run(scene.close(desk));
        assertThat(checkStopsAgainstRange.run(scene.close(desk))).isEqualTo(first);
        TradeOrder order = orders.get(first.orderIds().getFirst());
        assertThat(order.type()).isEqualTo(OrderType.STOP);
        assertThat(order.stopPrice()).contains(Price.of("9"));
        assertThat(order.timing()).isEqualTo(TimeInForce.DAY);
    }

    @Test
    void judgesAPositionThatGrewDuringTheDayByItsCloseOnly() {
        String later = scene.order(scene.midday(desk), Side.BUY, symbol, "10").id();
        submitOrder.run(later, NOON);
        broker.fill(later, "10", "10.00", NOON);
        recordFills.run(later, NOON);
        market.bar(symbol, DAY.toString(), "10", "10.2", "8.8", "9.6", 50_000);
        assertThat(checkStopsAgainstRange.run(scene.close(desk)).orderIds()).isEmpty();
    }

    @Test
    void haltsInTheDatabaseAlertsOnceAndTellsTheEngine() {
        PullEmergencyStop.Result first = pullEmergencyStop.run(desk, "enough", "mary", false, NOON);
        PullEmergencyStop.Result second = pullEmergencyStop.run(desk, "more", "joe", true, CLOSE);
        assertThat(first.newlyHalted()).isTrue();
        assertThat(first.warning()).isEmpty();
        assertThat(second.newlyHalted()).isFalse();
        assertThat(second.warning())
                .hasValueSatisfying(text -> assertThat(text)
                        .isEqualTo("The desk was halted already by mary: enough. It now sells its positions too."));
        assertThat(second.sellingAdded()).isTrue();
        assertThat(halts.current(desk)).contains(new Halt("enough", "mary", true, NOON));
        assertThat(signal.told).contains(desk);
        assertThat(signal.sold).containsOnlyOnce(desk);
        assertThat(alerts("DESK_HALTED")).isEqualTo(1);
        assertThat(alerts("FLATTEN_REQUESTED")).isEqualTo(1);
    }

    @Test
    void haltsWithoutTheEngineAndTellsItWhenItIsBack() {
        signal.down = true;
        PullEmergencyStop.Result result = pullEmergencyStop.run(desk, "enough", "mary", false, NOON);
        assertThat(result.newlyHalted()).isTrue();
        assertThat(result.warning()).isPresent();
        assertThat(halts.current(desk)).isPresent();
        age();
        announceStops.run();
        assertThat(signal.told).doesNotContain(desk);
        signal.down = false;
        announceStops.run();
        announceStops.run();
        assertThat(signal.told.stream().filter(desk::equals)).hasSize(2);
        serve(7);
        announceStops.run();
        assertThat(signal.told.stream().filter(desk::equals)).hasSize(2);
    }

    @Test
    void tellsTheProcessToSellUntilItDoes() {
        signal.down = true;
        pullEmergencyStop.run(desk, "enough", "mary", false, NOON);
        serve(7);
        requestFlatten.run(number(), "joe", CLOSE);
        requestFlatten.run(number(), "joe", CLOSE);
        signal.down = false;
        announceStops.run();
        assertThat(signal.sold).containsOnlyOnce(desk);
        scene.db()
                .sql(
                        "update desk_halt set flatten_told_at = flatten_told_at - interval '1 minute' where desk_id = :desk")
                .param("desk", desk.value())
                .update();
        announceStops.run();
        assertThat(signal.sold.stream().filter(desk::equals)).hasSize(2);
        createFlattenOrders.run(desk, Optional.of(number()), at(NOON, 0));
        announceStops.run();
        assertThat(signal.sold.stream().filter(desk::equals)).hasSize(2);
        assertThat(alerts("FLATTEN_REQUESTED")).isEqualTo(1);
    }

    @Test
    void tellsEveryOpenDayAndRebalancingUntilItAnswers() {
        days.open(desk, DAY.minusDays(1));
        days.open(desk, DAY);
        String rebalance = transaction
                .execute(status -> rebalances.create(
                        desk,
                        DAY,
                        Optional.empty(),
                        new Rebalance.Wish(Map.of(), BigDecimal.ZERO, BigDecimal.ZERO, false, false),
                        "mary",
                        OPEN))
                .id();
        rebalances.claim(rebalance, 1);
        pullEmergencyStop.run(desk, "enough", "mary", false, NOON);
        TellDaysAndRebalancings.Result first = tell.run(desk, Optional.of(number()), at(NOON, 8));
        assertThat(first.untold()).isEqualTo(3);
        assertThat(first.retryIn()).isEqualTo(Duration.ofSeconds(8));
        assertThat(signal.stopped).contains(desk + ":" + DAY.minusDays(1), desk + ":" + DAY, rebalance);
        days.finish(desk, DAY.minusDays(1), "STOPPED");
        days.finish(desk, DAY, "STOPPED");
        rebalances.end(rebalance, Rebalance.State.STOPPED, "", NOON);
        TellDaysAndRebalancings.Result second = tell.run(desk, Optional.of(number()), at(NOON, 16));
        assertThat(second.untold()).isZero();
        assertThat(second.retryIn()).isEqualTo(Duration.ofMinutes(1));
        long released = number();
        halts.release(released, "mary", "over", CLOSE);
        days.open(desk, DAY.plusDays(3));
        assertThat(tell.run(desk, Optional.of(released), at(NOON, 20)).untold()).isZero();
    }

    @Test
    void leavesItToTheRelayToTellOfAMismatchBecauseTheMessageEndsTheSession() {
        haltOnMismatch.run(scene.morning(desk));
        haltOnMismatch.run(scene.morning(desk));
        assertThat(halts.current(desk).orElseThrow().requestedBy()).isEqualTo("reconciliation");
        assertThat(alerts("DESK_HALTED")).isEqualTo(1);
        announceStops.run();
        assertThat(signal.told).doesNotContain(desk);
        age();
        announceStops.run();
        assertThat(signal.told).containsOnlyOnce(desk);
    }

    @Test
    void placesAStopInTheExchangesDay() {
        scene.order(scene.morning(desk), Side.SELL, symbol, "5");
        Optional<HaltDesk.Served> served =
                haltDesk.run(desk, Optional.empty(), new Halt("enough", "mary", false, NOON), 7);
        assertThat(haltDesk.run(desk, Optional.empty(), new Halt("enough", "mary", false, NOON), 7))
                .isEqualTo(served);
        HaltDesk.Served result = served.orElseThrow();
        assertThat(result.session()).isEqualTo(new SessionRef(desk, DAY, Session.MIDDAY, NOON, false));
        assertThat(result.openOrders()).isEqualTo(1);
        assertThat(result.clock()).isEqualTo("live");
        assertThat(alerts("DESK_HALTED")).isEqualTo(1);
        age();
        announceStops.run();
        assertThat(signal.told).doesNotContain(desk);
    }

    @Test
    void aStopPublishedByHandJoinsTheHaltInForceAndMayAddSelling() {
        pullEmergencyStop.run(desk, "enough", "mary", false, NOON);
        serve(7);
        assertThat(haltDesk.run(desk, Optional.empty(), new Halt("sell it", "monitor", true, CLOSE), 8))
                .isEmpty();
        assertThat(halts.current(desk)).contains(new Halt("enough", "mary", true, NOON));
        assertThat(halts.standing(desk).orElseThrow().processInstance()).contains(7L);
        long released = number();
        halts.release(released, "mary", "over", CLOSE.plusSeconds(1));
        assertThat(haltDesk.run(desk, Optional.of(released), new Halt("enough", "mary", false, NOON), 9))
                .isEmpty();
        assertThat(halts.current(desk)).isEmpty();
    }

    @Test
    void takesBackEveryOrderUntilTheBrokerHasNone() {
        String created =
                scene.order(scene.morning(desk), Side.SELL, symbol, "5").id();
        String working =
                scene.order(scene.morning(desk), Side.SELL, symbol, "6").id();
        String queued = scene.order(scene.morning(desk), Side.SELL, symbol, "7").id();
        submitOrder.run(working, OPEN);
        queueForNextOpen.run(queued, OPEN);
        halts.halt(desk, new Halt("enough", "risk", false, OPEN));
        broker.loseNextCancel();
        CancelAllOrders.Result first = cancelAllOrders.run(desk, Optional.of(number()), at(NOON, 0));
        assertThat(first.allCancelled()).isFalse();
        assertThat(first.retryIn()).isEqualTo(Duration.ofSeconds(2));
        assertThat(halts.standing(desk).orElseThrow().progress().trouble()).isEqualTo("killed after cancel");
        assertThat(cancelAllOrders.run(desk, Optional.of(number()), at(NOON, 2)).allCancelled())
                .isTrue();
        assertThat(cancelAllOrders.run(desk, Optional.of(number()), at(NOON, 4)).allCancelled())
                .isTrue();
        assertThat(List.of(created, working, queued))
                .allSatisfy(id -> assertThat(orders.get(id).state()).isEqualTo(OrderState.CANCELLED));
        assertThat(halts.standing(desk).orElseThrow().cancelledAsOf()).contains(NOON);
        assertThat(alerts("CANCEL_NOT_CONFIRMED")).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsDownKeepsTheStopTryingAndTellsPeopleOnceInEachSpan() {
        String working =
                scene.order(scene.morning(desk), Side.SELL, symbol, "6").id();
        submitOrder.run(working, OPEN);
        halts.halt(desk, new Halt("enough", "risk", true, OPEN));
        broker.down(true);
        for (int seconds : List.of(0, 2, 4, 8, 299, 300, 360, 599)) {
            CancelAllOrders.Result result = cancelAllOrders.run(desk, Optional.of(number()), at(NOON, seconds));
            assertThat(result.allCancelled()).isFalse();
            assertThat(result.ordersLeft()).isEqualTo(1);
        }
        assertThat(cancelAllOrders
                        .run(desk, Optional.of(number()), at(NOON, 599))
                        .retryIn())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(alerts("CANCEL_NOT_CONFIRMED")).isEqualTo(2);
        assertThat(createFlattenOrders
                        .run(desk, Optional.of(number()), at(NOON, 0))
                        .orderIds())
                .as("nothing is sold before every cancel is confirmed")
                .isEmpty();
        broker.down(false);
        assertThat(cancelAllOrders
                        .run(desk, Optional.of(number()), at(NOON, 660))
                        .allCancelled())
                .isTrue();
        assertThat(halts.standing(desk).orElseThrow().progress().trouble()).isEmpty();
        assertThat(createFlattenOrders
                        .run(desk, Optional.of(number()), at(NOON, 10))
                        .orderIds())
                .hasSize(1);
    }

    @Test
    void sellsEverythingOnceAndAgainWhatWasNotSold() {
        halts.halt(desk, new Halt("enough", "risk", true, NOON));
        cancelAllOrders.run(desk, Optional.of(number()), at(NOON, 0));
        CreateFlattenOrders.Result first = createFlattenOrders.run(desk, Optional.of(number()), at(NOON, 0));
        assertThat(createFlattenOrders
                        .run(desk, Optional.of(number()), at(NOON, 0))
                        .orderIds())
                .isEqualTo(first.orderIds())
                .hasSize(1);
        assertThat(createFlattenOrders
                        .run(desk, Optional.of(number()), at(NOON.plusSeconds(2), 2))
                        .orderIds())
                .as("a symbol that is being sold gets no second order")
                .isEmpty();
        TradeOrder order = orders.get(first.orderIds().getFirst());
        assertThat(order.purpose()).isEqualTo(Purpose.FLATTEN);
        assertThat(order.quantity()).isEqualTo(Quantity.of(100));
        assertThat(order.timing()).isEqualTo(TimeInForce.DAY);
        submitOrder.run(order.id(), NOON);
        broker.fill(order.id(), "40", "10.00", NOON);
        broker.cancel(order.id());
        CreateFlattenOrders.Result rest = createFlattenOrders.run(desk, Optional.of(number()), at(CLOSE, 4));
        assertThat(rest.sharesLeft()).isEqualTo(Quantity.of(60));
        assertThat(rest.done()).isFalse();
        TradeOrder later = orders.get(rest.orderIds().getFirst());
        assertThat(later.quantity()).isEqualTo(Quantity.of(60));
        assertThat(later.timing()).isEqualTo(TimeInForce.NEXT_OPEN);
        assertThat(later.reason()).contains("next open");
        assertThat(halts.standing(desk).orElseThrow().progress().sharesLeft().orElseThrow())
                .isEqualByComparingTo("60");
    }

    @Test
    void whatWaitsForTheNextOpenIsToldOnceForEachOpen() {
        halts.halt(desk, new Halt("enough", "risk", true, CLOSE));
        cancelAllOrders.run(desk, Optional.of(number()), at(CLOSE, 0));
        for (int minutes = 0; minutes < 60; minutes += 5) {
            createFlattenOrders.run(
                    desk, Optional.of(number()), new StopSpan(CLOSE, CLOSE, CLOSE.plusSeconds(60L * minutes)));
        }
        assertThat(scene.db()
                        .sql("select kind || ': ' || title || '. ' || text from alert where desk_id = :desk"
                                + " and kind like 'FLATTEN%'")
                        .param("desk", desk.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "FLATTEN_AT_OPEN: Desk %s sells 100 shares when the exchange opens. The exchange is closed. What the halted desk still holds is sold at the open of Monday, November 23."
                                .formatted(desk));
    }

    @Test
    void aHaltThatIsOverCancelsAndSellsNothingOfADeskThatTradesAgain() {
        halts.halt(desk, new Halt("enough", "risk", true, OPEN));
        long over = number();
        halts.release(over, "mary", "over", NOON);
        String working =
                scene.order(scene.morning(desk), Side.SELL, symbol, "6").id();
        submitOrder.run(working, OPEN);
        assertThat(cancelAllOrders.run(desk, Optional.of(over), at(NOON, 0)).allCancelled())
                .isTrue();
        assertThat(createFlattenOrders.run(desk, Optional.of(over), at(NOON, 0)).done())
                .isTrue();
        assertThat(orders.get(working).state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void sellsNothingForAHaltThatNobodyAskedToSell() {
        halts.halt(desk, new Halt("enough", "risk", false, NOON));
        cancelAllOrders.run(desk, Optional.of(number()), at(NOON, 0));
        CreateFlattenOrders.Result result = createFlattenOrders.run(desk, Optional.of(number()), at(NOON, 0));
        assertThat(result.orderIds()).isEmpty();
        assertThat(result.done()).isTrue();
    }

    @Test
    void releasesADeskOnceAndRecordsWhoAndWhy() {
        halts.halt(desk, new Halt("enough", "risk", false, NOON));
        long halt = number();
        assertThat(release(halt, CLOSE)).isEqualTo(Halts.Release.RELEASED);
        assertThat(release(halt, CLOSE)).isEqualTo(Halts.Release.WAS_RELEASED);
        assertThat(halts.current(desk)).isEmpty();
        assertThat(scene.db()
                        .sql("select actor || ': ' || (detail ->> 'reason') from audit_entry where desk_id = :desk")
                        .param("desk", desk.value())
                        .query(String.class)
                        .list())
                .containsExactly("unknown yet: books corrected");
        assertThat(scene.db()
                        .sql("select text from alert where desk_id = :desk and kind = 'DESK_RELEASED'")
                        .param("desk", desk.value())
                        .query(String.class)
                        .single())
                .contains("The emergency stop was released in Tasklist: books corrected")
                .contains("The desk goes on with its next trading day, Monday, November 23.");
    }

    @Test
    void aStopPulledWhileTheOldOneIsReleasedHoldsAndGetsAProcessOfItsOwn() {
        pullEmergencyStop.run(desk, "enough", "mary", false, NOON);
        serve(7);
        long first = number();
        pullEmergencyStop.run(desk, "prices look odd", "joe", false, NOON.plusSeconds(60));
        assertThat(release(first, NOON.plusSeconds(30))).isEqualTo(Halts.Release.HALTED_AGAIN);
        assertThat(halts.current(desk)).map(Halt::reason).contains("prices look odd");
        assertThat(number()).isNotEqualTo(first);
        signal.told.clear();
        age();
        announceStops.run();
        assertThat(signal.told).containsOnlyOnce(desk);
        assertThat(release(first, NOON.plusSeconds(90))).isEqualTo(Halts.Release.WAS_RELEASED);
        assertThat(halts.current(desk)).isPresent();
    }

    @Test
    void aDayThatTheStopInterruptedIsReopenedOnlyWhenItStoppedAndNoNewHaltHasTheDesk() {
        days.open(desk, DAY);
        DayPlan plan =
                DayPlan.of(new ExchangeCalendar().hours(DAY).orElseThrow(), SessionPlan.DEFAULT, new Pace.Live(OPEN));
        days.claim(desk, DAY, 1, plan);
        pullEmergencyStop.run(desk, "enough", "mary", false, NOON);
        tell.run(desk, Optional.of(number()), at(NOON, 0));
        assertThat(outlook.at(desk, NOON.plusSeconds(60)).dayGoesOn()).isTrue();
        assertThat(release(number(), NOON.plusSeconds(60))).isEqualTo(Halts.Release.RELEASED);
        assertThat(reopenTradingDay.run(desk, NOON.plusSeconds(61)))
                .as("its instance has not answered yet")
                .isFalse();
        assertThat(daySignal.reopened).doesNotContain(desk + ":" + DAY);
        days.finish(desk, DAY, "STOPPED");
        assertThat(reopenTradingDay.run(desk, NOON.plusSeconds(62))).isFalse();
        assertThat(daySignal.reopened).containsOnlyOnce(desk + ":" + DAY);
        halts.halt(desk, new Halt("again", "mary", false, NOON.plusSeconds(63)));
        assertThat(reopenTradingDay.run(desk, NOON.plusSeconds(64))).isTrue();
        halts.release(number(), "mary", "over", NOON.plusSeconds(65));
        assertThat(reopenTradingDay.run(desk, NOON.plusSeconds(66))).isFalse();
        assertThat(days.claim(desk, DAY, 2, plan)).isTrue();
        assertThat(reopenTradingDay.run(desk, NOON.plusSeconds(67))).isTrue();
    }

    private Halts.Release release(long halt, Instant asOf) {
        return releaseDesk
                .run(desk, Optional.of(halt), 7, "books corrected", asOf)
                .release();
    }

    private long number() {
        return halts.standing(desk).orElseThrow().id();
    }

    private void serve(long processInstance) {
        assertThat(service.serve(number(), processInstance, true)).isTrue();
    }

    /** A try at the moment, so many seconds after the first. */
    private static StopSpan at(Instant moment, int seconds) {
        return new StopSpan(moment, moment, moment.plusSeconds(seconds));
    }

    private void buy(String shares, String price) {
        String id = scene.order(scene.morning(desk), Side.BUY, symbol, shares).id();
        submitOrder.run(id, OPEN);
        broker.fill(id, shares, price, OPEN);
        assertThat(recordFills.run(id, OPEN)).isEqualTo(OrderState.FILLED);
    }

    /** Makes the desk's halt older than the relay's patience. */
    private void age() {
        scene.db()
                .sql("update desk_halt set created_at = created_at - interval '1 minute' where desk_id = :desk")
                .param("desk", desk.value())
                .update();
    }

    private int alerts(String kind) {
        return scene.db()
                .sql("select count(*) from alert where desk_id = :desk and kind = :kind")
                .param("desk", desk.value())
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }
}
