package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.CLOSE;
import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.NOON;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Pace;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.CancelDayOrders;
import io.bellwether.execution.app.placing.QueueForNextOpen;
import io.bellwether.execution.app.placing.RecordApproval;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.reporting.app.PrepareApproval;
import io.bellwether.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders end: nothing leaves after its time, and no day touches the orders of a later one. */
@DatabaseTest
@Import(ExecutionFixture.class)
class OrderEndIT {
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 23);
    private static final Instant MORNING_ENDS = Instant.parse("2026-11-20T16:55:00Z");
    private static final Instant NEXT_MORNING_ENDS = Instant.parse("2026-11-23T16:55:00Z");

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    FakeBroker broker;

    @Autowired
    Orders orders;

    @Autowired
    TradingDays days;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    QueueForNextOpen queueForNextOpen;

    @Autowired
    RecordApproval recordApproval;

    @Autowired
    PrepareApproval prepareApproval;

    @Autowired
    CancelDayOrders cancelDayOrders;

    @Autowired
    ReconcileFills reconcileFills;

    @Autowired
    JdbcClient db;

    DeskId desk;

    @BeforeEach
    void newDesk() {
        desk = scene.newDesk();
        broker.onSubmit(() -> {});
    }

    @Test
    void endsWithTheWindowOfItsSessionOrOfTheNextMorning() {
        assertThat(buy(TimeInForce.DAY).validUntil()).contains(MORNING_ENDS);
        assertThat(buy(TimeInForce.NEXT_OPEN).validUntil()).contains(NEXT_MORNING_ENDS);
        TradeOrder midday = scene.order(scene.midday(desk), Side.BUY, "ACME", "10");
        assertThat(midday.validUntil()).contains(CLOSE);
        TradeOrder flatten = scene.order(scene.midday(desk), Side.SELL, "ACME", "10", TimeInForce.DAY, Purpose.FLATTEN);
        assertThat(flatten.validUntil()).contains(Instant.parse("2026-11-23T21:00:00Z"));
    }

    @Test
    void leavesUntilItsEndAndNotAMomentLater() {
        String inTime = buy(TimeInForce.DAY).id();
        String late = buy(TimeInForce.DAY).id();
        submitOrder.run(inTime, MORNING_ENDS);
        assertThat(orders.get(inTime).state()).isEqualTo(OrderState.WORKING);
        int before = broker.submits();
        assertExpires(late, MORNING_ENDS.plusMillis(1));
        assertExpires(late, MORNING_ENDS.plusMillis(1));
        assertThat(broker.submits()).isEqualTo(before);
    }

    @Test
    void tellsOnceWhoApprovedTooLate() {
        String id = buy(TimeInForce.DAY).id();
        recordApproval.run(id, new RecordApproval.Answer(true, "", RecordApproval.Via.MESSAGE, "anna", null, 1), NOON);
        assertExpires(id, NOON);
        assertExpires(id, NOON);
        assertThat(alerts())
                .containsExactly("Order " + id + " could leave until Friday 11:55 New York and had not left. anna"
                        + " approved it on Friday 12:00 New York, too late.\n\nIt was decided for that time and is not"
                        + " sent later; the next session decides anew.");
    }

    @Test
    void endsByTheClockOnADayByTheClockWhateverItsProcessSays() {
        days.open(desk, DAY);
        assertExpires(buy(TimeInForce.DAY).id(), OPEN);
    }

    @Test
    void hasNoLatenessOnAPacedDay() {
        Pace paced = new Pace.Paced(OPEN, Duration.ofSeconds(5));
        days.claim(
                desk,
                DAY,
                4711,
                DayPlan.of(new ExchangeCalendar().hours(DAY).orElseThrow(), SessionPlan.DEFAULT, paced));
        String id = buy(TimeInForce.DAY).id();
        submitOrder.run(id, OPEN);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void thatMayHaveBeenSentBeforeItsEndIsLookedForAtTheBroker() {
        String there = buy(TimeInForce.DAY).id();
        broker.loseNextAnswer();
        assertThatThrownBy(() -> submitOrder.run(there, OPEN)).isInstanceOf(IllegalStateException.class);
        submitOrder.run(there, NOON);
        assertThat(orders.get(there).state()).isEqualTo(OrderState.WORKING);

        String nowhere = buy(TimeInForce.DAY).id();
        db.sql("update trade_order set state = 'SUBMITTED' where id = ?")
                .param(nowhere)
                .update();
        assertExpires(nowhere, NOON);
    }

    @Test
    void forTheNextOpenEndsWithoutAnyProcessWaitingForIt() {
        String id = buy(TimeInForce.NEXT_OPEN).id();
        queueForNextOpen.run(id, NEXT_MORNING_ENDS.plusSeconds(1));
        assertThat(orders.get(id).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(alerts()).singleElement().asString().contains("Nobody had approved it.");
    }

    @Test
    void isNotApprovedLongerThanItIsValid() {
        String id = buy(TimeInForce.DAY).id();
        Instant late = MORNING_ENDS.minusSeconds(600);
        assertThat(prepareApproval.run(id, OPEN).deadline().until()).isEqualTo(OPEN.plus(Duration.ofMinutes(30)));
        assertThat(prepareApproval.run(id, late).deadline().until()).isEqualTo(MORNING_ENDS);
    }

    @Test
    void aLateCloseTouchesNothingOfTheNextDay() {
        String yesterday = buy(TimeInForce.DAY).id();
        submitOrder.run(yesterday, OPEN);
        String waiting = buy(TimeInForce.DAY).id();
        Instant morning = Instant.parse("2026-11-23T14:31:00Z");
        SessionRef next = new SessionRef(desk, TOMORROW, Session.MORNING, morning, false);
        String today = scene.order(next, Side.BUY, "BOLT", "10").id();
        submitOrder.run(today, morning);
        String forgotten = scene.order(next, Side.BUY, "CODA", "10").id();
        submitOrder.run(forgotten, morning);
        db.sql("update trade_order set state = 'CANCELLED' where id = ?")
                .param(forgotten)
                .update();

        days.open(desk, DAY);
        SessionRef lateClose = new SessionRef(desk, DAY, Session.CLOSE, morning.plusSeconds(60), false);
        cancelDayOrders.run(lateClose);
        reconcileFills.run(lateClose);

        assertThat(orders.get(yesterday).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(orders.get(waiting).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(orders.get(today).state()).isEqualTo(OrderState.WORKING);
        assertThat(broker.openOrders(desk)).extracting("clientOrderId").containsExactlyInAnyOrder(today, forgotten);

        reconcileFills.run(next);
        assertThat(broker.openOrders(desk)).extracting("clientOrderId").containsExactly(today);
    }

    private void assertExpires(String id, Instant asOf) {
        assertThatThrownBy(() -> submitOrder.run(id, asOf))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("ORDER_EXPIRED"));
        assertThat(orders.get(id).state()).isEqualTo(OrderState.EXPIRED);
    }

    private TradeOrder buy(TimeInForce timing) {
        return scene.order(scene.morning(desk), Side.BUY, "ACME", "10", timing, Purpose.STOP);
    }

    private List<String> alerts() {
        return db.sql("select text from alert where desk_id = ? and kind = 'ORDER_EXPIRED'")
                .param(desk.value())
                .query(String.class)
                .list();
    }
}
