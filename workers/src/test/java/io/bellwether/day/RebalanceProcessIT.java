package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.halt.PullEmergencyStop;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.rebalance.app.PlaceRebalance;
import io.bellwether.rebalance.app.Rebalances;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.rebalance.domain.Rebalance.State;
import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import io.camunda.client.CamundaClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A rebalancing on the real engine, with the real database and the paper broker. */
@ResourceLock(Lane.STACK)
class RebalanceProcessIT {
    private static final LocalDate BEFORE = LocalDate.of(2026, 10, 30);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Instant MORNING = Instant.parse("2026-11-02T16:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-02T18:00:00Z");
    private static final Duration SOON = Await.PATIENCE;

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);
    private final JdbcClient db = TestStack.bean(JdbcClient.class);
    private final Desks desks = TestStack.bean(Desks.class);
    private final Rebalances rebalances = TestStack.bean(Rebalances.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(TestStack.bean(PlatformTransactionManager.class));

    @Test
    void targets_ordersFilledSellsBeforeBuys_booksAgree_andASecondInstanceDoesNothing() {
        DeskId desk = desk("rebalanced", ApprovalSettings.DEFAULT);
        replay(desk);
        List<String> symbols = symbols();
        String first = ask(desk, MORNING, wish(symbols.subList(0, 4), "0.06"));
        run(desk, first, MORNING);
        assertThat(rebalances.get(first).state()).isEqualTo(State.DONE);
        List<String> bought = filled(first, "BUY");
        assertThat(bought).isNotEmpty().allMatch(symbols.subList(0, 4)::contains);

        run(desk, first, LATER);
        assertThat(filled(first, "BUY")).isEqualTo(bought);

        String second = ask(desk, LATER, wish(symbols.subList(4, 8), "0.06"));
        run(desk, second, LATER);
        assertThat(rebalances.get(second).detail()).contains("filled");
        assertThat(filled(second, "SELL")).containsAll(bought);
        assertThat(filled(second, "BUY")).isNotEmpty().allMatch(symbols.subList(4, 8)::contains);
        assertThat(count("""
                        select count(*) from trade_order b join trade_order s on s.decision_id = b.decision_id
                        where b.desk_id = :desk and b.side = 'BUY' and s.side = 'SELL' and s.n > b.n""", desk)).isZero();
        assertThat(count("select count(*) from trade_order where desk_id = :desk and purpose = 'REBALANCE'", desk))
                .isEqualTo(count(
                        "select count(*) from trade_order where desk_id = :desk and state = 'FILLED'"
                                + " and purpose = 'REBALANCE'",
                        desk));
        LedgerChecks.assertHolds(db, desk);
    }

    @Test
    void emergencyStopWhileOrdersWaitForAPerson_endsItAndNothingLeaves() {
        DeskId desk = desk(
                "rebalance-stopped",
                new ApprovalSettings(
                        ApprovalSettings.Policy.ALWAYS,
                        Money.of("0"),
                        Duration.ofHours(1),
                        ApprovalSettings.OnDeadline.REJECT));
        replay(desk);
        String id = ask(desk, MORNING, wish(symbols().subList(0, 4), "0.06"));
        start(desk, id, MORNING);
        Await.until("orders that wait", SOON, () -> orders(id, "CREATED"), ids -> !ids.isEmpty());
        TestStack.bean(PullEmergencyStop.class)
                .run(desk, "drill", "test", false, Clock.systemUTC().instant());
        Await.until("the stop", SOON, () -> rebalances.get(id).state(), State.STOPPED::equals);
        Await.until("cancelled orders", SOON, () -> orders(id, "CREATED"), List::isEmpty);
        assertThat(count("select count(*) from fill where desk_id = :desk and trading_date > date '2026-10-30'", desk))
                .isZero();
    }

    /** At whatever time this test runs: after the close its orders wait for the next open. */
    @Test
    void placedAsFromTheCommandLine_endsByItself() {
        DeskId desk = desk("rebalance-live", ApprovalSettings.DEFAULT);
        replay(desk);
        PlaceRebalance.Placed placed = TestStack.bean(PlaceRebalance.class)
                .run(
                        new PlaceRebalance.Request(
                                desk, Optional.of("once"), wish(symbols().subList(0, 2), "0.05"), "trader"),
                        Clock.systemUTC().instant());
        String id = placed.rebalance().id();
        Await.until("the end of " + id, SOON, () -> rebalances.get(id).state(), State.DONE::equals);
        assertThat(placed.started()).isTrue();
        assertThat(count("select count(*) from decision where desk_id = :desk and kind = 'REBALANCE'", desk))
                .isEqualTo(1);
    }

    private DeskId desk(String id, ApprovalSettings approval) {
        Desk desk = TestDesks.desk(id, TestDesks.withApproval(approval));
        desks.save(desk);
        return desk.id();
    }

    /** A day before, so that there are books and prices. */
    private void replay(DeskId desk) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("replay-day")
                .latestVersion()
                .variables(Map.of("deskId", desk.value(), "tradingDate", BEFORE.toString(), "clock", "replay"))
                .withResult()
                .requestTimeout(Await.PATIENCE)
                .send()
                .join();
    }

    private String ask(DeskId desk, Instant asOf, Rebalance.Wish wish) {
        return Objects.requireNonNull(transaction.execute(
                        status -> rebalances.create(desk, DAY, Optional.empty(), wish, "trader", asOf)))
                .id();
    }

    private static Rebalance.Wish wish(List<String> symbols, String weight) {
        Map<Symbol, BigDecimal> targets = new HashMap<>();
        symbols.forEach(symbol -> targets.put(new Symbol(symbol), new BigDecimal(weight)));
        return new Rebalance.Wish(targets, new BigDecimal("0.10"), BigDecimal.ONE, false, true);
    }

    private Map<String, Object> variables(DeskId desk, String id, Instant asOf) {
        return Map.of("deskId", desk.value(), "rebalanceId", id, "asOf", asOf.toString(), "clock", "paced");
    }

    private void run(DeskId desk, String id, Instant asOf) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("rebalance")
                .latestVersion()
                .variables(variables(desk, id, asOf))
                .withResult()
                .requestTimeout(Await.PATIENCE)
                .send()
                .join();
    }

    private void start(DeskId desk, String id, Instant asOf) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("rebalance")
                .latestVersion()
                .variables(variables(desk, id, asOf))
                .send()
                .join();
    }

    /** Symbols that trade enough for the default limits, the most traded first. */
    private List<String> symbols() {
        return db.sql("""
                        select b.symbol from bar_daily b join instrument i using (market, symbol)
                        where b.market = 'simulated-42' and not i.benchmark and b.trading_date between date '2026-10-01' and date '2026-10-30'
                        group by b.symbol order by avg(b.volume * b.close) desc, b.symbol limit 8
                        """).query(String.class).list();
    }

    private List<String> filled(String id, String side) {
        return db.sql("select symbol from trade_order where decision_id = :id and side = :side and state = 'FILLED'"
                        + " order by symbol")
                .param("id", id)
                .param("side", side)
                .query(String.class)
                .list();
    }

    private List<String> orders(String id, String state) {
        return db.sql("select id from trade_order where decision_id = :id and state = :state order by id")
                .param("id", id)
                .param("state", state)
                .query(String.class)
                .list();
    }

    private long count(String sql, DeskId desk) {
        return db.sql(sql).param("desk", desk.value()).query(Long.class).single();
    }
}
