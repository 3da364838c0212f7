package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.CLOSE;
import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.NOON;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.gate.DeskHoldings;
import io.bellwether.execution.app.halt.CancelAllOrders;
import io.bellwether.execution.app.halt.ReleaseDesk;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.CancelDayOrders;
import io.bellwether.execution.app.placing.QueueForNextOpen;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.RecordRejection;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.app.stops.CheckStopsAgainstRange;
import io.bellwether.execution.app.stops.CheckStopsAndBrakes;
import io.bellwether.execution.app.stops.FreeBoundShares;
import io.bellwether.execution.app.stops.KeepStops;
import io.bellwether.execution.app.stops.ProtectPosition;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.StopSpan;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The stops a desk keeps at its broker; every step is run twice. */
@DatabaseTest
@Import(ExecutionFixture.class)
class RestingStopsIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final AtomicInteger SYMBOLS = new AtomicInteger();

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    TestMarket market;

    @Autowired
    FakeBroker broker;

    @Autowired
    Orders orders;

    @Autowired
    Halts halts;

    @Autowired
    FreeBoundShares freeBoundShares;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    QueueForNextOpen queueForNextOpen;

    @Autowired
    RecordRejection recordRejection;

    @Autowired
    RecordFills recordFills;

    @Autowired
    ReconcileFills reconcileFills;

    @Autowired
    ProtectPosition protectPosition;

    @Autowired
    KeepStops keepStops;

    @Autowired
    CheckStopsAndBrakes checkStopsAndBrakes;

    @Autowired
    CheckStopsAgainstRange checkStopsAgainstRange;

    @Autowired
    CancelDayOrders cancelDayOrders;

    @Autowired
    CancelAllOrders cancelAllOrders;

    @Autowired
    ReleaseDesk releaseDesk;

    @Autowired
    DeskHoldings holdings;

    DeskId desk;
    String symbol;
    String bought;

    /** A desk whose first order bought 100 shares at the open for 10, with a stop at 9, not yet at the broker. */
    @BeforeEach
    void aDeskWithAPosition() {
        broker.keepsStops(true);
        broker.onSubmit(() -> {});
        desk = scene.newDesk();
        symbol = "GTS" + SYMBOLS.incrementAndGet();
        bought = buy("100");
    }

    @AfterEach
    void otherTestsTakeABrokerThatKeepsNone() {
        broker.keepsStops(false);
    }

    @Test
    void whatABuyBroughtIsProtectedAtTheBrokerUnderANumberThatNamesTheBuy() {
        protect(bought);
        TradeOrder stop = only();
        assertThat(stop.id()).isEqualTo(scene.morning(desk).key() + "-501");
        assertThat(stop.purpose()).isEqualTo(Purpose.STOP);
        assertThat(stop.timing()).isEqualTo(TimeInForce.GOOD_TILL_CANCELLED);
        assertThat(stop.state()).isEqualTo(OrderState.WORKING);
        assertThat(stop.quantity()).isEqualTo(Quantity.of(100));
        assertThat(stop.stopPrice()).contains(Price.of("9"));
    }

    @Test
    void moreSharesReplaceTheStopAndTheNextOrderIsStillTheSecond() {
        protect(bought);
        String second = buy("20");
        assertThat(second).isEqualTo(scene.morning(desk).key() + "-2");
        protect(second);
        TradeOrder stop = only();
        assertThat(stop.id()).isEqualTo(scene.morning(desk).key() + "-502");
        assertThat(stop.quantity()).isEqualTo(Quantity.of(120));
        assertThat(orders.get(scene.morning(desk).key() + "-501").state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void givesWayToASellAndComesBackForWhatIsLeft() {
        protect(bought);
        String sell = sell("40");
        send(sell);
        assertThat(standing()).isEmpty();
        broker.fill(sell, "40", "10.50", OPEN);
        assertThat(recordFills.run(sell, OPEN)).isEqualTo(OrderState.FILLED);
        protect(sell);
        assertThat(only().quantity()).isEqualTo(Quantity.of(60));
        assertThat(only().id()).isEqualTo(scene.morning(desk).key() + "-502");
    }

    @Test
    void aSellThatRestsLeavesTheOtherSharesProtected() {
        protect(bought);
        String sell = sell("40");
        send(sell);
        keepStops.run(scene.midday(desk));
        keepStops.run(scene.midday(desk));
        assertThat(only().quantity()).isEqualTo(Quantity.of(60));
    }

    @Test
    void comesBackAtOnceWhenTheSellItGaveWayToIsRefused() {
        protect(bought);
        String sell = sell("40");
        broker.refuseNext(FakeBroker.fault("ORDER_REJECTED"));
        assertThatThrownBy(() -> send(sell)).isInstanceOf(BpmnErrorException.class);
        assertThat(standing()).isEmpty();
        recordRejection.run(sell, "ORDER_REJECTED", "no", OPEN);
        recordRejection.run(sell, "ORDER_REJECTED", "no", OPEN);
        assertThat(only().quantity()).isEqualTo(Quantity.of(100));
        String next = scene.order(scene.midday(desk), Side.SELL, symbol, "40", TimeInForce.DAY, Purpose.BRAKE)
                .id();
        broker.refuseNext(FakeBroker.fault("ORDER_REJECTED"));
        assertThat(freeBoundShares.run(next, CLOSE)).isEqualTo(FreeBoundShares.Shares.FREE);
        queueForNextOpen.run(next, CLOSE);
        assertThat(orders.get(next).state()).isEqualTo(OrderState.REJECTED);
        assertThat(only().quantity()).isEqualTo(Quantity.of(100));
    }

    @Test
    void standsOnceAfterACrashBetweenSendingAndHearingOfIt() {
        int before = broker.submits();
        broker.loseNextAnswer();
        assertThatThrownBy(() -> protectPosition.run(scene.morning(desk), bought))
                .isInstanceOf(IllegalStateException.class);
        assertThat(only().state()).isEqualTo(OrderState.SUBMITTED);
        protect(bought);
        assertThat(only().state()).isEqualTo(OrderState.WORKING);
        assertThat(broker.submits()).isEqualTo(before + 1);
    }

    @Test
    void theBrokerSellsInsteadOfTheChecksAtMiddayAndAtTheClose() {
        protect(bought);
        market.quote(symbol, NOON.toString(), "8.95", LastPrice.Kind.INTRADAY);
        market.bar(symbol, DAY.toString(), "10", "10.2", "8.8", "9.6", 50_000);
        assertThat(checkStopsAndBrakes.run(scene.midday(desk)).orderIds()).isEmpty();
        assertThat(checkStopsAgainstRange.run(scene.close(desk)).orderIds()).isEmpty();
    }

    @Test
    void sharesThatTheStopDoesNotCoverAreStillWatchedByTheDesk() {
        protect(bought);
        buy("20");
        market.quote(symbol, NOON.toString(), "8.95", LastPrice.Kind.INTRADAY);
        List<String> ids = checkStopsAndBrakes.run(scene.midday(desk)).orderIds();
        assertThat(ids).hasSize(1);
        assertThat(orders.get(ids.getFirst()).quantity()).isEqualTo(Quantity.of(120));
        assertThat(standing()).isEmpty();
    }

    @Test
    void aStopTheBrokerRefusesIsToldOnceNotTriedAgainThatDayAndWatchedByTheDesk() {
        broker.refuseNext(FakeBroker.fault("ORDER_REJECTED"));
        protect(bought);
        assertThat(standing()).isEmpty();
        assertThat(orders.get(scene.morning(desk).key() + "-501").state()).isEqualTo(OrderState.REJECTED);
        assertThat(alerts("STOP_REFUSED")).containsExactly(symbol + " has no stop at the broker");
        market.quote(symbol, NOON.toString(), "8.95", LastPrice.Kind.INTRADAY);
        assertThat(checkStopsAndBrakes.run(scene.midday(desk)).orderIds()).hasSize(1);
    }

    @Test
    void aStopThatSoldIsBookedToldOnceAndCoolsItsSymbolDownFromTheDayItSold() {
        protect(bought);
        String stop = only().id();
        SessionRef monday = monday();
        broker.fill(stop, "100", "8.98", monday.asOf());
        reconcileFills.run(monday);
        reconcileFills.run(monday);
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.FILLED);
        keepStops.run(monday);
        keepStops.run(monday);
        assertThat(alerts("STOP_SOLD")).containsExactly("The stop of %s sold 100 shares".formatted(symbol));
        assertThat(holdings.portfolio(desk).positions()).isEmpty();
        assertThat(orders.stoppedOutSince(desk, DAY)).containsEntry(new Symbol(symbol), MONDAY);
    }

    /** Sixty days at 12 with a range of 0.50: two of them below the close is 11, and the desk bought at 10. */
    @Test
    void aRisingCloseMovesTheStopAtTheBrokerUpTheNextMorning() {
        protect(bought);
        String first = only().id();
        ExchangeCalendar calendar = new ExchangeCalendar();
        LocalDate date = DAY;
        for (int i = 0; i < 60; i++) {
            market.bar(symbol, date.toString(), "12", "12.25", "11.75", "12", 100_000);
            date = calendar.previous(date);
        }
        keepStops.run(monday());
        keepStops.run(monday());
        assertThat(orders.get(first).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(only().stopPrice()).contains(Price.of("11"));
        assertThat(only().id()).isEqualTo(monday().key() + "-1001");
    }

    @Test
    void isNoIntentionForTheRulesAndOutlivesTheDay() {
        protect(bought);
        assertThat(holdings.openOrders(desk)).isEmpty();
        cancelDayOrders.run(scene.close(desk));
        assertThat(only().state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void anEmergencyStopTakesItBackAHaltedDeskSetsNoneAndTheReleaseSetsItAgain() {
        protect(bought);
        halts.halt(desk, new Halt("enough", "risk", false, NOON));
        assertThat(cancelAllOrders
                        .run(desk, Optional.empty(), new StopSpan(NOON, NOON, NOON))
                        .allCancelled())
                .isTrue();
        keepStops.run(scene.midday(desk));
        protectPosition.run(scene.morning(desk), bought);
        assertThat(standing()).isEmpty();
        releaseDesk.run(desk, Optional.empty(), 1, "fine", NOON);
        releaseDesk.run(desk, Optional.empty(), 1, "fine", NOON);
        assertThat(only().state()).isEqualTo(OrderState.WORKING);
        assertThat(only().id()).isEqualTo(scene.midday(desk).key() + "-1001");
    }

    @Test
    void aBrokerThatKeepsNoStopsGetsNone() {
        broker.keepsStops(false);
        protect(bought);
        keepStops.run(scene.midday(desk));
        assertThat(standing()).isEmpty();
    }

    private SessionRef monday() {
        return new SessionRef(desk, MONDAY, Session.MORNING, Instant.parse("2026-11-23T14:30:00Z"), false);
    }

    private void protect(String order) {
        protectPosition.run(scene.morning(desk), order);
        protectPosition.run(scene.morning(desk), order);
    }

    private String buy(String shares) {
        String id = scene.order(scene.morning(desk), Side.BUY, symbol, shares, TimeInForce.DAY, Purpose.BRAKE)
                .id();
        submitOrder.run(id, OPEN);
        broker.fill(id, shares, "10.00", OPEN);
        assertThat(recordFills.run(id, OPEN)).isEqualTo(OrderState.FILLED);
        return id;
    }

    private void send(String sell) {
        assertThat(freeBoundShares.run(sell, OPEN)).isEqualTo(FreeBoundShares.Shares.FREE);
        submitOrder.run(sell, OPEN);
    }

    private String sell(String shares) {
        return scene.order(scene.morning(desk), Side.SELL, symbol, shares, TimeInForce.DAY, Purpose.BRAKE)
                .id();
    }

    private List<TradeOrder> standing() {
        return orders.openOrders(desk).stream()
                .filter(TradeOrder::isRestingStop)
                .toList();
    }

    private TradeOrder only() {
        assertThat(standing()).hasSize(1);
        return standing().getFirst();
    }

    private List<String> alerts(String kind) {
        return scene.db()
                .sql("select title from alert where desk_id = :desk and kind = :kind")
                .param("desk", desk.value())
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}
