package io.bellwether.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.BrokerTroubles;
import io.bellwether.execution.app.broker.BrokerTroubles.Call;
import io.bellwether.execution.app.broker.BrokerTroubles.Kind;
import io.bellwether.execution.app.broker.BrokerTroubles.Trouble;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.BrokerOrder.State;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarket;
import io.bellwether.testing.TestMarketConfiguration;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * The paper broker with trouble, and its replacement of stops. 60 shares were bought at Friday's open for 10 and their
 * stop stands at 9; at noon the price is 9.50. Slippage is 20 basis points.
 */
@DatabaseTest
@Import(TestMarketConfiguration.class)
class PaperTroubleIT {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant OPEN = Instant.parse("2026-11-20T14:30:00Z");
    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-11-20T21:00:00Z");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Brokers brokers;

    @Autowired
    BrokerTroubles troubles;

    @Autowired
    Desks desks;

    @Autowired
    TestMarket market;

    private Symbol symbol = new Symbol("NONE");
    private DeskId desk = new DeskId("none");

    @BeforeEach
    void sixtySharesAndTheirStop() {
        symbol = new Symbol("TRB" + NUMBER.incrementAndGet());
        market.bar(symbol.value(), "2026-11-19", "10", "10", "10", "10", 1000)
                .quote(symbol.value(), OPEN.toString(), "10.00", LastPrice.Kind.OPEN)
                .quote(symbol.value(), NOON.toString(), "9.50", LastPrice.Kind.INTRADAY);
        Desk model = TestDesks.desk("trouble-" + NUMBER.incrementAndGet());
        desks.save(model);
        desk = model.id();
        submit(ticket("buy", Side.BUY, OrderType.MARKET, 60, Optional.empty(), TimeInForce.DAY), OPEN);
        submit(stop(), OPEN);
    }

    @Test
    void aLateCancelIsPendingUntilItsMomentAndThenDone() {
        troubles.add(desk, Trouble.of(Kind.LATE_CANCEL, Call.CANCEL).delayed(Duration.ofSeconds(90)));
        assertThat(cancel(NOON)).isEqualTo(State.PENDING_CANCEL);
        assertThat(cancel(NOON.plusSeconds(30))).isEqualTo(State.PENDING_CANCEL);
        assertThat(brokers.of(desk).openOrders(desk, NOON.plusSeconds(89)))
                .extracting(BrokerOrder::state)
                .containsExactly(State.PENDING_CANCEL);
        assertThat(look(NOON.plusSeconds(90)).state()).isEqualTo(State.CANCELLED);
        assertThat(brokers.of(desk).openOrders(desk, NOON.plusSeconds(90))).isEmpty();
    }

    @Test
    void theMarketExecutesAnOrderWhoseCancelIsPending() {
        troubles.add(desk, Trouble.of(Kind.LATE_CANCEL, Call.CANCEL).delayed(Duration.ofHours(1)));
        cancel(NOON);
        market.quote(symbol.value(), "2026-11-20T17:30:00Z", "8.90", LastPrice.Kind.INTRADAY);
        BrokerOrder late = look(CLOSE);
        assertThat(late.state()).isEqualTo(State.FILLED);
        assertThat(late.executions()).extracting(BrokerExecution::price).containsExactly(Price.of("8.8822"));
    }

    @Test
    void anOrderIsExecutedAlthoughItsCancelWasAskedFor() {
        troubles.add(desk, Trouble.of(Kind.FILL_ON_CANCEL, Call.CANCEL).delayed(Duration.ofSeconds(5)));
        assertThat(cancel(NOON)).isEqualTo(State.PENDING_CANCEL);
        assertThat(look(NOON.plusSeconds(1)).state()).isEqualTo(State.FILLED);
        assertThat(cancel(NOON.plusSeconds(9))).isEqualTo(State.FILLED);
        assertThat(brokers.of(desk).account(desk, NOON.plusSeconds(9)).shares()).isEmpty();
    }

    @Test
    void aPartIsExecutedAndTheRestCancelled() {
        troubles.add(
                desk,
                Trouble.of(Kind.FILL_ON_CANCEL, Call.CANCEL)
                        .delayed(Duration.ofSeconds(5))
                        .part(new BigDecimal("0.25")));
        cancel(NOON);
        BrokerOrder done = look(NOON.plusSeconds(5));
        assertThat(done.state()).isEqualTo(State.CANCELLED);
        assertThat(done.filledQuantity()).isEqualTo(Quantity.of(15));
        assertThat(brokers.of(desk).account(desk, CLOSE).shares()).containsEntry(symbol, Quantity.of(45));
    }

    @Test
    void aSubmissionWhoseAnswerIsLostIsThereAndFoundByItsId() {
        troubles.add(desk, Trouble.of(Kind.LOST_ANSWER, Call.SUBMIT).after(0, 1));
        OrderTicket sell = ticket("sell", Side.BUY, OrderType.MARKET, 5, Optional.empty(), TimeInForce.DAY);
        assertThatThrownBy(() -> submit(sell, NOON)).isInstanceOf(TransientFault.class);
        assertThat(submit(sell, NOON).state()).isEqualTo(State.FILLED);
        assertThat(brokers.of(desk).account(desk, NOON).shares()).containsEntry(symbol, Quantity.of(65));
    }

    @Test
    void theNthAnswerIsLostAndTheCancelHolds() {
        troubles.add(desk, Trouble.of(Kind.LOST_ANSWER, Call.READ).after(1, 1));
        assertThat(look(NOON).state()).isEqualTo(State.WORKING);
        assertThatThrownBy(() -> look(NOON)).isInstanceOf(TransientFault.class);
        assertThat(look(NOON).state()).isEqualTo(State.WORKING);
        troubles.add(desk, Trouble.of(Kind.LOST_ANSWER, Call.CANCEL).after(0, 1));
        assertThatThrownBy(() -> cancel(NOON)).isInstanceOf(TransientFault.class);
        assertThat(look(NOON).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void cannotBeReachedBetweenTwoMomentsUntilItIsTakenAway() {
        troubles.add(desk, Trouble.of(Kind.UNREACHABLE, Call.ANY).between(NOON, NOON.plusSeconds(60)));
        assertThat(look(NOON.minusSeconds(1)).state()).isEqualTo(State.WORKING);
        assertThatThrownBy(() -> look(NOON)).isInstanceOf(TransientFault.class);
        assertThatThrownBy(() -> cancel(NOON.plusSeconds(59))).isInstanceOf(TransientFault.class);
        assertThat(look(NOON.plusSeconds(60)).state()).isEqualTo(State.WORKING);
        troubles.clear(desk);
        assertThat(look(NOON.plusSeconds(1)).state()).isEqualTo(State.WORKING);
    }

    @Test
    void aDeskThatTradesForRealIsGivenNone() {
        Desk paper = desks.get(desk);
        Desk live = new Desk(
                new DeskId("live-" + NUMBER.incrementAndGet()),
                paper.name(),
                Desk.Mode.LIVE,
                paper.broker(),
                paper.market(),
                paper.fallbackMarket(),
                paper.initialCash(),
                true,
                paper.settings());
        desks.save(live);
        assertThatThrownBy(() -> troubles.add(live.id(), Trouble.of(Kind.SLOW, Call.ANY)))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("is LIVE");
    }

    @Test
    void aStopTakesAnotherPriceInOneStepAndTheSameTermsTwiceChangeNothing() {
        BrokerOrder moved = replace("60", "9.20", NOON).orElseThrow();
        assertThat(moved.state()).isEqualTo(State.WORKING);
        assertThat(replace("60", "9.20", NOON.plusSeconds(5))).contains(moved);
        market.quote(symbol.value(), "2026-11-20T17:30:00Z", "9.20", LastPrice.Kind.INTRADAY);
        assertThat(look(Instant.parse("2026-11-20T17:31:00Z")).state()).isEqualTo(State.FILLED);
    }

    /** The day's low of 9.10 came before noon as far as anybody knows: a stop moved at noon does not meet it. */
    @Test
    void aStopThatWasMovedStandsSinceThenOneWithFewerSharesAsLongAsBefore() {
        replace("60", "9.20", NOON);
        market.bar(symbol.value(), FRIDAY.toString(), "10", "10.1", "9.10", "9.60", 1000);
        assertThat(look(CLOSE).executions()).isEmpty();
    }

    @Test
    void aStopOfFewerSharesStandsSinceTheOpen() {
        replace("40", "9.00", NOON);
        market.bar(symbol.value(), FRIDAY.toString(), "10", "10.1", "8.90", "9.60", 1000);
        BrokerOrder sold = look(CLOSE);
        assertThat(sold.state()).isEqualTo(State.FILLED);
        assertThat(sold.filledQuantity()).isEqualTo(Quantity.of(40));
    }

    @Test
    void aStopAboveThePriceSellsAtOnceAndMoreSharesThanAreHeldAreRefused() {
        assertThatThrownBy(() -> replace("61", "9.00", NOON))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("ORDER_REJECTED"));
        assertThat(look(NOON).quantity()).isEqualTo(Quantity.of(60));
        assertThat(replace("60", "9.60", NOON)).map(BrokerOrder::state).contains(State.FILLED);
    }

    @Test
    void whatIsDoneOrAboutToBeCancelledIsNotReplaced() {
        troubles.add(desk, Trouble.of(Kind.LATE_CANCEL, Call.CANCEL).delayed(Duration.ofSeconds(90)));
        cancel(NOON);
        assertThat(replace("60", "9.20", NOON)).map(BrokerOrder::state).contains(State.PENDING_CANCEL);
        assertThat(replace("60", "9.20", NOON.plusSeconds(90)))
                .map(BrokerOrder::state)
                .contains(State.CANCELLED);
        assertThat(brokers.of(desk).replace(desk, desk + "-never", Quantity.of(1), Optional.of(Price.of("9")), NOON))
                .isEmpty();
    }

    @Test
    void theBrokersOwnIdIsAnotherThanOursAndStays() {
        BrokerOrder order = look(NOON);
        assertThat(order.brokerOrderId()).isNotEqualTo(order.clientOrderId()).isNotBlank();
        assertThat(look(CLOSE).brokerOrderId()).isEqualTo(order.brokerOrderId());
    }

    private BrokerOrder submit(OrderTicket ticket, Instant asOf) {
        return brokers.of(desk).submit(ticket, asOf);
    }

    private State cancel(Instant asOf) {
        return brokers.of(desk).cancel(desk, desk + "-stop", asOf).orElseThrow().state();
    }

    private BrokerOrder look(Instant asOf) {
        return brokers.of(desk).order(desk, desk + "-stop", asOf).orElseThrow();
    }

    private Optional<BrokerOrder> replace(String shares, String price, Instant asOf) {
        return brokers.of(desk).replace(desk, desk + "-stop", Quantity.of(shares), Optional.of(Price.of(price)), asOf);
    }

    private OrderTicket stop() {
        return ticket(
                "stop", Side.SELL, OrderType.STOP, 60, Optional.of(Price.of("9.00")), TimeInForce.GOOD_TILL_CANCELLED);
    }

    private OrderTicket ticket(
            String id, Side side, OrderType type, long shares, Optional<Price> stop, TimeInForce timing) {
        return new OrderTicket(
                desk, desk + "-" + id, symbol, side, type, Quantity.of(shares), Optional.empty(), stop, timing, FRIDAY);
    }
}
