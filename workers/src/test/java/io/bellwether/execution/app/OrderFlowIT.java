package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.CLOSE;
import static io.bellwether.execution.app.ExecutionFixture.NOON;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.CancelDayOrders;
import io.bellwether.execution.app.placing.QueueForNextOpen;
import io.bellwether.execution.app.placing.RecordApproval;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.RecordRejection;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.app.reconcile.ReconcileWithBroker;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The life of an order against a broker that can fail, on a real database; every step is run twice. */
@DatabaseTest
@Import(ExecutionFixture.class)
class OrderFlowIT {
    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    FakeBroker broker;

    @Autowired
    ExecutionFixture.RecordingOrderNews news;

    @Autowired
    Orders orders;

    @Autowired
    Books books;

    @Autowired
    Halts halts;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    RecordFills recordFills;

    @Autowired
    QueueForNextOpen queueForNextOpen;

    @Autowired
    RecordRejection recordRejection;

    @Autowired
    RecordApproval recordApproval;

    @Autowired
    CancelDayOrders cancelDayOrders;

    @Autowired
    ReconcileFills reconcileFills;

    @Autowired
    ReconcileWithBroker reconcileWithBroker;

    DeskId desk;

    @BeforeEach
    void newDesk() {
        desk = scene.newDesk();
        broker.onSubmit(() -> {});
    }

    @Test
    void sendsAnOrderOnceHoweverOftenItIsSubmitted() {
        String id = buy("100").id();
        int before = broker.submits();
        submitOrder.run(id, OPEN);
        submitOrder.run(id, OPEN);
        assertThat(broker.submits() - before).isEqualTo(1);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.WORKING);
        assertThat(kinds(id))
                .containsExactly(OrderEvent.Kind.CREATED, OrderEvent.Kind.SUBMITTED, OrderEvent.Kind.WORKING);
    }

    @Test
    void findsItsOrderAgainAfterACrashBetweenBrokerAndBook() {
        String id = buy("100").id();
        int before = broker.submits();
        broker.loseNextAnswer();
        assertThatThrownBy(() -> submitOrder.run(id, OPEN)).isInstanceOf(IllegalStateException.class);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.SUBMITTED);
        submitOrder.run(id, OPEN);
        assertThat(broker.submits() - before).isEqualTo(1);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void booksEveryExecutionOnceAndFollowsTheOrderToItsEnd() {
        String id = buy("100").id();
        submitOrder.run(id, OPEN);
        assertThat(recordFills.run(id, OPEN)).isEqualTo(OrderState.WORKING);
        broker.fill(id, "40", "10.02", OPEN);
        assertThat(recordFills.run(id, OPEN)).isEqualTo(OrderState.WORKING);
        assertThat(recordFills.run(id, OPEN)).isEqualTo(OrderState.WORKING);
        assertThat(orders.get(id).filledQuantity()).isEqualTo(Quantity.of(40));
        assertThat(cash()).isEqualTo(Money.of("9598.20"));
        broker.fill(id, "60", "10.05", NOON);
        assertThat(recordFills.run(id, NOON)).isEqualTo(OrderState.FILLED);
        assertThat(recordFills.run(id, NOON)).isEqualTo(OrderState.FILLED);
        assertThat(cash()).isEqualTo(Money.of("8994.20"));
        Position position = books.portfolio(desk).position(new Symbol("ACME")).orElseThrow();
        assertThat(position.quantity()).isEqualTo(Quantity.of(100));
        assertThat(position.stop()).contains(Price.of("9"));
        assertThat(kinds(id))
                .containsExactly(
                        OrderEvent.Kind.CREATED,
                        OrderEvent.Kind.SUBMITTED,
                        OrderEvent.Kind.WORKING,
                        OrderEvent.Kind.PARTIALLY_FILLED,
                        OrderEvent.Kind.FILLED);
    }

    @Test
    void sendsNothingWhileTheDeskIsHalted() {
        String id = buy("100").id();
        int before = broker.submits();
        halts.halt(desk, new Halt("enough", "risk", false, OPEN));
        assertThatThrownBy(() -> submitOrder.run(id, OPEN))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("DESK_HALTED"))
                .hasMessage("the desk is halted by risk: enough");
        recordRejection.run(id, "DESK_HALTED", "the desk is halted by risk: enough", OPEN);
        recordRejection.run(id, "DESK_HALTED", "again", OPEN);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.REJECTED);
        assertThat(orders.events(id).getLast())
                .isEqualTo(new OrderEvent(
                        id,
                        OrderEvent.Kind.REJECTED,
                        "",
                        OPEN,
                        "desk",
                        "DESK_HALTED: the desk is halted by risk: enough"));
        assertThat(broker.submits() - before).isZero();
    }

    @Test
    void letsOnlyFlatteningOrdersOutOfAHaltThatFlattens() {
        TradeOrder flatten = scene.order(scene.morning(desk), Side.SELL, "ACME", "5", TimeInForce.DAY, Purpose.FLATTEN);
        TradeOrder stop = scene.order(scene.morning(desk), Side.SELL, "ACME", "5", TimeInForce.DAY, Purpose.STOP);
        halts.halt(desk, new Halt("sell it all", "risk", true, OPEN));
        submitOrder.run(flatten.id(), OPEN);
        assertThat(orders.get(flatten.id()).state()).isEqualTo(OrderState.WORKING);
        assertThatThrownBy(() -> submitOrder.run(stop.id(), OPEN)).isInstanceOf(BpmnErrorException.class);
    }

    @Test
    void keepsFlatteningOrdersInWhenTheHaltDoesNotFlatten() {
        TradeOrder flatten = scene.order(scene.morning(desk), Side.SELL, "ACME", "5", TimeInForce.DAY, Purpose.FLATTEN);
        halts.halt(desk, new Halt("stand still", "risk", false, OPEN));
        assertThatThrownBy(() -> submitOrder.run(flatten.id(), OPEN)).isInstanceOf(BpmnErrorException.class);
    }

    @Test
    void cancelsAnOrderThatWasOnItsWayWhenTheDeskWasHalted() {
        String id = buy("100").id();
        broker.onSubmit(() -> halts.halt(desk, new Halt("enough", "risk", false, OPEN)));
        submitOrder.run(id, OPEN);
        assertThat(broker.openOrders(desk)).isEmpty();
        assertThat(orders.get(id).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(recordFills.run(id, OPEN)).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void doesNotSendAnOrderAgainWhenItsSubmitWasInterruptedAndTheDeskHaltedSince() {
        String id = buy("100").id();
        int before = broker.submits();
        broker.refuseNext(new IllegalStateException("killed before submit"));
        assertThatThrownBy(() -> submitOrder.run(id, OPEN)).isInstanceOf(IllegalStateException.class);
        halts.halt(desk, new Halt("enough", "risk", false, OPEN));
        assertThatThrownBy(() -> submitOrder.run(id, OPEN)).isInstanceOf(BpmnErrorException.class);
        assertThat(broker.submits() - before).isZero();
    }

    @Test
    void takesBackAnOrderWhoseSubmitWasInterruptedAfterItArrivedAndTheDeskHaltedSince() {
        String id = buy("100").id();
        broker.loseNextAnswer();
        assertThatThrownBy(() -> submitOrder.run(id, OPEN)).isInstanceOf(IllegalStateException.class);
        halts.halt(desk, new Halt("enough", "risk", false, OPEN));
        submitOrder.run(id, OPEN);
        assertThat(broker.openOrders(desk)).isEmpty();
        assertThat(orders.get(id).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void recordsWhyTheBrokerRefusedAnOrder() {
        String id = buy("100").id();
        broker.refuseNext(FakeBroker.fault("INSUFFICIENT_FUNDS"));
        assertThatThrownBy(() -> submitOrder.run(id, OPEN)).hasMessage("the broker says INSUFFICIENT_FUNDS");
        recordRejection.run(id, "INSUFFICIENT_FUNDS", "the broker says INSUFFICIENT_FUNDS", OPEN);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.REJECTED);
        assertThat(orders.events(id).getLast().actor()).isEqualTo("broker");
    }

    @Test
    void queuesForTheNextOpenWhatTheMarketIsClosedFor() {
        String id = buyAtMidday("100").id();
        broker.refuseNext(FakeBroker.fault("MARKET_CLOSED"));
        assertThatThrownBy(() -> submitOrder.run(id, CLOSE)).isInstanceOf(BpmnErrorException.class);
        int before = broker.submits();
        queueForNextOpen.run(id, CLOSE);
        queueForNextOpen.run(id, CLOSE);
        assertThat(broker.submits() - before).isEqualTo(1);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.QUEUED);
        assertThat(orders.get(id).timing()).isEqualTo(TimeInForce.NEXT_OPEN);
        assertThat(orders.get(id).validUntil()).contains(Instant.parse("2026-11-23T16:55:00Z"));
    }

    @Test
    void sendsAnOrderDecidedAfterTheCloseToTheQueue() {
        TradeOrder order = scene.order(scene.close(desk), Side.BUY, "ACME", "10", TimeInForce.NEXT_OPEN, Purpose.STOP);
        assertThatThrownBy(() -> submitOrder.run(order.id(), CLOSE))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("MARKET_CLOSED"));
        broker.loseNextAnswer();
        assertThatThrownBy(() -> queueForNextOpen.run(order.id(), CLOSE)).isInstanceOf(IllegalStateException.class);
        queueForNextOpen.run(order.id(), CLOSE);
        assertThat(orders.get(order.id()).state()).isEqualTo(OrderState.QUEUED);
    }

    @Test
    void rejectsWhatTheBrokerDoesNotQueueBecauseNothingWaitsForIt() {
        String id = buyAtMidday("100").id();
        broker.refuseNext(FakeBroker.fault("ORDER_REJECTED"));
        queueForNextOpen.run(id, CLOSE);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.REJECTED);
        assertThat(orders.events(id).getLast().detail()).isEqualTo("ORDER_REJECTED: the broker says ORDER_REJECTED");
    }

    @Test
    void queuesNothingForAHaltedDesk() {
        String id = buy("100").id();
        halts.halt(desk, new Halt("enough", "risk", false, CLOSE));
        queueForNextOpen.run(id, CLOSE);
        queueForNextOpen.run(id, CLOSE);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.REJECTED);
        assertThat(broker.openOrders(desk)).isEmpty();
    }

    @Test
    void endsAnOrderThatWasNotApprovedAndRecordsWhoAndWhy() {
        String id = buy("100").id();
        recordApproval.run(id, answered(false, "mary", "too large"), OPEN);
        recordApproval.run(id, answered(false, "mary", "too large"), OPEN);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.NOT_APPROVED);
        assertThat(orders.events(id).getLast())
                .isEqualTo(new OrderEvent(id, OrderEvent.Kind.NOT_APPROVED, "", OPEN, "mary", "too large"));
        submitOrder.run(id, OPEN);
        assertThat(broker.openOrders(desk)).isEmpty();
    }

    @Test
    void keepsAnApprovedOrderReadyToBeSent() {
        String id = buy("100").id();
        recordApproval.run(id, answered(true, "mary", "late"), OPEN);
        assertThat(orders.get(id).state()).isEqualTo(OrderState.CREATED);
        assertThat(kinds(id)).containsExactly(OrderEvent.Kind.CREATED, OrderEvent.Kind.APPROVED);
    }

    @Test
    void cancelsDayOrdersAtTheCloseBooksWhatTheyGotAndTellsWhoWaits() {
        String partly = buy("100").id();
        String queued = scene.order(scene.close(desk), Side.BUY, "LATE", "10", TimeInForce.NEXT_OPEN, Purpose.STOP)
                .id();
        String waiting = buy("7").id();
        submitOrder.run(partly, OPEN);
        queueForNextOpen.run(queued, CLOSE);
        broker.fill(partly, "30", "10.00", NOON);
        broker.loseNextCancel();
        assertThatThrownBy(() -> cancelDayOrders.run(scene.close(desk))).isInstanceOf(IllegalStateException.class);
        cancelDayOrders.run(scene.close(desk));
        cancelDayOrders.run(scene.close(desk));
        assertThat(orders.get(partly).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(orders.get(partly).filledQuantity()).isEqualTo(Quantity.of(30));
        assertThat(cash()).isEqualTo(Money.of("9699.00"));
        assertThat(orders.get(queued).state()).isEqualTo(OrderState.QUEUED);
        assertThat(orders.get(waiting).state()).isEqualTo(OrderState.CREATED);
        assertThat(news.updated).contains(partly).doesNotContain(queued, waiting);
    }

    @Test
    void booksAnOrderThatTheMarketFilledWhileTheDeskTookItBack() {
        String id = buy("100").id();
        submitOrder.run(id, OPEN);
        scene.db()
                .sql("update trade_order set state = 'CANCELLED' where id = :id")
                .param("id", id)
                .update();
        broker.fill(id, "100", "10.00", NOON);
        assertThat(recordFills.run(id, NOON)).isEqualTo(OrderState.FILLED);
        assertThat(orders.get(id).filledQuantity()).isEqualTo(Quantity.of(100));
    }

    @Test
    void takesBackAnOrderThatIsOpenAtTheBrokerButDoneInTheBook() {
        String id = buy("100").id();
        submitOrder.run(id, OPEN);
        scene.db()
                .sql("update trade_order set state = 'CANCELLED' where id = :id")
                .param("id", id)
                .update();
        broker.fill(id, "100", "10.00", OPEN);
        String other = buy("50").id();
        submitOrder.run(other, OPEN);
        scene.db()
                .sql("update trade_order set state = 'CANCELLED' where id = :id")
                .param("id", other)
                .update();
        broker.fill(other, "20", "10.00", OPEN);
        reconcileFills.run(scene.close(desk));
        reconcileFills.run(scene.close(desk));
        assertThat(broker.openOrders(desk)).isEmpty();
        assertThat(orders.get(other).filledQuantity()).isEqualTo(Quantity.of(20));
    }

    @Test
    void settlesQueuedOrdersAtTheOpenAndFindsThatBooksAgree() {
        String id = buyAtMidday("100").id();
        queueForNextOpen.run(id, CLOSE);
        broker.fill(id, "100", "10.00", OPEN);
        assertThat(reconcileWithBroker.run(scene.morning(desk))).isTrue();
        assertThat(reconcileWithBroker.run(scene.morning(desk))).isTrue();
        assertThat(orders.get(id).state()).isEqualTo(OrderState.FILLED);
        assertThat(cash()).isEqualTo(Money.of("8999.00"));
    }

    @Test
    void raisesACriticalAlertWithTheNumbersWhenBooksAndBrokerDisagree() {
        String id = buy("100").id();
        submitOrder.run(id, OPEN);
        broker.fill(id, "100", "10.00", OPEN);
        scene.db()
                .sql("update trade_order set state = 'CANCELLED' where id = :id")
                .param("id", id)
                .update();
        assertThat(reconcileWithBroker.run(scene.morning(desk))).isFalse();
        assertThat(reconcileWithBroker.run(scene.morning(desk))).isFalse();
        List<String> texts = scene.db()
                .sql(
                        "select text from alert where desk_id = :desk and severity = 'CRITICAL' and kind = 'BOOKS_MISMATCH'")
                .param("desk", desk.value())
                .query(String.class)
                .list();
        assertThat(texts).hasSize(1);
        assertThat(texts.getFirst())
                .contains("cash: books 10000.00, broker 8999.00")
                .contains("ACME: books 0 shares, broker 100");
    }

    @Test
    void namesTheKnownBrokersWhenADeskNamesAnother() {
        DeskId other = scene.newDesk("nobody", DeskSettings.DEFAULT);
        TradeOrder order = scene.order(scene.morning(other), Side.BUY, "ACME", "1");
        assertThatThrownBy(() -> submitOrder.run(order.id(), OPEN))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("names the broker 'nobody', known are [alpaca, fake");
    }

    private TradeOrder buy(String shares) {
        return scene.order(scene.morning(desk), Side.BUY, "ACME", shares);
    }

    private TradeOrder buyAtMidday(String shares) {
        return scene.order(scene.midday(desk), Side.BUY, "ACME", shares);
    }

    private Money cash() {
        return books.portfolio(desk).cash();
    }

    private List<OrderEvent.Kind> kinds(String id) {
        return orders.events(id).stream().map(OrderEvent::kind).toList();
    }

    private static RecordApproval.Answer answered(boolean approved, String actor, String reason) {
        return new RecordApproval.Answer(approved, reason, RecordApproval.Via.MESSAGE, actor, null, 1);
    }
}
