package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.CLOSE;
import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.halt.CancelAllOrders;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.CancelDayOrders;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.app.reconcile.ReconcileWithBroker;
import io.bellwether.execution.app.stops.FreeBoundShares;
import io.bellwether.execution.app.stops.FreeBoundShares.Shares;
import io.bellwether.execution.app.stops.KeepStops;
import io.bellwether.execution.app.stops.ProtectPosition;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.StopSpan;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
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

/** A broker that takes its time with cancels: what is asked for is never taken for done. */
@DatabaseTest
@Import(ExecutionFixture.class)
class PendingCancelIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final AtomicInteger SYMBOLS = new AtomicInteger();

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    FakeBroker broker;

    @Autowired
    Orders orders;

    @Autowired
    Books books;

    @Autowired
    Halts halts;

    @Autowired
    FreeBoundShares freeBoundShares;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    RecordFills recordFills;

    @Autowired
    ReconcileFills reconcileFills;

    @Autowired
    ReconcileWithBroker reconcileWithBroker;

    @Autowired
    ProtectPosition protectPosition;

    @Autowired
    KeepStops keepStops;

    @Autowired
    CancelDayOrders cancelDayOrders;

    @Autowired
    CancelAllOrders cancelAllOrders;

    DeskId desk;
    String symbol;
    String bought;
    String stop;

    /** 100 shares bought at the open for 10, their stop at 9 stands, and cancels are confirmed late. */
    @BeforeEach
    void aDeskWithAStop() {
        broker.behave();
        broker.keepsStops(true);
        desk = scene.newDesk();
        symbol = "PCL" + SYMBOLS.incrementAndGet();
        bought = buy("100");
        protectPosition.run(scene.morning(desk), bought);
        stop = standing().getFirst().id();
        broker.confirmsLate(true);
    }

    @AfterEach
    void otherTestsTakeABrokerWithoutTrouble() {
        broker.behave();
        broker.confirmsLate(false);
        broker.replaces(false);
        broker.keepsStops(false);
    }

    @Test
    void aSellWaitsUntilTheBrokerConfirmedThatTheStopIsGone() {
        String sell = sell("100");
        assertThat(freeBoundShares.run(sell, OPEN)).isEqualTo(Shares.BOUND);
        assertThat(freeBoundShares.run(sell, OPEN.plusSeconds(2))).isEqualTo(Shares.BOUND);
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.CANCEL_PENDING);
        assertThat(orders.get(sell).state()).isEqualTo(OrderState.CREATED);
        broker.confirmCancels();
        assertThat(freeBoundShares.run(sell, OPEN.plusSeconds(4))).isEqualTo(Shares.FREE);
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.CANCELLED);
        submitOrder.run(sell, OPEN.plusSeconds(4));
        assertThat(orders.get(sell).state()).isEqualTo(OrderState.WORKING);
    }

    @Test
    void noStopIsPlacedOnSharesThatASellWaitsFor() {
        String sell = sell("100");
        freeBoundShares.run(sell, OPEN);
        keepStops.run(scene.midday(desk));
        broker.confirmCancels();
        keepStops.run(scene.midday(desk));
        reconcileFills.run(scene.midday(desk));
        keepStops.run(scene.midday(desk));
        assertThat(standing()).isEmpty();
        assertThat(freeBoundShares.run(sell, OPEN.plusSeconds(9))).isEqualTo(Shares.FREE);
    }

    @Test
    void whenTheStopSoldAPartInsteadTheSellIsCutToTheRest() {
        String sell = sell("100");
        freeBoundShares.run(sell, OPEN);
        broker.fill(stop, "30", "8.98", OPEN.plusSeconds(1));
        assertThat(freeBoundShares.run(sell, OPEN.plusSeconds(2))).isEqualTo(Shares.BOUND);
        broker.confirmCancels();
        assertThat(freeBoundShares.run(sell, OPEN.plusSeconds(4))).isEqualTo(Shares.FREE);
        assertThat(orders.get(sell).quantity()).isEqualTo(Quantity.of(70));
        assertThat(kinds(sell)).contains(OrderEvent.Kind.REDUCED);
        assertThat(held()).isEqualTo(Quantity.of(70));
    }

    @Test
    void whenTheStopSoldEverythingInsteadTheSellEnds() {
        String sell = sell("100");
        freeBoundShares.run(sell, OPEN);
        broker.fill(stop, "100", "8.98", OPEN.plusSeconds(1));
        assertThat(freeBoundShares.run(sell, OPEN.plusSeconds(2))).isEqualTo(Shares.GONE);
        assertThat(freeBoundShares.run(sell, OPEN.plusSeconds(3))).isEqualTo(Shares.GONE);
        assertThat(orders.get(sell).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.FILLED);
        assertThat(booksAgree()).isTrue();
    }

    @Test
    void theSameSharesArePromisedToOneSellOnly() {
        String first = sell("60");
        String second = sell("60");
        broker.confirmsLate(false);
        assertThat(freeBoundShares.run(first, OPEN)).isEqualTo(Shares.FREE);
        assertThat(freeBoundShares.run(second, OPEN)).isEqualTo(Shares.FREE);
        assertThat(orders.get(first).quantity()).isEqualTo(Quantity.of(60));
        assertThat(orders.get(second).quantity()).isEqualTo(Quantity.of(40));
    }

    @Test
    void aLostAnswerToTheCancelLeavesARequestThatIsAskedAgain() {
        String sell = sell("100");
        broker.confirmsLate(false);
        broker.loseNextCancel();
        assertThatThrownBy(() -> freeBoundShares.run(sell, OPEN)).isInstanceOf(IllegalStateException.class);
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.CANCEL_PENDING);
        assertThat(freeBoundShares.run(sell, OPEN)).isEqualTo(Shares.FREE);
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aRequestThatNeverReachedTheBrokerIsMadeAgainByTheNextReconciliation() {
        String sell = sell("100");
        broker.failNextCall();
        assertThatThrownBy(() -> freeBoundShares.run(sell, OPEN)).hasMessageContaining("cannot be reached");
        broker.confirmsLate(false);
        reconcileFills.run(scene.midday(desk));
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void anOrderThatTheBrokerNeverGotIsDoneOnceItIsTakenBack() {
        String buy = order(Side.BUY, "10");
        submitOrder.run(buy, OPEN);
        broker.forget(buy);
        broker.failNextCall();
        assertThatThrownBy(() -> cancelDayOrders.run(scene.close(desk))).hasMessageContaining("cannot be reached");
        assertThat(orders.get(buy).state()).isEqualTo(OrderState.CANCEL_PENDING);
        reconcileFills.run(monday());
        assertThat(orders.get(buy).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aCancelThatIsPendingOverTheCloseIsSettledTheNextMorning() {
        String buy = order(Side.BUY, "10");
        submitOrder.run(buy, OPEN);
        cancelDayOrders.run(scene.close(desk));
        reconcileFills.run(scene.close(desk));
        assertThat(orders.get(buy).state()).isEqualTo(OrderState.CANCEL_PENDING);
        assertThat(recordFills.run(buy, CLOSE)).isEqualTo(OrderState.CANCEL_PENDING);
        broker.confirmCancels();
        reconcileFills.run(monday());
        assertThat(orders.get(buy).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(booksAgree()).isTrue();
    }

    @Test
    void sharesExecutedAfterTheCancelWasAskedForAreBookedOnce() {
        String buy = order(Side.BUY, "10");
        submitOrder.run(buy, OPEN);
        cancelDayOrders.run(scene.close(desk));
        broker.fill(buy, "4", "9.90", CLOSE);
        reconcileFills.run(monday());
        broker.confirmCancels();
        reconcileFills.run(monday());
        reconcileFills.run(monday());
        assertThat(orders.get(buy).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(orders.get(buy).filledQuantity()).isEqualTo(Quantity.of(4));
        assertThat(held()).isEqualTo(Quantity.of(104));
        assertThat(booksAgree()).isTrue();
    }

    @Test
    void anOrderThatWasExecutedBeforeItsCancelIsFilled() {
        String buy = order(Side.BUY, "10");
        submitOrder.run(buy, OPEN);
        broker.fill(buy, "10", "9.90", CLOSE);
        cancelDayOrders.run(scene.close(desk));
        assertThat(orders.get(buy).state()).isEqualTo(OrderState.FILLED);
        assertThat(booksAgree()).isTrue();
    }

    @Test
    void aStoppedDeskIsNotStillUntilTheBrokerConfirmedEveryCancel() {
        halts.halt(desk, new Halt("enough", "risk", false, OPEN));
        assertThat(everythingIsCancelled(OPEN)).isFalse();
        assertThat(everythingIsCancelled(OPEN.plusSeconds(5))).isFalse();
        broker.confirmCancels();
        assertThat(everythingIsCancelled(OPEN.plusSeconds(9))).isTrue();
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.CANCELLED);
    }

    private boolean everythingIsCancelled(Instant now) {
        long halt = halts.standing(desk).orElseThrow().id();
        return cancelAllOrders
                .run(desk, Optional.of(halt), new StopSpan(OPEN, now, now))
                .allCancelled();
    }

    @Test
    void peopleAreToldOnceWhenTheBrokerDoesNotConfirmForMinutes() {
        String sell = sell("100");
        freeBoundShares.run(sell, OPEN);
        freeBoundShares.run(sell, OPEN.plusSeconds(299));
        assertThat(alerts()).isEmpty();
        freeBoundShares.run(sell, OPEN.plusSeconds(300));
        freeBoundShares.run(sell, OPEN.plusSeconds(600));
        assertThat(alerts()).containsExactly("The sell of %s waits for the broker".formatted(symbol));
    }

    @Test
    void aStopIsMovedInOneStepWhereTheBrokerCan() {
        broker.replaces(true);
        books.setStop(desk, new Symbol(symbol), Price.of("9.5"));
        keepStops.run(scene.midday(desk));
        keepStops.run(scene.midday(desk));
        assertThat(standing()).extracting(TradeOrder::id).containsExactly(stop);
        assertThat(orders.get(stop).stopPrice()).contains(Price.of("9.5"));
        assertThat(kinds(stop)).contains(OrderEvent.Kind.REPLACED).doesNotContain(OrderEvent.Kind.CANCEL_REQUESTED);
    }

    @Test
    void whereItCannotTheNewStopComesAfterTheOldOneIsGone() {
        books.setStop(desk, new Symbol(symbol), Price.of("9.5"));
        keepStops.run(scene.midday(desk));
        assertThat(standing()).extracting(TradeOrder::state).containsExactly(OrderState.CANCEL_PENDING);
        broker.confirmCancels();
        reconcileFills.run(scene.midday(desk));
        keepStops.run(scene.midday(desk));
        assertThat(standing())
                .extracting(TradeOrder::stopPrice)
                .containsExactly(java.util.Optional.of(Price.of("9.5")));
    }

    @Test
    void sharesOfAReplacementWhoseAnswerWasLostAreBooked() {
        broker.replaces(true);
        String second = buy("20");
        broker.loseNextReplacement();
        assertThatThrownBy(() -> protectPosition.run(scene.morning(desk), second))
                .isInstanceOf(IllegalStateException.class);
        assertThat(orders.get(stop).quantity()).isEqualTo(Quantity.of(100));
        broker.fill(stop, "120", "8.98", OPEN.plusSeconds(5));
        reconcileFills.run(scene.midday(desk));
        assertThat(orders.get(stop).quantity()).isEqualTo(Quantity.of(120));
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.FILLED);
        assertThat(booksAgree()).isTrue();
    }

    @Test
    void whatIsExecutedBetweenTheReadingOfOrdersAndOfTheAccountIsNoMismatch() {
        broker.onNextAccount(() -> broker.fill(stop, "100", "8.98", OPEN.plusSeconds(5)));
        assertThat(booksAgree()).isTrue();
        assertThat(orders.get(stop).state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void theBrokersOwnIdStandsBesideOurs() {
        assertThat(scene.db()
                        .sql("select broker_order_id from trade_order where id = :id")
                        .param("id", stop)
                        .query(String.class)
                        .single())
                .isEqualTo("fake-" + stop);
    }

    private boolean booksAgree() {
        return reconcileWithBroker.run(monday());
    }

    private SessionRef monday() {
        return new SessionRef(desk, MONDAY, Session.MORNING, Instant.parse("2026-11-23T14:30:00Z"), false);
    }

    private String buy(String shares) {
        String id = order(Side.BUY, shares);
        submitOrder.run(id, OPEN);
        broker.fill(id, shares, "10.00", OPEN);
        assertThat(recordFills.run(id, OPEN)).isEqualTo(OrderState.FILLED);
        return id;
    }

    private String sell(String shares) {
        return order(Side.SELL, shares);
    }

    private String order(Side side, String shares) {
        return scene.order(scene.morning(desk), side, symbol, shares, TimeInForce.DAY, Purpose.BRAKE)
                .id();
    }

    private Quantity held() {
        return books.portfolio(desk)
                .position(new Symbol(symbol))
                .map(Position::quantity)
                .orElse(Quantity.ZERO);
    }

    private List<TradeOrder> standing() {
        return orders.openOrders(desk).stream()
                .filter(TradeOrder::isRestingStop)
                .toList();
    }

    private List<OrderEvent.Kind> kinds(String order) {
        return orders.events(order).stream().map(OrderEvent::kind).toList();
    }

    private List<String> alerts() {
        return scene.db()
                .sql(
                        "select title from alert where desk_id = :desk and kind = 'CANCEL_UNCONFIRMED' and trading_date = :day")
                .param("desk", desk.value())
                .param("day", DAY)
                .query(String.class)
                .list();
    }
}
