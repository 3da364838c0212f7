package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.CLOSE;
import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.NOON;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.marketdata.domain.Quote;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

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

    DeskId desk;
    String symbol;

    /** A desk that holds 100 shares bought at the open for 10, with a stop at 9. */
    @BeforeEach
    void aDeskWithAPosition() {
        signal.down = false;
        broker.onSubmit(() -> {});
        desk = scene.newDesk();
        symbol = "STOP" + SYMBOLS.incrementAndGet();
        buy("100", "10.00");
    }

    @Test
    void sellsAPositionWhoseStopTheMiddayPriceReached() {
        market.quote(symbol, NOON.toString(), "8.95", Quote.Kind.INTRADAY);
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
        market.quote(symbol, NOON.toString(), "8.95", Quote.Kind.INTRADAY);
        StopsResult result = checkStopsAndBrakes.run(scene.midday(desk));
        assertThat(checkStopsAndBrakes.run(scene.midday(desk))).isEqualTo(result);
        assertThat(orders.get(resting).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(orders.get(result.orderIds().getFirst()).quantity()).isEqualTo(Quantity.of(60));
    }

    @Test
    void pullsTheBrakeInsteadOfSellingWhenTheDrawdownIsTooDeep() {
        buy("700", "10.00");
        market.quote(symbol, NOON.toString(), "8.00", Quote.Kind.INTRADAY);
        StopsResult result = checkStopsAndBrakes.run(scene.midday(desk));
        assertThat(result.orderIds()).isEmpty();
        assertThat(result.consultAdvisor()).isFalse();
        // 10,000 - 8,002 + 800 x 8.00 = 8,398
        assertThat(result.brake())
                .contains("equity 8398.00 is 16.02 % below its peak 10000.00, the limit is 15 %;"
                        + " stops reached and not sold: " + symbol);
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
        market.quote(symbol, "2026-11-23T17:00:00Z", "10.99", Quote.Kind.INTRADAY);
        assertThat(checkStopsAndBrakes.run(scene.midday(desk)).orderIds()).isEmpty();
        StopsResult first = checkStopsAndBrakes.run(tomorrow);
        assertThat(checkStopsAndBrakes.run(tomorrow)).isEqualTo(first);
        assertThat(orders.get(first.orderIds().getFirst()).reason()).isEqualTo("Price 10.99 reached the stop 11.00");
    }

    @Test
    void theLastStageOfTheBrakeFlattensWhereTheDeskWantsThat() {
        pullDrawdownBrake.run(desk, "too deep", NOON);
        assertThat(halts.current(desk)).contains(new Halt("too deep", "drawdown brake", true, NOON));
        DeskId keeper = scene.newDesk(
                "fake",
                DeskSettings.DEFAULT.withLimits(
                        RiskLimits.DEFAULT.with(LimitKey.FLATTEN_ON_DRAWDOWN, BigDecimal.ZERO)));
        pullDrawdownBrake.run(keeper, "too deep", NOON);
        assertThat(halts.current(keeper)).contains(new Halt("too deep", "drawdown brake", false, NOON));
    }

    @Test
    void createsNoStopOrdersForAHaltedDesk() {
        market.quote(symbol, NOON.toString(), "8.95", Quote.Kind.INTRADAY);
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
        assertThat(order.timing()).isEqualTo(Timing.DAY);
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
                        .startsWith("The desk was halted already by mary: enough.")
                        .contains("It does not sell the positions"));
        assertThat(halts.current(desk)).contains(new Halt("enough", "mary", false, NOON));
        assertThat(signal.told).contains(desk);
        assertThat(alerts("DESK_HALTED")).isEqualTo(1);
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
        assertThat(signal.told).containsOnlyOnce(desk);
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
        HaltDesk.Result result = haltDesk.run(desk, new Halt("enough", "mary", false, NOON));
        assertThat(haltDesk.run(desk, new Halt("enough", "mary", false, NOON))).isEqualTo(result);
        assertThat(result.session()).isEqualTo(new SessionRef(desk, DAY, Session.MIDDAY, NOON, false));
        assertThat(result.openOrders()).isEqualTo(1);
        age();
        announceStops.run();
        assertThat(signal.told).doesNotContain(desk);
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
        broker.loseNextCancel();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> cancelAllOrders.run(desk, NOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cancelAllOrders.run(desk, NOON)).isTrue();
        assertThat(cancelAllOrders.run(desk, NOON)).isTrue();
        assertThat(List.of(created, working, queued))
                .allSatisfy(id -> assertThat(orders.get(id).state()).isEqualTo(OrderState.CANCELLED));
    }

    @Test
    void sellsEverythingAtTheMarketOrAtTheNextOpen() {
        SessionRef noon = scene.midday(desk);
        List<String> ids = createFlattenOrders.run(noon);
        assertThat(createFlattenOrders.run(noon)).isEqualTo(ids).hasSize(1);
        TradeOrder order = orders.get(ids.getFirst());
        assertThat(order.purpose()).isEqualTo(Purpose.FLATTEN);
        assertThat(order.quantity()).isEqualTo(Quantity.of(100));
        assertThat(order.timing()).isEqualTo(Timing.DAY);
        TradeOrder later = orders.get(createFlattenOrders.run(scene.close(desk)).getFirst());
        assertThat(later.timing()).isEqualTo(Timing.NEXT_OPEN);
        assertThat(later.reason()).contains("next open");
    }

    @Test
    void releasesADeskOnceAndRecordsWhoAndWhy() {
        halts.halt(desk, new Halt("enough", "risk", false, NOON));
        assertThat(releaseDesk.run(desk, "mary", "books corrected", CLOSE)).isTrue();
        assertThat(releaseDesk.run(desk, "mary", "books corrected", CLOSE)).isFalse();
        assertThat(halts.current(desk)).isEmpty();
        assertThat(scene.db()
                        .sql("select actor || ': ' || (detail ->> 'reason') from audit_entry where desk_id = :desk")
                        .param("desk", desk.value())
                        .query(String.class)
                        .list())
                .containsExactly("mary: books corrected");
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
