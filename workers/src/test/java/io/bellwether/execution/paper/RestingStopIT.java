package io.bellwether.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.BrokerOrder.State;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarket;
import io.bellwether.testing.TestMarketConfiguration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;

/**
 * A stop that is good till cancelled, from Friday 2026-11-20 to Wednesday; 60 shares were bought at Friday's open for
 * 10. Slippage is 20 basis points, and an order gets at most a tenth of a session's volume.
 */
@DatabaseTest
@Import(TestMarketConfiguration.class)
class RestingStopIT {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant OPEN = Instant.parse("2026-11-20T14:30:00Z");
    private static final Instant MIDDAY = Instant.parse("2026-11-20T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-11-20T21:00:00Z");
    private static final Instant MONDAY_OPEN = Instant.parse("2026-11-23T14:30:00Z");
    private static final Instant MONDAY_CLOSE = Instant.parse("2026-11-23T21:00:00Z");
    private static final Instant TUESDAY_OPEN = Instant.parse("2026-11-24T14:30:00Z");
    private static final Instant WEDNESDAY_CLOSE = Instant.parse("2026-11-25T21:00:00Z");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    @Qualifier("paperBroker")
    Broker broker;

    @Autowired
    Desks desks;

    @Autowired
    TestMarket market;

    private Symbol symbol = new Symbol("NONE");
    private DeskId desk = new DeskId("none");

    @BeforeEach
    void sixtySharesBoughtAtTheOpenAndAStopAtNine() {
        symbol = new Symbol("GTC" + NUMBER.incrementAndGet());
        market.bar(symbol.value(), "2026-11-19", "10", "10", "10", "10", 1000)
                .quote(symbol.value(), "2026-11-20T14:30:00Z", "10.00", LastPrice.Kind.OPEN);
        Desk model = TestDesks.desk("gtc-" + NUMBER.incrementAndGet());
        desks.save(model);
        desk = model.id();
        broker.submit(ticket("buy", Side.BUY, OrderType.MARKET, 60, Optional.empty(), TimeInForce.DAY), OPEN);
    }

    @Test
    void standsOverSessionsThatDoNotReachIt() {
        place("9.00", OPEN);
        day("2026-11-20", "10.00", "10.40", "9.01", "9.80");
        day("2026-11-23", "9.50", "9.90", "9.10", "9.70");
        day("2026-11-24", "9.70", "9.90", "9.20", "9.40");
        market.quote(symbol.value(), TUESDAY_OPEN.toString(), "9.70", LastPrice.Kind.OPEN);
        BrokerOrder stop = stop(TUESDAY_OPEN.plusSeconds(60));
        assertThat(stop.executions()).isEmpty();
        assertThat(stop.state()).isEqualTo(State.WORKING);
        assertThat(broker.openOrders(desk, TUESDAY_OPEN))
                .extracting(BrokerOrder::clientOrderId)
                .containsExactly(desk + "-stop");
    }

    @Test
    void sellsAtTheStopInALaterSessionHoweverLateItIsLookedAt() {
        place("9.00", OPEN);
        day("2026-11-20", "10.00", "10.40", "9.50", "9.80");
        day("2026-11-23", "9.50", "9.90", "9.10", "9.70");
        day("2026-11-24", "9.70", "9.80", "8.70", "9.10");
        BrokerOrder stop = stop(WEDNESDAY_CLOSE);
        assertThat(executions(stop)).containsExactly("60 at 8.982 on 2026-11-24");
        assertThat(stop.state()).isEqualTo(State.FILLED);
        assertThat(broker.account(desk, WEDNESDAY_CLOSE).shares()).isEmpty();
    }

    @Test
    void aGapBelowTheStopSellsAtTheOpenNotAtTheStop() {
        place("9.00", OPEN);
        day("2026-11-20", "10.00", "10.40", "9.50", "9.80");
        market.quote(symbol.value(), MONDAY_OPEN.toString(), "7.00", LastPrice.Kind.OPEN);
        assertThat(executions(stop(MONDAY_OPEN))).containsExactly("60 at 6.986 on 2026-11-23");
    }

    @Test
    void aPriceAtMiddayThatTouchesTheStopTriggersIt() {
        place("9.00", OPEN);
        market.quote(symbol.value(), MIDDAY.toString(), "9.00", LastPrice.Kind.INTRADAY);
        assertThat(stop(MIDDAY.minusSeconds(1)).state()).isEqualTo(State.WORKING);
        assertThat(executions(stop(MIDDAY))).containsExactly("60 at 8.982 on 2026-11-20");
    }

    @Test
    void aStopSetAtMiddayIgnoresTheMorningsLowButNotTheNextDays() {
        market.quote(symbol.value(), MIDDAY.toString(), "9.60", LastPrice.Kind.INTRADAY);
        place("9.00", MIDDAY);
        day("2026-11-20", "10.00", "10.40", "8.50", "9.80");
        assertThat(stop(CLOSE).executions()).isEmpty();
        day("2026-11-23", "9.50", "9.90", "8.90", "9.70");
        assertThat(executions(stop(MONDAY_CLOSE))).containsExactly("60 at 8.982 on 2026-11-23");
    }

    @Test
    void aStopSetAtTheCloseWaitsForTheNextOpen() {
        day("2026-11-20", "10.00", "10.40", "8.50", "8.80");
        assertThat(place("9.00", CLOSE).state()).isEqualTo(State.QUEUED);
        assertThat(stop(MONDAY_OPEN.minusSeconds(1)).executions()).isEmpty();
        market.quote(symbol.value(), MONDAY_OPEN.toString(), "8.90", LastPrice.Kind.OPEN);
        assertThat(executions(stop(MONDAY_OPEN))).containsExactly("60 at 8.8822 on 2026-11-23");
    }

    /** A triggered stop is a market order: what Friday's volume did not take is sold at Monday's open. */
    @Test
    void whatTheVolumeDidNotTakeIsSoldAtTheNextOpenWithThatSessionsShare() {
        place("9.00", OPEN);
        thinDay("2026-11-20", "10.00", "10.40", "8.50", "8.80", 250);
        assertThat(executions(stop(CLOSE))).containsExactly("25 at 8.982 on 2026-11-20");
        assertThat(stop(CLOSE).state()).isEqualTo(State.QUEUED);
        market.quote(symbol.value(), MONDAY_OPEN.toString(), "9.50", LastPrice.Kind.OPEN);
        assertThat(executions(stop(MONDAY_OPEN)))
                .containsExactly("25 at 8.982 on 2026-11-20", "35 at 9.481 on 2026-11-23");
        assertThat(stop(MONDAY_OPEN).state()).isEqualTo(State.FILLED);
    }

    @Test
    void aSessionWithoutPricesIsPassedOver() {
        place("9.00", OPEN);
        day("2026-11-20", "10.00", "10.40", "9.50", "9.80");
        day("2026-11-24", "9.70", "9.80", "8.70", "9.10");
        assertThat(executions(stop(WEDNESDAY_CLOSE))).containsExactly("60 at 8.982 on 2026-11-24");
    }

    @Test
    void bindsItsSharesAndFreesThemWhenItIsCancelled() {
        place("9.00", OPEN);
        OrderTicket sell = ticket("sell", Side.SELL, OrderType.MARKET, 10, Optional.empty(), TimeInForce.DAY);
        assertThatThrownBy(() -> broker.submit(sell, OPEN))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessageContaining("holds 60, 60 of them bound by open sells");
        assertThat(broker.cancel(desk, desk + "-stop", OPEN))
                .map(BrokerOrder::state)
                .contains(State.CANCELLED);
        assertThat(broker.submit(sell, OPEN).state()).isEqualTo(State.FILLED);
    }

    @Test
    void aSplitRestatesItEvenWhenTheSessionBeforeHadNoBar() {
        place("9.00", OPEN);
        market.announce(new CorporateAction.Split(
                symbol, LocalDate.of(2026, 11, 23), new BigDecimal("2"), new BigDecimal("1")));
        market.quote(symbol.value(), MONDAY_OPEN.toString(), "5.00", LastPrice.Kind.OPEN);
        BrokerOrder stop = stop(MONDAY_OPEN);
        assertThat(stop.executions()).isEmpty();
        assertThat(stop.quantity()).isEqualTo(Quantity.of(120));
        day("2026-11-23", "5.00", "5.20", "4.40", "4.60");
        assertThat(executions(stop(MONDAY_CLOSE))).containsExactly("120 at 4.491 on 2026-11-23");
    }

    @Test
    void aStopThatSoldAPartIsCancelledByASplitInsteadOfBeingCountedInMixedShares() {
        place("9.00", OPEN);
        thinDay("2026-11-20", "10.00", "10.40", "8.50", "8.80", 250);
        assertThat(stop(CLOSE).filledQuantity()).isEqualTo(Quantity.of(25));
        market.announce(new CorporateAction.Split(
                symbol, LocalDate.of(2026, 11, 23), new BigDecimal("2"), new BigDecimal("1")));
        BrokerOrder stop = stop(MONDAY_OPEN);
        assertThat(stop.state()).isEqualTo(State.CANCELLED);
        assertThat(broker.account(desk, MONDAY_OPEN).shares()).containsEntry(symbol, Quantity.of(70));
    }

    @Test
    void onlySellStopsAreGoodTillCancelled() {
        assertThatThrownBy(() -> ticket(
                        "x", Side.BUY, OrderType.STOP, 1, Optional.of(Price.of("11")), TimeInForce.GOOD_TILL_CANCELLED))
                .hasMessage("only a STOP that sells is good till cancelled");
        assertThatThrownBy(() ->
                        ticket("x", Side.SELL, OrderType.MARKET, 1, Optional.empty(), TimeInForce.GOOD_TILL_CANCELLED))
                .hasMessage("only a STOP that sells is good till cancelled");
    }

    private void day(String date, String open, String high, String low, String close) {
        thinDay(date, open, high, low, close, 5000);
    }

    private void thinDay(String date, String open, String high, String low, String close, long volume) {
        market.bar(symbol.value(), date, open, high, low, close, volume);
    }

    private BrokerOrder place(String stop, Instant asOf) {
        return broker.submit(
                ticket(
                        "stop",
                        Side.SELL,
                        OrderType.STOP,
                        60,
                        Optional.of(Price.of(stop)),
                        TimeInForce.GOOD_TILL_CANCELLED),
                asOf);
    }

    private BrokerOrder stop(Instant asOf) {
        return broker.order(desk, desk + "-stop", asOf).orElseThrow();
    }

    private OrderTicket ticket(
            String id, Side side, OrderType type, long shares, Optional<Price> stop, TimeInForce timing) {
        return new OrderTicket(
                desk, desk + "-" + id, symbol, side, type, Quantity.of(shares), Optional.empty(), stop, timing, FRIDAY);
    }

    private static List<String> executions(BrokerOrder order) {
        return order.executions().stream()
                .map(e -> "%s at %s on %s".formatted(e.quantity(), e.price(), e.tradingDate()))
                .toList();
    }
}
