package io.bellwether.execution.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.QueueForNextOpen;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.app.reconcile.ReconcileWithBroker;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.app.ApplyCorporateActions;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Shares bought on Friday at the paper broker; something happens to them over the weekend. */
@DatabaseTest
@Import(ExecutionFixture.class)
class CorporateActionFlowIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant MONDAY_OPEN = Instant.parse("2026-11-23T14:30:00Z");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    TestMarket market;

    @Autowired
    Orders orders;

    @Autowired
    Books books;

    @Autowired
    Brokers brokers;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    QueueForNextOpen queueForNextOpen;

    @Autowired
    RecordFills recordFills;

    @Autowired
    ApplyCorporateActions applyCorporateActions;

    @Autowired
    ReconcileFills reconcileFills;

    @Autowired
    ReconcileWithBroker reconcileWithBroker;

    private Symbol symbol = new Symbol("NONE");
    private DeskId desk = new DeskId("none");

    @BeforeEach
    void buy107SharesOnFriday() {
        symbol = new Symbol("CA" + NUMBER.incrementAndGet());
        market.bar(symbol.value(), "2026-11-19", "5", "5", "5", "5", 100_000)
                .quote(symbol.value(), "2026-11-20T14:30:00Z", "5.00", LastPrice.Kind.OPEN)
                .bar(symbol.value(), "2026-11-20", "5.00", "6.00", "4.00", "5.50", 100_000)
                .quote(symbol.value(), "2026-11-20T21:00:00Z", "5.50", LastPrice.Kind.CLOSE);
        desk = scene.newDesk("paper", DeskSettings.DEFAULT);
        TradeOrder buy = scene.order(scene.morning(desk), Side.BUY, symbol.value(), "107");
        submitOrder.run(buy.id(), ExecutionFixture.OPEN);
        assertThat(recordFills.run(buy.id(), ExecutionFixture.OPEN)).isEqualTo(OrderState.FILLED);
    }

    /** 107 shares at 5.01 and 1.00 fee, 1:10: ten shares stay, 0.7 are paid at ten times Friday's close of 5.50. */
    @Test
    void reverseSplitIsBookedOnceAndTheBrokerAgrees() {
        Money before = books.portfolio(desk).cash();
        market.announce(split("1", "10")).quote(symbol.value(), "2026-11-23T14:30:00Z", "55.00", LastPrice.Kind.OPEN);

        assertThat(applyCorporateActions.run(monday())).isEqualTo(1);
        assertThat(applyCorporateActions.run(monday())).isZero();

        assertThat(reconcileWithBroker.run(monday())).isTrue();
        Position position = books.portfolio(desk).position(symbol).orElseThrow();
        assertThat(position.quantity()).isEqualTo(Quantity.of(10));
        assertThat(position.stop()).contains(Price.of("90.00"));
        assertThat(books.portfolio(desk).cash()).isEqualTo(before.plus(Money.of("38.50")));
        assertThat(brokers.of(desk).account(desk, MONDAY_OPEN))
                .isEqualTo(new BrokerAccount(before.plus(Money.of("38.50")), Map.of(symbol, Quantity.of(10))));
    }

    @Test
    void booksThatMissTheSplitDisagreeWithTheBroker() {
        market.announce(split("2", "1")).quote(symbol.value(), "2026-11-23T14:30:00Z", "2.75", LastPrice.Kind.OPEN);
        assertThat(reconcileWithBroker.run(monday())).isFalse();
    }

    @Test
    void orderThatWaitsForTheExDateTradesInNewShares() {
        TradeOrder sell =
                scene.order(scene.close(desk), Side.SELL, symbol.value(), "45", TimeInForce.NEXT_OPEN, Purpose.STOP);
        queueForNextOpen.run(sell.id(), ExecutionFixture.CLOSE);
        market.announce(split("1", "10")).quote(symbol.value(), "2026-11-23T14:30:00Z", "55.00", LastPrice.Kind.OPEN);

        applyCorporateActions.run(monday());
        applyCorporateActions.run(monday());
        assertThat(reconcileWithBroker.run(monday())).isTrue();

        TradeOrder done = orders.get(sell.id());
        assertThat(done.quantity()).isEqualTo(Quantity.of(4));
        assertThat(done.referencePrice()).isEqualTo(Price.of("100"));
        assertThat(done.state()).isEqualTo(OrderState.FILLED);
        assertThat(orders.events(sell.id()))
                .filteredOn(event -> event.kind() == OrderEvent.Kind.RESTATED)
                .extracting(OrderEvent::detail)
                .containsExactly("45 shares became 4 in a split 1:10");
        assertThat(books.portfolio(desk).position(symbol).orElseThrow().quantity())
                .isEqualTo(Quantity.of(6));
    }

    @Test
    void orderThatTheBrokerRestatedIsBookedOnlyAfterItsSplit() {
        TradeOrder sell =
                scene.order(scene.close(desk), Side.SELL, symbol.value(), "45", TimeInForce.NEXT_OPEN, Purpose.STOP);
        queueForNextOpen.run(sell.id(), ExecutionFixture.CLOSE);
        market.announce(split("1", "10")).quote(symbol.value(), "2026-11-23T14:30:00Z", "55.00", LastPrice.Kind.OPEN);

        reconcileFills.run(monday());
        assertThat(orders.get(sell.id()).filledQuantity()).isEqualTo(Quantity.ZERO);
        assertThat(books.portfolio(desk).position(symbol).orElseThrow().quantity())
                .isEqualTo(Quantity.of(107));

        applyCorporateActions.run(monday());
        assertThat(reconcileWithBroker.run(monday())).isTrue();
        assertThat(orders.get(sell.id()).state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void orderOfLessThanOneNewShareIsCancelledByTheBroker() {
        TradeOrder sell =
                scene.order(scene.close(desk), Side.SELL, symbol.value(), "9", TimeInForce.NEXT_OPEN, Purpose.STOP);
        queueForNextOpen.run(sell.id(), ExecutionFixture.CLOSE);
        market.announce(split("1", "10")).quote(symbol.value(), "2026-11-23T14:30:00Z", "55.00", LastPrice.Kind.OPEN);
        applyCorporateActions.run(monday());
        assertThat(reconcileWithBroker.run(monday())).isTrue();
        assertThat(orders.get(sell.id()).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void dividendIsPaidToDeskAndAccount() {
        Money before = books.portfolio(desk).cash();
        market.announce(new CorporateAction.Dividend(symbol, MONDAY, new BigDecimal("0.0333")))
                .quote(symbol.value(), "2026-11-23T14:30:00Z", "5.40", LastPrice.Kind.OPEN);
        applyCorporateActions.run(monday());
        assertThat(books.portfolio(desk).cash()).isEqualTo(before.plus(Money.of("3.56")));
        assertThat(reconcileWithBroker.run(monday())).isTrue();
    }

    @Test
    void changedNameAndThenDelistedInOneMorning() {
        Symbol renamed = new Symbol(symbol + "N");
        Money before = books.portfolio(desk).cash();
        market.announce(new CorporateAction.SymbolChange(symbol, MONDAY, renamed));
        applyCorporateActions.run(monday());
        assertThat(reconcileWithBroker.run(monday())).isTrue();
        assertThat(books.portfolio(desk).position(renamed).orElseThrow().quantity())
                .isEqualTo(Quantity.of(107));

        market.announce(new CorporateAction.Delisting(renamed, MONDAY, new BigDecimal("2.50")));
        applyCorporateActions.run(monday());
        assertThat(reconcileWithBroker.run(monday())).isTrue();
        assertThat(books.portfolio(desk).positions()).isEmpty();
        assertThat(books.portfolio(desk).cash()).isEqualTo(before.plus(Money.of("267.50")));
    }

    @Test
    void nothingIsKnownOfTheSplitOnFriday() {
        market.announce(split("2", "1"));
        assertThat(applyCorporateActions.run(scene.close(desk))).isZero();
        assertThat(brokers.of(desk).account(desk, ExecutionFixture.CLOSE).shares())
                .containsEntry(symbol, Quantity.of(107));
    }

    private CorporateAction split(String newRate, String oldRate) {
        return new CorporateAction.Split(symbol, MONDAY, new BigDecimal(newRate), new BigDecimal(oldRate));
    }

    private SessionRef monday() {
        return new SessionRef(desk, MONDAY, Session.MORNING, MONDAY_OPEN, true);
    }
}
