package io.bellwether.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.BrokerContract;
import io.bellwether.execution.app.broker.BrokerTroubles;
import io.bellwether.execution.app.broker.BrokerTroubles.Call;
import io.bellwether.execution.app.broker.BrokerTroubles.Kind;
import io.bellwether.execution.app.broker.BrokerTroubles.Trouble;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.BrokerOrder.State;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarket;
import io.bellwether.testing.TestMarketConfiguration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;

/** Friday 2026-11-20, 09:30 to 16:00 New York (14:30 to 21:00 UTC), and the Monday after it. */
@DatabaseTest
@Import(TestMarketConfiguration.class)
class PaperBrokerIT extends BrokerContract {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant OPEN = Instant.parse("2026-11-20T14:30:00Z");
    private static final Instant MIDDAY = Instant.parse("2026-11-20T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-11-20T21:00:00Z");
    private static final Instant MONDAY_OPEN = Instant.parse("2026-11-23T14:30:00Z");
    private static final Instant MONDAY_CLOSE = Instant.parse("2026-11-23T21:00:00Z");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    @Qualifier("paperBroker")
    Broker broker;

    @Autowired
    Desks desks;

    @Autowired
    TestMarket market;

    @Autowired
    BrokerTroubles troubles;

    private Symbol symbol = new Symbol("NONE");

    /** 20-day average volume 1000, so that one order gets at most 100; Friday 5.00, 6.00, 4.00, 5.50, 2000 shares. */
    @BeforeEach
    void newSymbol() {
        symbol = new Symbol("PB" + NUMBER.incrementAndGet());
        market.bar(symbol.value(), "2026-11-18", "5", "5", "5", "5", 900)
                .bar(symbol.value(), "2026-11-19", "5", "5", "5", "5", 1100)
                .quote(symbol.value(), "2026-11-20T14:30:00Z", "5.00", LastPrice.Kind.OPEN)
                .quote(symbol.value(), "2026-11-20T17:00:00Z", "4.60", LastPrice.Kind.INTRADAY)
                .bar(symbol.value(), "2026-11-20", "5.00", "6.00", "4.00", "5.50", 2000)
                .quote(symbol.value(), "2026-11-20T21:00:00Z", "5.50", LastPrice.Kind.CLOSE);
    }

    @Override
    protected Broker broker() {
        return broker;
    }

    @Override
    protected DeskId newDesk() {
        Desk desk = TestDesks.desk("paper-" + NUMBER.incrementAndGet());
        desks.save(desk);
        return desk.id();
    }

    @Override
    protected Symbol liquid() {
        return symbol;
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
        return OPEN;
    }

    @Override
    protected Instant whileClosed() {
        return CLOSE;
    }

    @Override
    protected void loseNextSubmit(DeskId desk) {
        troubles.add(desk, Trouble.of(Kind.LOST_ANSWER, Call.SUBMIT).after(0, 1));
    }

    @Override
    protected long executedInPart(DeskId desk) {
        return 250;
    }

    @Test
    void fillsAtTheOpenWithSlippageFeeAndADeterministicId() {
        DeskId desk = newDesk();
        BrokerOrder order = broker.submit(order(desk, "o1").build(), OPEN);
        assertThat(order.executions())
                .containsExactly(new BrokerExecution(
                        desk + "-o1-x1", Quantity.of(10), Price.of("5.01"), Money.of("1.00"), FRIDAY, OPEN));
        assertThat(broker.account(desk, OPEN).cash()).isEqualTo(Money.of("9948.90"));
    }

    @Test
    void aMarketOrderGetsItsShareOfTheAverageVolumeAtTheOpenAndOfTheDaysVolumeAtTheClose() {
        DeskId desk = newDesk();
        OrderTicket ticket = order(desk, "o1").shares(250).build();
        assertThat(quantities(broker.submit(ticket, OPEN))).containsExactly("100 at 5.01");
        assertThat(quantities(get(desk, ticket, MIDDAY))).containsExactly("100 at 5.01");
        BrokerOrder done = get(desk, ticket, CLOSE);
        assertThat(quantities(done)).containsExactly("100 at 5.01", "100 at 5.511");
        assertThat(done.state()).isEqualTo(State.EXPIRED);
        assertThat(done.executions().get(1).asOf()).isEqualTo(CLOSE);
        assertThat(broker.openOrders(desk, CLOSE)).isEmpty();
    }

    @Test
    void cancellingAtTheCloseCountsWhatTheDayDidFirst() {
        DeskId desk = newDesk();
        OrderTicket ticket = order(desk, "o1").limit("4.50").build();
        assertThat(broker.submit(ticket, OPEN).state()).isEqualTo(State.WORKING);
        assertThat(get(desk, ticket, MIDDAY).state()).isEqualTo(State.WORKING);
        BrokerOrder done = broker.cancel(desk, ticket.clientOrderId(), CLOSE).orElseThrow();
        assertThat(quantities(done)).containsExactly("10 at 4.50");
        assertThat(done.state()).isEqualTo(State.FILLED);
    }

    @Test
    void aLimitFillsWhenAMiddayQuoteIsThroughItAndOnlyOnce() {
        DeskId desk = newDesk();
        OrderTicket ticket = order(desk, "o1").shares(250).limit("4.70").build();
        broker.submit(ticket, OPEN);
        assertThat(quantities(get(desk, ticket, MIDDAY))).containsExactly("100 at 4.70");
        assertThat(quantities(get(desk, ticket, MIDDAY.plusSeconds(30)))).containsExactly("100 at 4.70");
        assertThat(quantities(get(desk, ticket, CLOSE))).containsExactly("100 at 4.70", "100 at 4.70");
    }

    @Test
    void aPollThatCameAfterTheCloseButBeforeTheBarLosesNothing() {
        DeskId desk = newDesk();
        String late = "PL" + NUMBER.incrementAndGet();
        market.bar(late, "2026-11-19", "5", "5", "5", "5", 1000)
                .quote(late, "2026-11-20T14:30:00Z", "5.00", LastPrice.Kind.OPEN);
        OrderTicket ticket = order(desk, "o1").symbol(late).limit("4.50").build();
        broker.submit(ticket, OPEN);
        assertThat(get(desk, ticket, CLOSE.plusSeconds(60)).state()).isEqualTo(State.WORKING);
        market.bar(late, "2026-11-20", "5.00", "6.00", "4.00", "5.50", 2000);
        assertThat(get(desk, ticket, CLOSE.plusSeconds(1)).state()).isEqualTo(State.FILLED);
    }

    @Test
    void aDayOrderWithoutABarExpiresWhenTheNextSessionOpens() {
        DeskId desk = newDesk();
        String halted = "PH" + NUMBER.incrementAndGet();
        market.bar(halted, "2026-11-19", "5", "5", "5", "5", 1000)
                .quote(halted, "2026-11-20T14:30:00Z", "5.00", LastPrice.Kind.OPEN);
        OrderTicket ticket = order(desk, "o1").symbol(halted).limit("4.50").build();
        broker.submit(ticket, OPEN);
        assertThat(get(desk, ticket, CLOSE).state()).isEqualTo(State.WORKING);
        assertThat(get(desk, ticket, MONDAY_OPEN).state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void aProtectiveStopAtTheCloseFillsByTheDaysBarAsIfItStoodSinceTheOpen() {
        DeskId desk = holding(10, OPEN);
        BrokerOrder done = broker.submit(order(desk, "stop").sell().stop("4.50").build(), CLOSE.plusMillis(412));
        assertThat(quantities(done)).containsExactly("10 at 4.491");
        assertThat(done.state()).isEqualTo(State.FILLED);
        assertThat(broker.account(desk, CLOSE.plusSeconds(1)).shares()).isEmpty();
    }

    @Test
    void aProtectiveStopThatTheDayDidNotReachIsRefused() {
        DeskId desk = holding(10, OPEN);
        assertRefused(
                "MARKET_CLOSED", order(desk, "stop").sell().stop("3.99").build(), CLOSE, "did not reach the stop 3.99");
    }

    @Test
    void aProtectiveStopOfAPositionBoughtAtMiddayIgnoresTheMorningsLow() {
        DeskId desk = holding(10, MIDDAY);
        assertRefused("MARKET_CLOSED", order(desk, "stop").sell().stop("4.50").build(), CLOSE, "close 5.50");
    }

    @Test
    void refusesOtherDayOrdersAtTheCloseAndBeforeTheOpenAndTheNextDay() {
        DeskId desk = newDesk();
        assertRefused("MARKET_CLOSED", order(desk, "a").build(), CLOSE, "closed at 2026-11-20T21:00:00Z");
        assertRefused("MARKET_CLOSED", order(desk, "b").build(), OPEN.minusSeconds(1), "is not open");
        OrderTicket stop = order(desk, "c").sell().stop("4.50").build();
        assertRefused("MARKET_CLOSED", stop, MONDAY_OPEN, "closed at 2026-11-20T21:00:00Z");
    }

    @Test
    void aQueuedMarketOrderFillsAtTheNextOpenHoweverLateItIsLookedAt() {
        mondayBar("5.60", "5.80", "5.20", "5.40", 3000);
        DeskId desk = newDesk();
        OrderTicket ticket = order(desk, "o1").nextOpen().build();
        assertThat(broker.submit(ticket, CLOSE).state()).isEqualTo(State.QUEUED);
        assertThat(get(desk, ticket, MONDAY_OPEN.minusSeconds(1)).state()).isEqualTo(State.QUEUED);
        BrokerOrder done = get(desk, ticket, MONDAY_CLOSE);
        assertThat(quantities(done)).containsExactly("10 at 5.6112");
        assertThat(done.executions().getFirst().asOf()).isEqualTo(MONDAY_OPEN);
        assertThat(done.executions().getFirst().tradingDate()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void aQueuedLimitBecomesADayOrderOfTheNextSession() {
        mondayBar("5.60", "5.80", "5.20", "5.40", 3000);
        DeskId desk = newDesk();
        OrderTicket ticket = order(desk, "o1").nextOpen().limit("5.30").build();
        broker.submit(ticket, CLOSE);
        assertThat(get(desk, ticket, MONDAY_OPEN).state()).isEqualTo(State.WORKING);
        assertThat(quantities(get(desk, ticket, MONDAY_CLOSE))).containsExactly("10 at 5.30");
    }

    @Test
    void aGapUpNeverMakesTheAccountOwe() {
        mondayBar("8.00", "9.00", "7.00", "8.00", 300_000);
        DeskId desk = newDesk();
        market.bar(symbol.value(), "2026-11-17", "5", "5", "5", "5", 100_000);
        OrderTicket ticket = order(desk, "o1").shares(1800).nextOpen().build();
        broker.submit(ticket, CLOSE);
        // 10000 buys 1246 at 8.016 with 6.23 of fees: 9994.17
        assertThat(quantities(get(desk, ticket, MONDAY_OPEN))).containsExactly("1246 at 8.016");
        assertThat(broker.account(desk, MONDAY_OPEN).cash()).isEqualTo(Money.of("5.83"));
    }

    @Test
    void refusalsSayTheNumbers() {
        DeskId desk = holding(5, OPEN);
        assertRefused(
                "ORDER_REJECTED", order(desk, "a").sell().build(), OPEN, "the account holds 5, the order sells 10");
        broker.submit(order(desk, "b").sell().shares(4).limit("7").build(), OPEN);
        assertRefused(
                "ORDER_REJECTED",
                order(desk, "c").sell().shares(2).build(),
                OPEN,
                "holds 5, 4 of them bound by open sells, the order sells 2");
        broker.submit(order(desk, "d").shares(1000).limit("1").build(), OPEN);
        assertRefused(
                "INSUFFICIENT_FUNDS",
                order(desk, "e").shares(1900).build(),
                OPEN,
                "at up to 5.01 costs 9528.50 with the fee; the account has 9973.95, of which 1005.00 is bound");
        assertRefused("ORDER_REJECTED", order(desk, "f").symbol("NOSUCH").build(), OPEN, "NOSUCH is not traded");
        assertRefused("ORDER_REJECTED", order(desk, "g").fraction("1.5").build(), OPEN, "only whole shares");
    }

    @Test
    void refusesASymbolThatHasNoPriceInTheSession() {
        String stale = "PS" + NUMBER.incrementAndGet();
        market.quote(stale, "2026-11-19T14:30:00Z", "5.00", LastPrice.Kind.OPEN);
        assertRefused(
                "ORDER_REJECTED",
                order(newDesk(), "a").symbol(stale).build(),
                OPEN,
                "has no price in the session of 2026-11-20");
    }

    @Test
    void knowsNothingNewerThanTheMomentItIsAskedFor() {
        DeskId desk = newDesk();
        OrderTicket ticket = order(desk, "o1").limit("4.70").build();
        broker.submit(ticket, OPEN);
        assertThat(get(desk, ticket, MIDDAY.minusSeconds(1)).state()).isEqualTo(State.WORKING);
        assertThat(get(desk, ticket, MIDDAY).state()).isEqualTo(State.FILLED);
    }

    @Test
    void eightThreadsSendingTheSameOrdersMakeEachOnce() throws Exception {
        DeskId desk = newDesk();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int first = t;
            tasks.add(() -> {
                for (int i = 0; i < 10; i++) {
                    broker.submit(order(desk, "p" + (i + first) % 10).shares(3).build(), OPEN);
                }
                return first;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> done : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                done.get();
            }
        }
        assertThat(broker.account(desk, OPEN).shares()).containsEntry(symbol, Quantity.of(30));
        // ten times 15.03 and a fee of 1.00
        assertThat(broker.account(desk, OPEN).cash()).isEqualTo(Money.of("9839.70"));
    }

    private void mondayBar(String open, String high, String low, String close, long volume) {
        market.quote(symbol.value(), "2026-11-23T14:30:00Z", open, LastPrice.Kind.OPEN)
                .bar(symbol.value(), "2026-11-23", open, high, low, close, volume);
    }

    private DeskId holding(long shares, Instant since) {
        DeskId desk = newDesk();
        broker.submit(order(desk, "first").shares(shares).build(), since);
        return desk;
    }

    private BrokerOrder get(DeskId desk, OrderTicket ticket, Instant asOf) {
        return broker.order(desk, ticket.clientOrderId(), asOf).orElseThrow();
    }

    private static List<String> quantities(BrokerOrder order) {
        return order.executions().stream()
                .map(e -> e.quantity() + " at " + e.price())
                .toList();
    }

    private void assertRefused(String code, OrderTicket ticket, Instant asOf, String text) {
        assertThatThrownBy(() -> broker.submit(ticket, asOf))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo(code))
                .hasMessageContaining(text);
    }

    private Ticket order(DeskId desk, String id) {
        return new Ticket(desk, id, symbol);
    }

    /** A market buy of 10 shares on Friday, unless said otherwise. */
    private static final class Ticket {
        private final DeskId desk;
        private final String id;
        private Symbol symbol;
        private Side side = Side.BUY;
        private OrderType type = OrderType.MARKET;
        private Quantity quantity = Quantity.of(10);
        private Optional<Price> limit = Optional.empty();
        private Optional<Price> stop = Optional.empty();
        private TimeInForce timing = TimeInForce.DAY;

        Ticket(DeskId desk, String id, Symbol symbol) {
            this.desk = desk;
            this.id = id;
            this.symbol = symbol;
        }

        Ticket sell() {
            side = Side.SELL;
            return this;
        }

        Ticket shares(long value) {
            quantity = Quantity.of(value);
            return this;
        }

        Ticket fraction(String value) {
            quantity = Quantity.of(value);
            return this;
        }

        Ticket symbol(String value) {
            symbol = new Symbol(value);
            return this;
        }

        Ticket limit(String value) {
            type = OrderType.LIMIT;
            limit = Optional.of(Price.of(value));
            return this;
        }

        Ticket stop(String value) {
            type = OrderType.STOP;
            stop = Optional.of(Price.of(value));
            return this;
        }

        Ticket nextOpen() {
            timing = TimeInForce.NEXT_OPEN;
            return this;
        }

        OrderTicket build() {
            return new OrderTicket(desk, desk + "-" + id, symbol, side, type, quantity, limit, stop, timing, FRIDAY);
        }
    }
}
