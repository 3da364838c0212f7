package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.NOON;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.app.stops.CheckStopsAgainstRange;
import io.bellwether.execution.app.stops.CheckStopsAndBrakes;
import io.bellwether.execution.app.stops.KeepStops;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A position of 100 shares bought for 10 with a stop at 9, in a symbol that the exchange halts from 11:00 on. */
@DatabaseTest
@Import(ExecutionFixture.class)
class ExitsInTradingHaltIT {
    private static final AtomicInteger SYMBOLS = new AtomicInteger();
    private static final Instant ELEVEN = Instant.parse("2026-11-20T16:00:00Z");
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T17:00:00Z");

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    TestMarket market;

    @Autowired
    FactStore facts;

    @Autowired
    Books books;

    @Autowired
    Orders orders;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    RecordFills recordFills;

    @Autowired
    KeepStops keepStops;

    @Autowired
    ReconcileFills reconcileFills;

    @Autowired
    CheckStopsAndBrakes checkStopsAndBrakes;

    @Autowired
    CheckStopsAgainstRange checkStopsAgainstRange;

    private DeskId desk = new DeskId("none");
    private String symbol = "";

    @BeforeEach
    void aDeskOnPaperWithAPosition() {
        desk = scene.newDesk("paper", DeskSettings.DEFAULT);
        symbol = "HALTED" + SYMBOLS.incrementAndGet();
        market.bar(symbol, "2026-11-19", "10", "10", "10", "10", 100_000);
        market.quote(symbol, OPEN.toString(), "10", LastPrice.Kind.OPEN);
        String buy = scene.order(scene.morning(desk), Side.BUY, symbol, "100").id();
        submitOrder.run(buy, OPEN);
        recordFills.run(buy, OPEN);
        assertThat(books.portfolio(desk).position(new Symbol(symbol)).flatMap(Position::stop))
                .contains(Price.of("9"));
        market.quote(symbol, "2026-11-20T15:59:00Z", "8.90", LastPrice.Kind.INTRADAY);
    }

    @Test
    void anExitWaitsWhileTradingIsStoppedAndThePersonIsToldWhy() {
        halt(Optional.empty());
        assertThat(checkStopsAndBrakes.run(scene.midday(desk)).orderIds()).isEmpty();
        assertThat(checkStopsAndBrakes.run(scene.midday(desk)).orderIds()).isEmpty();
        assertThat(books.portfolio(desk).position(new Symbol(symbol)).flatMap(Position::stop))
                .contains(Price.of("9"));
        assertThat(alerts())
                .containsExactly(
                        "Price 8.90 reached the stop 9.00, but the exchange has stopped trading in %s since 2026-11-20T16:00:00Z (T1). The 100 shares are kept; the stop is checked again at midday and at the close of every session."
                                .formatted(symbol));
    }

    @Test
    void theCloseAfterTheHaltSellsByTheDaysRange() {
        halt(Optional.of(Instant.parse("2026-11-20T19:00:00Z")));
        assertThat(checkStopsAndBrakes.run(scene.midday(desk)).orderIds()).isEmpty();
        market.bar(symbol, DAY.toString(), "10", "10", "8.80", "9.50", 100_000);
        assertThat(checkStopsAgainstRange.run(scene.close(desk)).orderIds()).hasSize(1);
    }

    @Test
    void theNextSessionTriesAgainWhereTheHaltLastsBeyondTheClose() {
        halt(Optional.of(Instant.parse("2026-11-23T14:30:00Z")));
        market.bar(symbol, DAY.toString(), "10", "10", "8.80", "8.90", 100_000);
        assertThat(checkStopsAgainstRange.run(scene.close(desk)).orderIds()).isEmpty();
        market.quote(symbol, MONDAY_NOON.toString(), "8.50", LastPrice.Kind.INTRADAY);
        SessionRef monday = new SessionRef(desk, LocalDate.of(2026, 11, 23), Session.MIDDAY, MONDAY_NOON, false);
        List<String> exits = checkStopsAndBrakes.run(monday).orderIds();
        assertThat(exits).hasSize(1);
        submitOrder.run(exits.getFirst(), MONDAY_NOON);
        recordFills.run(exits.getFirst(), MONDAY_NOON);
        assertThat(orders.get(exits.getFirst()).state()).isEqualTo(OrderState.FILLED);
        assertThat(books.portfolio(desk).position(new Symbol(symbol))).isEmpty();
    }

    /** Halted from Friday 11:00 to Tuesday's open: no price is seen meanwhile, and the first one after it is 8.50. */
    @Test
    void aStopThatIsSentDuringTheHaltStandsAtTheBrokerAndSellsAtTheFirstPriceAfterIt() {
        Instant tuesdayOpen = Instant.parse("2026-11-24T14:30:00Z");
        Instant tuesdayNoon = Instant.parse("2026-11-24T17:00:00Z");
        halt(Optional.of(tuesdayOpen));
        keepStops.run(scene.midday(desk));
        TradeOrder stop = orders.openOrders(desk).getFirst();
        assertThat(stop.timing()).isEqualTo(TimeInForce.GOOD_TILL_CANCELLED);
        assertThat(stop.state()).isEqualTo(OrderState.WORKING);
        reconcileFills.run(new SessionRef(desk, LocalDate.of(2026, 11, 23), Session.MIDDAY, MONDAY_NOON, false));
        assertThat(orders.get(stop.id()).state().isOpen()).isTrue();
        market.quote(symbol, tuesdayOpen.toString(), "8.50", LastPrice.Kind.OPEN);
        reconcileFills.run(new SessionRef(desk, LocalDate.of(2026, 11, 24), Session.MIDDAY, tuesdayNoon, false));
        assertThat(orders.get(stop.id()).state()).isEqualTo(OrderState.FILLED);
        assertThat(books.portfolio(desk).position(new Symbol(symbol))).isEmpty();
    }

    /** Without an end of the halt the last price was seen before it: nobody trades at it any more. */
    @Test
    void thePaperBrokerTradesNothingInAHaltedSymbol() {
        halt(Optional.empty());
        String sell = scene.order(scene.midday(desk), Side.SELL, symbol, "100").id();
        assertThatThrownBy(() -> submitOrder.run(sell, NOON))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("ORDER_REJECTED"))
                .hasMessageContaining("trading in %s is stopped since 2026-11-20T16:00:00Z".formatted(symbol));
    }

    private void halt(Optional<Instant> until) {
        String id = scene.desks().get(desk).market();
        facts.putEvents(
                new Market(id, Market.Kind.SIMULATED, "42", Optional.empty()),
                KnownIn.some(List.of(new TradingHalt(new Symbol(symbol), ELEVEN, until, "T1"))),
                ELEVEN);
    }

    private List<String> alerts() {
        return scene.db()
                .sql("select text from alert where desk_id = :desk and kind = 'EXIT_HALTED'")
                .param("desk", desk.value())
                .query(String.class)
                .list();
    }
}
