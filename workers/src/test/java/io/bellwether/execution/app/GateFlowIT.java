package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static io.bellwether.risk.domain.TestProposals.buy;
import static io.bellwether.risk.domain.TestProposals.hold;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.app.gate.GateAndSizeTrades;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.reconcile.ReconcileWithBroker;
import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.platform.Json;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** From a decision to orders, and with the paper broker on to books that agree. */
@DatabaseTest
@Import(ExecutionFixture.class)
class GateFlowIT {
    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    TestMarket market;

    @Autowired
    GateAndSizeTrades gateAndSizeTrades;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    RecordFills recordFills;

    @Autowired
    ReconcileWithBroker reconcileWithBroker;

    @Autowired
    RiskChecks riskChecks;

    @Autowired
    Orders orders;

    /** Sixty days at 10 with a range of 0.50, so that the ATR is 0.50 and the desk's stop is 9. */
    @BeforeEach
    void market() {
        if (!market.bars("any", new io.bellwether.kernel.Symbol("GATE"), OPEN, 1)
                .isEmpty()) {
            return;
        }
        ExchangeCalendar calendar = new ExchangeCalendar();
        LocalDate date = ExecutionFixture.DAY;
        for (int i = 0; i < 60; i++) {
            date = calendar.previous(date);
            market.bar("GATE", date.toString(), "10", "10.25", "9.75", "10", 100_000);
        }
        market.quote("GATE", "2026-11-20T14:30:00Z", "10", LastPrice.Kind.OPEN);
        market.quote("GATE", "2026-11-20T21:00:00Z", "10", LastPrice.Kind.CLOSE);
    }

    @Test
    void writesVerdictsAndOrdersOnceAndReturnsTheSameOrdersAgain() {
        SessionRef session = scene.morning(scene.newDesk());
        String decision = scene.decision(
                session,
                List.of(
                        buy("GATE").n(1).build(),
                        buy("GONE").n(2).build(),
                        hold("GATE").n(3).build()));
        List<String> first = gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE);
        List<String> second = gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE);
        assertThat(first).containsExactly(session.key() + "-1").isEqualTo(second);
        TradeOrder order = orders.get(first.getFirst());
        // half of Kelly clamped to 0.2: 1000 USD at 10.02, slippage included
        assertThat(order.quantity()).isEqualTo(Quantity.of(99));
        assertThat(order.protectiveStop()).contains(Price.of("9"));
        assertThat(order.decision()).contains(new DecisionTradeRef(decision, 1));
        assertThat(order.timing()).isEqualTo(TimeInForce.DAY);
        assertThat(order.state()).isEqualTo(OrderState.CREATED);
        assertThat(riskChecks.find(decision, 1)).hasSize(22).allMatch(RuleVerdict::passed);
        assertThat(riskChecks.find(decision, 2))
                .filteredOn(verdict -> !verdict.passed())
                .extracting(RuleVerdict::rule)
                .contains(RuleName.KNOWN_SYMBOL, RuleName.STOP_SANE, RuleName.LIQUIDITY);
        assertThat(riskChecks.find(decision, 3)).isEmpty();
        assertThat(riskChecks.find(decision, 1).stream()
                        .filter(verdict -> verdict.rule() == RuleName.CONVICTION)
                        .findFirst()
                        .orElseThrow()
                        .numbers())
                .containsEntry("conviction", new BigDecimal("70"))
                .containsEntry("minimum", new BigDecimal("55"));
    }

    /** Kelly gives 99 shares; the risk of 100 USD to a stop one dollar away would give 100. */
    @Test
    void anOrderKeepsEveryBoundWhichOneDecidedAndTheSizeWithoutIt() {
        SessionRef session = scene.morning(scene.newDesk());
        String decision = scene.decision(session, List.of(buy("GATE").build()));
        String id = gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE).getFirst();
        JsonNode sizing = Json.mapper()
                .readTree(scene.db()
                        .sql("select sizing from trade_order where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single());
        assertThat(sizing.path("binding").asString()).isEqualTo("KELLY");
        assertThat(sizing.path("KELLY").decimalValue()).isEqualByComparingTo("99.800399201");
        assertThat(sizing.path("next").asString()).isEqualTo("TRADE_RISK");
        assertThat(sizing.path("withoutBinding").decimalValue()).isEqualByComparingTo("100");
    }

    @Test
    void judgesADecisionOnceWhenEightTryAtTheSameTime() throws Exception {
        SessionRef session = scene.morning(scene.newDesk());
        String decision = scene.decision(session, List.of(buy("GATE").build()));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<List<String>>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(() -> gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE));
        }
        Set<List<String>> results = new HashSet<>();
        for (Future<List<String>> run : threads.invokeAll(runs)) {
            results.add(run.get());
        }
        threads.shutdown();
        assertThat(results).containsExactly(List.of(session.key() + "-1"));
        assertThat(orders.ordersOf(session.desk(), session.tradingDate())).hasSize(1);
    }

    @Test
    void placesWhatIsDecidedAtTheCloseForTheNextOpenAndSaysSo() {
        SessionRef session = scene.close(scene.newDesk());
        String decision = scene.decision(session, List.of(buy("GATE").build()));
        TradeOrder order = orders.get(
                gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE).getFirst());
        assertThat(order.timing()).isEqualTo(TimeInForce.NEXT_OPEN);
        assertThat(order.reason()).endsWith("; decided at or after the close, placed for the next open");
    }

    @Test
    void endsWithBooksThatAgreeWithThePaperBroker() {
        DeskId desk = scene.newDesk("paper", DeskSettings.DEFAULT);
        SessionRef session = scene.morning(desk);
        String decision = scene.decision(session, List.of(buy("GATE").build()));
        String id = gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE).getFirst();
        submitOrder.run(id, OPEN);
        assertThat(recordFills.run(id, OPEN)).isEqualTo(OrderState.FILLED);
        assertThat(reconcileWithBroker.run(session)).isTrue();
        // 99 shares at 10.02 and a fee of 1.00
        assertThat(scene.books().portfolio(desk).cash().toString()).isEqualTo("9007.02");
    }
}
