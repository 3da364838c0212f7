package io.bellwether.execution.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.BrokerContract;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.BrokerOrder.State;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.broker.AlpacaServer;
import io.bellwether.testing.broker.AlpacaServer.Trouble;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every broker does, and what is Alpaca's own, against a server that behaves as its documents say. */
class AlpacaBrokerTest extends BrokerContract {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant OPEN = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-20T23:00:00Z");
    private static final DeskId DESK = new DeskId("far");

    private final AlpacaServer server = AlpacaServer.start("10000");
    private final TestVendors vendors = TestVendors.of(OPEN, settings(server.baseUrl()));
    private final Broker broker = broker(Desk.Mode.PAPER, vendors);
    private Instant now = OPEN;

    AlpacaBrokerTest() {
        server.clock(() -> now);
        server.price("ABEO", "5.00");
    }

    private static VendorSettings settings(String baseUrl) {
        return new VendorSettings(
                "broker-alpaca",
                true,
                baseUrl,
                Optional.of(AlpacaServer.KEY),
                Optional.of(AlpacaServer.SECRET),
                List.of("APCA_API_KEY_ID", "APCA_API_SECRET_KEY"),
                60_000,
                0,
                0,
                Duration.ofSeconds(20),
                20,
                Duration.ofSeconds(30),
                Map.of());
    }

    private static Broker broker(Desk.Mode mode, TestVendors vendors) {
        Desks desks = (Desks) Proxy.newProxyInstance(
                Desks.class.getClassLoader(),
                new Class<?>[] {Desks.class},
                (proxy, method, arguments) -> desk((DeskId) arguments[0], mode));
        return new AlpacaBroker(desks, vendors.vendors());
    }

    private static Desk desk(DeskId id, Desk.Mode mode) {
        Desk desk = TestDesks.desk(id.value());
        return new Desk(
                id,
                desk.name(),
                mode,
                "alpaca",
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                true,
                desk.settings());
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Override
    protected Broker broker() {
        return broker;
    }

    @Override
    protected DeskId newDesk() {
        return DESK;
    }

    @Override
    protected Symbol liquid() {
        return new Symbol("ABEO");
    }

    @Override
    protected Price price() {
        return Price.of("5.00");
    }

    @Override
    protected LocalDate session() {
        return FRIDAY;
    }

    @Override
    protected Instant whileOpen() {
        now = OPEN;
        return OPEN;
    }

    @Override
    protected Instant whileClosed() {
        now = NIGHT;
        return NIGHT;
    }

    @Override
    protected void loseNextSubmit(DeskId desk) {
        onPost(Trouble.ANSWER_LOST);
    }

    @Override
    protected long executedInPart(DeskId desk) {
        server.partial("4");
        return 10;
    }

    /** The next POST meets it; what is asked before is answered. */
    private void onPost(Trouble trouble) {
        server.troubleOf("POST", trouble);
    }

    @AfterEach
    void nothingWasWrongWithTheRequests() {
        assertThat(server.violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPostThatGoesWrong_isLookedForBeforeItIsSentAgain(Trouble trouble) {
        onPost(trouble);
        OrderTicket ticket = buy(1, "10");
        Optional<BrokerOrder> order = Optional.empty();
        for (int job = 0; job < 4 && order.isEmpty(); job++) {
            try {
                order = Optional.of(broker.submit(ticket, OPEN));
            } catch (TransientFault again) {
                vendors.pass(Duration.ofMinutes(3));
            }
        }
        assertThat(order).isPresent();
        assertThat(broker.order(DESK, ticket.clientOrderId(), OPEN))
                .map(BrokerOrder::state)
                .contains(State.FILLED);
        assertThat(server.count("far-")).isEqualTo(1);
        assertThat(server.held()).containsOnlyKeys("ABEO");
        assertThat(broker.account(DESK, OPEN).cash()).isEqualTo(Money.of("9950.00"));
        boolean done = EnumSet.of(Trouble.ANSWER_LOST, Trouble.ERROR_THOUGH_DONE, Trouble.OVERTAKEN)
                .contains(trouble);
        assertThat(server.requests().stream().filter("POST /v2/orders"::equals)).hasSize(done ? 1 : 2);
    }

    @Test
    void itsRefusals_areErrorsOfTheModel_inItsWords() {
        assertRefused(buy(1, "3000"), "INSUFFICIENT_FUNDS", "insufficient buying power (X-Request-ID 0f2c9a7e-test)");
        assertRefused(
                ticket(2, Side.SELL, OrderType.MARKET, "3", null, null, TimeInForce.DAY),
                "ORDER_REJECTED",
                "insufficient qty available for order (requested: 3, available: 0)");
        broker.submit(buy(3, "10"), OPEN);
        broker.submit(stop(4, "10", "4.00"), OPEN);
        assertRefused(buy(5, "1"), "ORDER_REJECTED", "potential wash trade detected");
        OrderTicket unknown = new OrderTicket(
                DESK,
                "far-20261120-morning-6",
                new Symbol("NOSUCH"),
                Side.BUY,
                OrderType.MARKET,
                Quantity.of(1),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.DAY,
                FRIDAY);
        assertRefused(unknown, "ORDER_REJECTED", "asset \"NOSUCH\" not found");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"trading_blocked", "account_blocked", "trade_suspended_by_user"})
    void anAccountThatIsBlocked_sendsNothing(String flag) {
        server.block(flag);
        assertRefused(buy(1, "1"), "ORDER_REJECTED", flag);
        assertThat(server.requests()).doesNotContain("POST /v2/orders");
    }

    @Test
    void pricesAreWholeCentsFromADollarOn_andALimitNeverGetsWorse() {
        OrderTicket ticket = ticket(1, Side.BUY, OrderType.LIMIT, "2", "4.1299", null, TimeInForce.DAY);
        assertThat(broker.submit(ticket, OPEN).state()).isEqualTo(State.WORKING);
        server.price("ABEO", "4.125");
        assertThat(broker.order(DESK, ticket.clientOrderId(), OPEN))
                .map(BrokerOrder::state)
                .contains(State.WORKING);
        server.price("ABEO", "4.12");
        assertThat(broker.order(DESK, ticket.clientOrderId(), OPEN))
                .map(BrokerOrder::state)
                .contains(State.FILLED);
        assertThat(broker.submit(ticket, OPEN).state()).isEqualTo(State.FILLED);
    }

    @Test
    void aCancelIsARequest_untilAlpacaConfirmsIt() {
        OrderTicket ticket = ticket(1, Side.BUY, OrderType.LIMIT, "10", "4.00", null, TimeInForce.DAY);
        broker.submit(ticket, OPEN);
        server.cancelsLate(true);
        assertThat(broker.cancel(DESK, ticket.clientOrderId(), OPEN))
                .map(BrokerOrder::state)
                .contains(State.PENDING_CANCEL);
        assertThat(broker.cancel(DESK, ticket.clientOrderId(), OPEN))
                .map(BrokerOrder::state)
                .contains(State.PENDING_CANCEL);
        server.partial("3");
        server.price("ABEO", "3.90");
        server.confirmCancels();
        BrokerOrder done = broker.cancel(DESK, ticket.clientOrderId(), OPEN).orElseThrow();
        assertThat(done.state()).isEqualTo(State.CANCELLED);
        assertThat(done.executions())
                .extracting(BrokerExecution::quantity, BrokerExecution::price)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Quantity.of(3), Price.of("3.90")));
    }

    @Test
    void anOrderIsDoneOnlyWhenTheLedgerHasAllOfIt() {
        server.ledgerLate(true);
        OrderTicket ticket = buy(1, "10");
        BrokerOrder early = broker.submit(ticket, OPEN);
        assertThat(early.state()).isEqualTo(State.WORKING);
        assertThat(early.executions()).isEmpty();
        server.ledgerLate(false);
        BrokerOrder done = broker.order(DESK, ticket.clientOrderId(), OPEN).orElseThrow();
        assertThat(done.state()).isEqualTo(State.FILLED);
        assertThat(done.filledQuantity()).isEqualTo(Quantity.of(10));
    }

    @Test
    void aFillThatWinsTheRaceAgainstAReplacement_isAFilledOrder() {
        broker.submit(buy(1, "10"), OPEN);
        OrderTicket stop = stop(2, "10", "4.00");
        broker.submit(stop, OPEN);
        server.beforeNext("PATCH", () -> server.price("ABEO", "3.95"));
        assertThatThrownBy(() ->
                        broker.replace(DESK, stop.clientOrderId(), Quantity.of(5), Optional.of(Price.of("3.50")), OPEN))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessageContaining("cannot replace order in filled status");
        BrokerOrder sold = broker.order(DESK, stop.clientOrderId(), OPEN).orElseThrow();
        assertThat(sold.state()).isEqualTo(State.FILLED);
        assertThat(server.held()).isEmpty();
    }

    @Test
    void aReplacementWhoseAnswerIsLost_isOneReplacement() {
        broker.submit(buy(1, "10"), OPEN);
        OrderTicket stop = stop(2, "10", "4.00");
        broker.submit(stop, OPEN);
        server.troubleOf("PATCH", Trouble.ANSWER_LOST);
        Optional<Price> lower = Optional.of(Price.of("3.50"));
        assertThatThrownBy(() -> broker.replace(DESK, stop.clientOrderId(), Quantity.of(7), lower, OPEN))
                .isInstanceOf(TransientFault.class);
        BrokerOrder order = broker.replace(DESK, stop.clientOrderId(), Quantity.of(7), lower, OPEN)
                .orElseThrow();
        assertThat(order.quantity()).isEqualTo(Quantity.of(7));
        assertThat(server.requests().stream().filter(one -> one.startsWith("PATCH")))
                .hasSize(1);
        server.price("ABEO", "3.40");
        BrokerOrder sold = broker.order(DESK, stop.clientOrderId(), OPEN).orElseThrow();
        assertThat(sold.state()).isEqualTo(State.FILLED);
        assertThat(sold.filledQuantity()).isEqualTo(Quantity.of(7));
        assertThat(broker.executionsSince(DESK, OPEN, OPEN))
                .extracting(one -> one.clientOrderId())
                .containsExactly("far-20261120-morning-1", "far-20261120-morning-2");
    }

    @Test
    void ordersOfOthers_areNotSeen() {
        server.othersBuy("ABEO", "3", "1.00", "by-hand");
        server.othersBuy("ABEO", "3", "1.00", "far-east-20261120-morning-1");
        broker.submit(ticket(1, Side.BUY, OrderType.LIMIT, "2", "1.00", null, TimeInForce.DAY), OPEN);
        assertThat(broker.openOrders(DESK, OPEN))
                .extracting(BrokerOrder::clientOrderId)
                .containsExactly("far-20261120-morning-1");
    }

    @Test
    void cashFromOutside_isToldOnceWithItsDay() {
        server.transfer("CSD", FRIDAY, "250.5");
        server.transfer("CSW", FRIDAY, "-100");
        server.transfer("FEE", FRIDAY, "-1");
        assertThat(broker.transfers(DESK, OPEN.minus(Duration.ofDays(30)), OPEN))
                .extracting(
                        one -> one.amount() + " on " + one.tradingDate() + " at " + one.asOf() + ": " + one.detail())
                .containsExactly(
                        "250.50 on 2026-11-20 at 2026-11-20T05:00:00Z: Alpaca's activity CSD",
                        "-100.00 on 2026-11-20 at 2026-11-20T05:00:00Z: Alpaca's activity CSW");
        assertThat(broker.account(DESK, OPEN).cash()).isEqualTo(Money.of("10149.50"));
    }

    @Test
    void aHolidayAndAnEarlyClose_areAlpacas() {
        server.closesAt(FRIDAY, LocalTime.of(13, 0));
        now = Instant.parse("2026-11-20T18:30:00Z");
        assertRefused(buy(1, "1"), "MARKET_CLOSED", "Alpaca's market is closed");
        assertThat(broker.sessions(DESK, FRIDAY, FRIDAY, now).getFirst().earlyClose())
                .isTrue();
        server.closedOn(FRIDAY);
        assertThat(broker.sessions(DESK, FRIDAY, FRIDAY.plusDays(3), now))
                .extracting(hours -> hours.date())
                .containsExactly(FRIDAY.plusDays(3));
    }

    @Test
    void anOrderForTheNextOpen_waitsThereAndIsExecutedAtIt() {
        now = NIGHT;
        OrderTicket ticket = ticket(1, Side.BUY, OrderType.MARKET, "10", null, null, TimeInForce.NEXT_OPEN);
        assertThat(broker.submit(ticket, NIGHT).state()).isEqualTo(State.QUEUED);
        server.restart();
        now = Instant.parse("2026-11-23T14:31:00Z");
        assertThat(broker.order(DESK, ticket.clientOrderId(), now))
                .map(BrokerOrder::state)
                .contains(State.FILLED);
    }

    @Test
    void realMoney_orAnotherAddressThanPapers_isNotTraded() {
        assertThatThrownBy(() -> broker(Desk.Mode.LIVE, vendors).account(DESK, OPEN))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("real money is not traded at Alpaca yet");
        TestVendors live = TestVendors.of(OPEN, settings("https://api.alpaca.markets"));
        assertThatThrownBy(() -> broker(Desk.Mode.PAPER, live).account(DESK, OPEN))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("https://api.alpaca.markets, which is not Alpaca's address for paper");
    }

    @Test
    void withoutKeys_itSaysWhichAreMissing() {
        TestVendors without = TestVendors.of(OPEN, TestVendors.withoutKey(settings(server.baseUrl())));
        assertThatThrownBy(() -> broker(Desk.Mode.PAPER, without).account(DESK, OPEN))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("set APCA_API_KEY_ID and APCA_API_SECRET_KEY");
    }

    private void assertRefused(OrderTicket ticket, String code, String words) {
        assertThatThrownBy(() -> broker.submit(ticket, now))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    private static OrderTicket buy(int n, String shares) {
        return ticket(n, Side.BUY, OrderType.MARKET, shares, null, null, TimeInForce.DAY);
    }

    private static OrderTicket stop(int n, String shares, String price) {
        return ticket(n, Side.SELL, OrderType.STOP, shares, null, price, TimeInForce.GOOD_TILL_CANCELLED);
    }

    private static OrderTicket ticket(
            int n,
            Side side,
            OrderType type,
            String shares,
            @org.jspecify.annotations.Nullable String limit,
            @org.jspecify.annotations.Nullable String stop,
            TimeInForce timing) {
        return new OrderTicket(
                DESK,
                "far-20261120-morning-" + n,
                new Symbol("ABEO"),
                side,
                type,
                Quantity.of(shares),
                Stream.ofNullable(limit).map(Price::of).findFirst(),
                Stream.ofNullable(stop).map(Price::of).findFirst(),
                timing,
                FRIDAY);
    }
}
