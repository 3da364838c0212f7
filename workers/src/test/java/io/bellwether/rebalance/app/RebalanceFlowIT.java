package io.bellwether.rebalance.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.domain.Action;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.execution.app.ExecutionFixture;
import io.bellwether.execution.app.gate.GateAndSizeTrades;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.rebalance.domain.Rebalance.State;
import io.bellwether.reporting.app.ExplainDecision;
import io.bellwether.reporting.domain.explain.Explanation;
import io.bellwether.reporting.domain.explain.ExplanationPage;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.TestProposals;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * From targets to orders and, with the paper broker, to books that agree. Desks start from 10,000 USD; RFA costs 10, RFB
 * 20, RFC 5; each moves so little that the desk's stop of RFA is at 9, of RFB at 19 and of RFC at 4.25.
 */
@DatabaseTest
@Import(ExecutionFixture.class)
class RebalanceFlowIT {
    private static final Instant MORNING = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-20T16:30:00Z");
    private static final Instant AFTERNOON = Instant.parse("2026-11-20T18:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-20T22:00:00Z");
    private static final long INSTANCE = 7;

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    TestMarket market;

    @Autowired
    ExecutionFixture.RecordingStart engine;

    @Autowired
    PlaceRebalance placeRebalance;

    @Autowired
    OpenRebalance openRebalance;

    @Autowired
    StoreRebalancePlan storeRebalancePlan;

    @Autowired
    GateAndSizeRebalance gateAndSizeRebalance;

    @Autowired
    GateAndSizeTrades gateAndSizeTrades;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    RecordFills recordFills;

    @Autowired
    CloseRebalance closeRebalance;

    @Autowired
    StopRebalance stopRebalance;

    @Autowired
    Rebalances rebalances;

    @Autowired
    RiskChecks riskChecks;

    @Autowired
    Orders orders;

    @Autowired
    Halts halts;

    @Autowired
    DecisionLog decisionLog;

    @Autowired
    ExplainDecision explainDecision;

    @BeforeEach
    void market() {
        engine.down = false;
        if (market.quote("", new Symbol("RFA"), EVENING).isEmpty()) {
            symbol("RFA", "10", "10.25", "9.75");
            symbol("RFB", "20", "20.25", "19.75");
            symbol("RFC", "5", "5.25", "4.75");
        }
    }

    private void symbol(String symbol, String price, String high, String low) {
        ExchangeCalendar calendar = new ExchangeCalendar();
        LocalDate date = ExecutionFixture.DAY;
        for (int i = 0; i < 60; i++) {
            date = calendar.previous(date);
            market.bar(symbol, date.toString(), price, high, low, price, 100_000);
        }
        for (String moment : List.of("T14:30:00Z", "T16:00:00Z", "T17:00:00Z")) {
            market.quote(symbol, "2026-11-20" + moment, price, LastPrice.Kind.INTRADAY);
        }
        market.quote(symbol, "2026-11-20T21:00:00Z", price, LastPrice.Kind.CLOSE);
    }

    /** A weight of 15 % would be 150 RFA; the loss of 1 % of equity at a stop one dollar away allows 100. */
    @Test
    void targetsBecomeOrdersThatEveryLimitAllowsAndBooksThatAgree() {
        DeskId desk = paperDesk();

        String id = rebalance(desk, MORNING, true, "RFA", "0.15", "RFB", "0.10");

        assertThat(id).isEqualTo(desk + "-20261120-rebalance-1");
        List<TradeOrder> placed = orders.findByDecision(id);
        assertThat(placed)
                .extracting(TradeOrder::id, order -> order.symbol().value(), TradeOrder::quantity, TradeOrder::purpose)
                .containsExactly(
                        tuple(desk + "-20261120-morning-1", "RFA", Quantity.of(100), Purpose.REBALANCE),
                        tuple(desk + "-20261120-morning-2", "RFB", Quantity.of(50), Purpose.REBALANCE));
        assertThat(placed.getFirst().decision()).contains(new DecisionTradeRef(id, 1));
        assertThat(placed.getFirst().protectiveStop()).contains(Price.of("9"));
        assertThat(placed.getFirst().reason()).isEqualTo("Buy towards a target weight; size set by the risk per trade");
        assertThat(held(desk)).containsExactlyInAnyOrderEntriesOf(Map.of("RFA", "100", "RFB", "50"));
        Rebalance ended = rebalances.get(id);
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.detail()).isEqualTo("2 orders placed: 2 filled.");
        // 100 x 10.02 + 50 x 20.04 = 2,004, and two minimum fees of 1.00
        assertThat(worth(id)).isEqualTo("7994.00 9994.00");
    }

    @Test
    void verdictsOfRulesThatNeedAForecastSaySoAndAllOthersAreAsked() {
        DeskId desk = paperDesk();
        String id = rebalance(desk, MORNING, true, "RFA", "0.05");
        List<RuleVerdict> verdicts = riskChecks.find(id, 1);
        assertThat(verdicts).hasSize(22).allMatch(RuleVerdict::passed);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.detail().startsWith("Not asked"))
                .extracting(RuleVerdict::rule)
                .containsExactly(RuleName.CONVICTION, RuleName.EXPECTED_VALUE);
        assertThat(verdicts.getLast().detail()).isEqualTo("The size is set by the target weight.");
        assertThat(verdicts.getLast().numbers()).doesNotContainKey("KELLY").containsEntry("TARGET", number("50"));
    }

    /** Half of the equity is kept in cash, so that nothing can be bought before something is sold. */
    @Test
    void buysSpendWhatTheSellsBroughtIn() {
        DeskId desk = paperDesk(Map.of(LimitKey.CASH_RESERVE, number("0.80")));
        rebalance(desk, MORNING, true, "RFA", "0.10", "RFB", "0.10");
        assertThat(held(desk)).containsExactlyInAnyOrderEntriesOf(Map.of("RFA", "100", "RFB", "49"));

        String second = rebalance(desk, LATER, true, "RFA", "0.00", "RFB", "0.10", "RFC", "0.05");

        assertThat(second).isEqualTo(desk + "-20261120-rebalance-2");
        assertThat(orders.findByDecision(second))
                .extracting(TradeOrder::side, order -> order.symbol().value(), TradeOrder::quantity)
                .containsExactly(tuple(Side.SELL, "RFA", Quantity.of(100)), tuple(Side.BUY, "RFC", Quantity.of(99)));
        assertThat(held(desk)).containsExactlyInAnyOrderEntriesOf(Map.of("RFB", "49", "RFC", "99"));
    }

    @Test
    void whatHasNoTargetIsSoldOnlyWhenThatIsConfirmed() {
        DeskId desk = paperDesk();
        rebalance(desk, MORNING, true, "RFA", "0.05", "RFB", "0.05");

        String kept = rebalance(desk, LATER, false, "RFB", "0.05");
        assertThat(orders.findByDecision(kept)).isEmpty();
        assertThat(rebalances.get(kept).detail()).isEqualTo("No order was placed.");
        assertThat(page(kept)).contains("RFA has no target and stays: selling such was not confirmed.");

        String sold = rebalance(desk, AFTERNOON, true, "RFB", "0.05");
        assertThat(orders.findByDecision(sold))
                .extracting(TradeOrder::side, order -> order.symbol().value(), TradeOrder::quantity)
                .containsExactly(tuple(Side.SELL, "RFA", Quantity.of(50)));
        assertThat(orders.findByDecision(sold).getFirst().id()).isEqualTo(desk + "-20261120-midday-1");
        assertThat(held(desk)).containsOnlyKeys("RFB");
    }

    @Test
    void theSameKeyPlacesOnce() {
        DeskId desk = paperDesk();
        PlaceRebalance.Request request = request(desk, Optional.of("week-47"), true, "RFA", "0.05");
        PlaceRebalance.Placed first = placeRebalance.run(request, MORNING);
        String id = first.rebalance().id();
        assertThat(first.started()).isTrue();
        run(id, MORNING);

        PlaceRebalance.Placed again = placeRebalance.run(request, LATER);

        assertThat(again.started()).isFalse();
        assertThat(again.rebalance().id()).isEqualTo(id);
        assertThat(again.rebalance().state()).isEqualTo(State.DONE);
        assertThat(openRebalance.run(id, LATER, INSTANCE + 1)).isEmpty();
        assertThat(orders.ordersOf(desk, ExecutionFixture.DAY)).hasSize(1);
        assertThat(engine.started).containsOnlyOnce(id);
        assertThatThrownBy(() -> placeRebalance.run(request(desk, Optional.of("week-47"), true, "RFA", "0.06"), LATER))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("the id week-47 names the rebalancing " + id);
    }

    @Test
    void jobsThatRunTwiceChangeNothing() {
        DeskId desk = paperDesk();
        String id = ask(desk, MORNING, true, "RFA", "0.05");
        SessionRef session = openRebalance.run(id, MORNING, INSTANCE).orElseThrow();
        assertThat(openRebalance.run(id, MORNING, INSTANCE)).contains(session);
        assertThat(openRebalance.run(id, MORNING, INSTANCE + 1)).isEmpty();
        assertThat(storeRebalancePlan.run(session, id)).isEqualTo(storeRebalancePlan.run(session, id));
        List<String> placed = gate(desk, id, Action.BUY, MORNING);
        assertThat(gate(desk, id, Action.BUY, LATER)).isEqualTo(placed).hasSize(1);
        place(placed, MORNING);
        place(placed, MORNING);
        closeRebalance.run(session, id, Optional.of(id));
        closeRebalance.run(session, id, Optional.empty());
        assertThat(held(desk)).containsExactlyEntriesOf(Map.of("RFA", "50"));
        assertThat(rebalances.get(id).detail()).isEqualTo("1 order placed: 1 filled.");
    }

    @Test
    void aSideIsJudgedOnceWhenEightTryAtTheSameTime() throws Exception {
        DeskId desk = paperDesk();
        String id = ask(desk, MORNING, true, "RFA", "0.05", "RFB", "0.05");
        storeRebalancePlan.run(openRebalance.run(id, MORNING, INSTANCE).orElseThrow(), id);
        List<Callable<List<String>>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(() -> gate(desk, id, Action.BUY, MORNING));
        }
        Set<List<String>> results = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<String>> run : threads.invokeAll(runs)) {
                results.add(run.get());
            }
        }
        assertThat(results).singleElement().satisfies(ids -> assertThat(ids).hasSize(2));
        assertThat(orders.findByDecision(id)).hasSize(2);
    }

    /** 500 USD may be spent; each of the two buys alone would take more than half of that. */
    @Test
    void aRebalancingAndADecisionJudgedAtTheSameTimeKeepTheLimitsTogether() throws Exception {
        for (int i = 0; i < 10; i++) {
            DeskId desk = paperDesk(Map.of(LimitKey.CASH_RESERVE, number("0.95")));
            String id = ask(desk, MORNING, true, "RFA", "0.04");
            SessionRef session = openRebalance.run(id, MORNING, INSTANCE).orElseThrow();
            storeRebalancePlan.run(session, id);
            String advice = scene.decision(
                    session, List.of(TestProposals.buy("RFB").quantity("20").build()));
            List<Callable<List<String>>> both = List.of(
                    () -> gate(desk, id, Action.BUY, MORNING),
                    () -> gateAndSizeTrades.run(session, advice, 55, BigDecimal.ONE));
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (Future<List<String>> run : threads.invokeAll(both)) {
                    run.get();
                }
            }
            BigDecimal ordered = orders.openOrders(desk).stream()
                    .map(order -> order.notional().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(ordered).isBetween(number("400"), number("500"));
        }
    }

    @Test
    void oneRebalancingOfADeskAtATime() {
        DeskId desk = paperDesk();
        String first = ask(desk, MORNING, true, "RFA", "0.05");
        assertThatThrownBy(() -> ask(desk, MORNING, true, "RFB", "0.05"))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("the rebalancing %s of desk %s is under way (REQUESTED)".formatted(first, desk));
    }

    @Test
    void anEngineThatIsDownLosesNothing() {
        DeskId desk = paperDesk();
        PlaceRebalance.Request request = request(desk, Optional.of("again"), true, "RFA", "0.05");
        engine.down = true;
        assertThatThrownBy(() -> placeRebalance.run(request, MORNING)).isInstanceOf(TransientFault.class);
        engine.down = false;
        assertThat(placeRebalance.run(request, MORNING).started()).isTrue();
    }

    @Test
    void aHaltedDeskPlacesNothing() {
        DeskId desk = paperDesk();
        String id = ask(desk, MORNING, true, "RFA", "0.05");
        halts.halt(desk, new Halt("a drill", "risk-officer", false, MORNING));
        assertThat(openRebalance.run(id, MORNING, INSTANCE)).isEmpty();
        assertThat(rebalances.get(id).state()).isEqualTo(State.REFUSED);
        assertThat(rebalances.get(id).detail()).isEqualTo("The desk is halted by risk-officer: a drill");
        assertThatThrownBy(() -> ask(desk, MORNING, true, "RFA", "0.05"))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("halted by risk-officer");
    }

    @Test
    void anEmergencyStopEndsItForGood() {
        DeskId desk = paperDesk();
        String id = ask(desk, MORNING, true, "RFA", "0.05");
        openRebalance.run(id, MORNING, INSTANCE);
        stopRebalance.run(id, LATER);
        assertThat(rebalances.get(id).state()).isEqualTo(State.STOPPED);
        assertThat(openRebalance.run(id, LATER, INSTANCE)).isEmpty();
    }

    @Test
    void afterTheCloseOrdersAreForTheNextOpen() {
        DeskId desk = paperDesk();
        String id = ask(desk, EVENING, true, "RFA", "0.05");
        SessionRef session = openRebalance.run(id, EVENING, INSTANCE).orElseThrow();
        assertThat(session.session()).isEqualTo(Session.CLOSE);
        storeRebalancePlan.run(session, id);
        assertThat(gate(desk, id, Action.BUY, EVENING)).containsExactly(desk + "-20261120-close-1");
        assertThat(orders.get(desk + "-20261120-close-1").timing()).isEqualTo(TimeInForce.NEXT_OPEN);
    }

    @Test
    void nothingIsForetoldSoNothingIsJudgedOrToldToAdvisors() {
        DeskId desk = paperDesk();
        String id = rebalance(desk, MORNING, true, "RFA", "0.05");
        Instant nextYear = Instant.parse("2027-06-01T14:30:00Z");
        assertThat(orders.findByDecision(id)).hasSize(1);
        assertThat(decisionLog.withoutOutcome(desk, nextYear)).isEmpty();
        assertThat(decisionLog.history(desk, nextYear, 10)).isEmpty();
        assertThat(scene.db()
                        .sql("select count(*) from thesis where desk_id = :desk")
                        .param("desk", desk.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void explainTellsTheWayOfEachTrade() {
        DeskId desk = paperDesk();
        String id = rebalance(desk, MORNING, true, "RFA", "0.15", "RFB", "0.05");
        Explanation explained = explainDecision.run(desk + "-20261120-morning-1");
        assertThat(explained.id()).isEqualTo(id);
        assertThat(page(id))
                .contains("rebalance decided.")
                .contains("bought 100 shares at 10.02; cut from 150 to 100 by the risk per trade")
                .contains("trader asked for RFA 15.00 %, RFB 5.00 %.")
                .startsWith("Rebalancing of ")
                .contains("No advisor: a person gave the targets.")
                .contains("none: it is no forecast")
                .contains("It is 0.00 % of equity, its target is 15.00 %");
    }

    private String page(String id) {
        return new ExplanationPage()
                .of(explainDecision.run(id), ExplanationPage.Extras.NONE)
                .replaceAll("\\s+", " ");
    }

    private DeskId paperDesk() {
        return paperDesk(Map.of());
    }

    private DeskId paperDesk(Map<LimitKey, BigDecimal> limits) {
        DeskSettings settings = DeskSettings.DEFAULT;
        return scene.newDesk("paper", settings.withLimits(settings.limits().with(limits)));
    }

    private String rebalance(DeskId desk, Instant asOf, boolean sellOthers, String... targets) {
        String id = ask(desk, asOf, sellOthers, targets);
        run(id, asOf);
        return id;
    }

    private String ask(DeskId desk, Instant asOf, boolean sellOthers, String... targets) {
        return placeRebalance
                .run(request(desk, Optional.empty(), sellOthers, targets), asOf)
                .rebalance()
                .id();
    }

    private static PlaceRebalance.Request request(
            DeskId desk, Optional<String> key, boolean sellOthers, String... targets) {
        Map<Symbol, BigDecimal> weights = new HashMap<>();
        for (int i = 0; i < targets.length; i += 2) {
            weights.put(new Symbol(targets[i]), number(targets[i + 1]));
        }
        return new PlaceRebalance.Request(
                desk, key, new Rebalance.Wish(weights, number("0.10"), number("0.50"), false, sellOthers), "trader");
    }

    /** What the process does. */
    private void run(String id, Instant asOf) {
        SessionRef session = openRebalance.run(id, asOf, INSTANCE).orElseThrow();
        storeRebalancePlan.run(session, id);
        place(gate(session.desk(), id, Action.SELL, asOf), asOf);
        place(gate(session.desk(), id, Action.BUY, asOf), asOf);
        closeRebalance.run(session, id, Optional.of(id));
    }

    private List<String> gate(DeskId desk, String id, Action side, Instant asOf) {
        return gateAndSizeRebalance.run(desk, id, side, asOf, BigDecimal.ONE).orderIds();
    }

    private void place(List<String> ids, Instant asOf) {
        ids.forEach(order -> {
            submitOrder.run(order, asOf);
            recordFills.run(order, asOf);
        });
    }

    private Map<String, String> held(DeskId desk) {
        Map<String, String> held = new HashMap<>();
        for (Position position : scene.books().portfolio(desk).positions()) {
            held.put(position.symbol().value(), position.quantity().toString());
        }
        return held;
    }

    private String worth(String id) {
        return scene.db()
                .sql("select cash_after || ' ' || equity_after from rebalance where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
