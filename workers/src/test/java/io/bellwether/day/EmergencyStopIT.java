package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.halt.PullEmergencyStop;
import io.bellwether.execution.app.halt.ReleaseDesk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.rebalance.app.Rebalances;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.testing.Await;
import io.bellwether.testing.EngineRest;
import io.bellwether.testing.Lane;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import io.bellwether.testing.UnsteadyBroker;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Emergency stops on the real engine: acknowledged, told to all, never given up, released one by one. */
@ResourceLock(Lane.STACK_TOO)
class EmergencyStopIT {
    private static final LocalDate BEFORE = LocalDate.of(2026, 10, 30);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Instant MORNING = Instant.parse("2026-11-02T16:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-02T18:00:00Z");
    private static final Duration SOON = Await.PATIENCE;

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);
    private final JdbcClient db = TestStack.bean(JdbcClient.class);
    private final Desks desks = TestStack.bean(Desks.class);
    private final Halts halts = TestStack.bean(Halts.class);
    private final TradingDays days = TestStack.bean(TradingDays.class);
    private final Rebalances rebalances = TestStack.bean(Rebalances.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(TestStack.bean(PlatformTransactionManager.class));

    /** What a person sends who gives the desk back. */
    static Map<String, Object> released() {
        return Map.of(
                "releaseAction",
                "release",
                "causeFound",
                true,
                "booksChecked",
                true,
                "positionsChecked",
                true,
                "releaseReason",
                "drill over");
    }

    @Test
    void stopPulledWhileTheProcessOfAnOlderOneLives_getsAProcessOfItsOwnThatTheOldOneCannotRelease() {
        DeskId desk = desk("stop-twice", "paper");
        pull(desk, "first", false, now());
        long first = served(desk).id();
        EngineRest.UserTask old = releaseTasks(desk, 1).getFirst();
        TestStack.bean(ReleaseDesk.class).run(desk, Optional.of(first), old.key(), "past the process", now());

        pull(desk, "second", false, now());
        StandingHalt second = served(desk);
        assertThat(second.id()).isNotEqualTo(first);
        releaseTasks(desk, 2);

        EngineRest.complete(old.key(), released());
        releaseTasks(desk, 1);
        assertThat(halts.standing(desk)).map(StandingHalt::id).contains(second.id());
    }

    @Test
    void twoOpenDaysAndARebalancing_areAllReached() {
        DeskId desk = desk("stop-all", "paper", approveEveryOrder());
        replay(desk);
        startPaced(desk, LocalDate.of(2026, 10, 29), now().plusSeconds(3_600), 600);
        startPaced(desk, DAY, now().plusSeconds(3_600), 600);
        awaitStatus(desk, LocalDate.of(2026, 10, 29), "PLANNED");
        awaitStatus(desk, DAY, "PLANNED");
        String rebalance = ask(desk, symbols().subList(0, 2));
        start(desk, rebalance);
        Await.until("orders that wait", SOON, () -> orders(desk, "CREATED"), ids -> !ids.isEmpty());

        pull(desk, "drill", false, now());
        awaitStatus(desk, LocalDate.of(2026, 10, 29), "STOPPED");
        awaitStatus(desk, DAY, "STOPPED");
        Await.until(
                "the rebalancing stopped",
                SOON,
                () -> rebalances.get(rebalance).state(),
                Rebalance.State.STOPPED::equals);
        Await.until("no order left", SOON, () -> orders(desk, "CREATED"), List::isEmpty);
    }

    @Test
    void brokerDownDuringCancel_goesOnByItselfTellsPeopleInEachSpanAndHasNoIncident() {
        DeskId desk = holding("stop-broker-down", UnsteadyBroker.NAME);
        startPaced(desk, DAY, now().plusSeconds(3_600), 600);
        awaitStatus(desk, DAY, "PLANNED");
        assertThat(restingStops(desk)).isPositive();
        UnsteadyBroker.down(desk.value(), true);
        pull(desk, "drill", false, LATER);
        Await.until("a second reminder", SOON, () -> alerts(desk, "CANCEL_NOT_CONFIRMED"), told -> told >= 2);
        StandingHalt during = halts.standing(desk).orElseThrow();
        assertThat(during.progress().ordersLeft().orElseThrow()).isPositive();
        assertThat(during.progress().trouble()).contains("cannot be reached");
        assertThat(during.cancelledAsOf()).isEmpty();
        assertThat(restingStops(desk)).isPositive();

        UnsteadyBroker.down(desk.value(), false);
        releaseTasks(desk, 1);
        assertThat(restingStops(desk)).isZero();
        assertThat(halts.standing(desk).orElseThrow().cancelledAsOf()).isPresent();
        assertThat(EngineRest.incidents(desk.value())).isEmpty();
    }

    @Test
    void stopPulledDuringTheRelease_holdsAndTheDeskIsHaltedByTheNewOne() {
        DeskId desk = desk("stop-in-release", UnsteadyBroker.NAME);
        pull(desk, "first", false, now());
        long first = served(desk).id();
        EngineRest.UserTask release = releaseTasks(desk, 1).getFirst();
        UnsteadyBroker.down(desk.value(), true);
        EngineRest.complete(release.key(), released());
        Await.until("the release under way", SOON, () -> trouble(desk), text -> !text.isEmpty());
        pull(desk, "second", false, now());
        UnsteadyBroker.down(desk.value(), false);

        StandingHalt second = Await.until(
                        "the new halt",
                        SOON,
                        () -> halts.standing(desk),
                        halt -> halt.filter(h ->
                                        h.id() != first && h.processInstance().isPresent())
                                .isPresent())
                .orElseThrow();
        assertThat(second.halt().reason()).isEqualTo("second");
        EngineRest.UserTask task = Await.until(
                        "the new release task",
                        SOON,
                        () -> EngineRest.openTasks(desk.value()),
                        tasks -> tasks.size() == 1 && tasks.getFirst().key() != release.key())
                .getFirst();
        assertThat(alerts(desk, "DESK_RELEASED")).isZero();
        EngineRest.complete(task.key(), released());
        Await.until("the release", SOON, () -> halts.current(desk), Optional::isEmpty);
    }

    @Test
    void sellingAskedForInTheReleaseTask_sellsEverythingAndTheDeskStaysHalted() {
        DeskId desk = holding("stop-then-sell", "paper");
        startPaced(desk, DAY, now().plusSeconds(3_600), 600);
        awaitStatus(desk, DAY, "PLANNED");
        pull(desk, "drill", false, LATER);
        EngineRest.UserTask task = releaseTasks(desk, 1).getFirst();
        assertThat(positions(desk)).isPositive();

        EngineRest.complete(task.key(), Map.of("releaseAction", "flatten"));
        Await.until("every position sold", SOON, () -> positions(desk), left -> left == 0);
        assertThat(halts.current(desk)).contains(new Halt("drill", "test", true, LATER));
        assertThat(count("""
                        select count(*) from trade_order where desk_id = :desk and purpose = 'FLATTEN'
                        and state <> 'FILLED'""", desk)).isZero();
        assertThat(alerts(desk, "FLATTEN_REQUESTED")).isEqualTo(1);

        EngineRest.UserTask again = Await.until(
                        "the task again",
                        SOON,
                        () -> EngineRest.openTasks(desk.value()),
                        tasks -> tasks.size() == 1 && tasks.getFirst().key() != task.key())
                .getFirst();
        EngineRest.complete(again.key(), Map.of("releaseAction", "release"));
        Await.until(
                "a box left empty asks again",
                SOON,
                () -> EngineRest.openTasks(desk.value()),
                tasks -> tasks.size() == 1 && tasks.getFirst().key() != again.key());
        assertThat(halts.current(desk)).isPresent();
        LedgerChecks.assertHolds(db, desk);
    }

    @Tag("long")
    @Test
    void releasedBeforeTheClose_theDayGoesOnWithItsMissedDecisionAndItsRemainingSessions() {
        DeskId desk = desk("stop-and-on", "paper");
        long first = startPaced(desk, BEFORE, now().plusSeconds(40), 30);
        awaitStatus(desk, BEFORE, "PLANNED");
        pull(desk, "drill", false, now());
        awaitStatus(desk, BEFORE, "STOPPED");
        EngineRest.complete(releaseTasks(desk, 1).getFirst().key(), released());
        Await.until(
                "a new instance of the day",
                SOON,
                () -> instance(desk, BEFORE),
                key -> key.isPresent() && key.get() != first);
        awaitStatus(desk, BEFORE, "DONE");
        assertThat(count("select count(*) from decision where desk_id = :desk and session = 'MORNING'", desk))
                .isEqualTo(1);
        assertThat(db.sql("select session from equity_snapshot where desk_id = :desk order by as_of, session desc")
                        .param("desk", desk.value())
                        .query(String.class)
                        .list())
                .containsExactly("OPENING", "MORNING", "MIDDAY", "CLOSE");
        assertThat(text(desk, "DESK_RELEASED")).contains("The desk goes on with its day");
        LedgerChecks.assertHolds(db, desk);
    }

    @Test
    void haltedDesk_asksNoAdvisorAndDecidesAfterItsRelease() {
        DeskId desk = desk("stop-no-advice", "paper");
        replay(desk);
        pull(desk, "drill", false, now());
        decide(desk);
        assertThat(attempts(desk)).isZero();
        assertThat(count("""
                        select count(*) from decision where desk_id = :desk and trading_date = date '2026-11-02'""", desk)).isZero();
        EngineRest.complete(releaseTasks(desk, 1).getFirst().key(), released());
        Await.until("the release", SOON, () -> halts.current(desk), Optional::isEmpty);
        decide(desk);
        assertThat(attempts(desk)).isPositive();
        assertThat(text(desk, "DESK_RELEASED")).contains("The desk goes on with its next trading day");
    }

    @Test
    void publishedByHand_haltsTheDeskAndASecondOneJoinsItAndAddsSelling() {
        DeskId desk = desk("stop-by-hand", "paper");
        publish(desk, Map.of("deskId", desk.value(), "reason", "monitor: odd prices", "requestedBy", "monitor"));
        StandingHalt halt = served(desk);
        assertThat(halt.halt().reason()).isEqualTo("monitor: odd prices");
        assertThat(halt.halt().flatten()).isFalse();
        releaseTasks(desk, 1);

        publish(desk, Map.of("deskId", desk.value(), "flatten", true));
        Await.until(
                "selling added",
                SOON,
                () -> halts.standing(desk).orElseThrow().progress().sharesLeft(),
                Optional::isPresent);
        assertThat(halts.standing(desk).orElseThrow().processInstance()).isEqualTo(halt.processInstance());
        releaseTasks(desk, 1);
    }

    private DeskId desk(String id, String broker) {
        return desk(id, broker, ApprovalSettings.DEFAULT);
    }

    private DeskId desk(String id, String broker, ApprovalSettings approval) {
        Desk model = TestDesks.desk(id, TestDesks.withApproval(approval));
        desks.save(new Desk(
                model.id(),
                model.name(),
                model.mode(),
                broker,
                model.market(),
                model.fallbackMarket(),
                model.initialCash(),
                model.active(),
                model.settings()));
        return model.id();
    }

    /** A desk with two positions whose stops stand at the broker. */
    private DeskId holding(String id, String broker) {
        DeskId desk = desk(id, broker);
        replay(desk);
        String rebalance = ask(desk, symbols().subList(0, 2));
        engine.newCreateInstanceCommand()
                .bpmnProcessId("rebalance")
                .latestVersion()
                .variables(rebalancing(desk, rebalance))
                .withResult()
                .requestTimeout(SOON)
                .send()
                .join();
        assertThat(positions(desk)).isPositive();
        return desk;
    }

    private static ApprovalSettings approveEveryOrder() {
        return new ApprovalSettings(
                ApprovalSettings.Policy.ALWAYS,
                Money.of("0"),
                Duration.ofMinutes(5),
                ApprovalSettings.OnDeadline.REJECT);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private void pull(DeskId desk, String reason, boolean flatten, Instant asOf) {
        TestStack.bean(PullEmergencyStop.class).run(desk, reason, "test", flatten, asOf);
    }

    private void publish(DeskId desk, Map<String, Object> variables) {
        engine.newPublishMessageCommand()
                .messageName("emergency-stop")
                .correlationKey("monitor-" + desk + "-" + variables.size())
                .timeToLive(Duration.ZERO)
                .variables(variables)
                .send()
                .join();
    }

    private StandingHalt served(DeskId desk) {
        return Await.until(
                        "a halt that a process serves",
                        SOON,
                        () -> halts.standing(desk),
                        halt -> halt.flatMap(StandingHalt::processInstance).isPresent())
                .orElseThrow();
    }

    private List<EngineRest.UserTask> releaseTasks(DeskId desk, int wanted) {
        return Await.until(
                wanted + " release tasks",
                SOON,
                () -> EngineRest.openTasks(desk.value()),
                tasks -> tasks.size() == wanted
                        && tasks.stream().allMatch(task -> task.name().startsWith("Release")));
    }

    private void replay(DeskId desk) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("replay-day")
                .latestVersion()
                .variables(Map.of("deskId", desk.value(), "tradingDate", BEFORE.toString(), "clock", "replay"))
                .withResult()
                .requestTimeout(SOON)
                .send()
                .join();
    }

    private long startPaced(DeskId desk, LocalDate date, Instant start, long spacing) {
        return engine.newCreateInstanceCommand()
                .bpmnProcessId("trading-day")
                .latestVersion()
                .variables(Map.of(
                        "deskId", desk.value(),
                        "tradingDate", date.toString(),
                        "clock", "paced",
                        "paceStart", start.toString(),
                        "paceSeconds", spacing))
                .send()
                .join()
                .getProcessInstanceKey();
    }

    private void decide(DeskId desk) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("decide-and-trade")
                .latestVersion()
                .variables(Map.of(
                        "deskId", desk.value(),
                        "tradingDate", DAY.toString(),
                        "session", "MORNING",
                        "asOf", MORNING.toString(),
                        "clock", "paced"))
                .withResult()
                .requestTimeout(SOON)
                .send()
                .join();
    }

    private String ask(DeskId desk, List<String> symbols) {
        Map<Symbol, BigDecimal> targets = new HashMap<>();
        symbols.forEach(symbol -> targets.put(new Symbol(symbol), new BigDecimal("0.06")));
        Rebalance.Wish wish = new Rebalance.Wish(targets, new BigDecimal("0.10"), BigDecimal.ONE, false, true);
        return Objects.requireNonNull(transaction.execute(
                        status -> rebalances.create(desk, DAY, Optional.empty(), wish, "trader", MORNING)))
                .id();
    }

    private static Map<String, Object> rebalancing(DeskId desk, String id) {
        return Map.of("deskId", desk.value(), "rebalanceId", id, "asOf", MORNING.toString(), "clock", "paced");
    }

    private void start(DeskId desk, String id) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("rebalance")
                .latestVersion()
                .variables(rebalancing(desk, id))
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

    private void awaitStatus(DeskId desk, LocalDate date, String status) {
        Await.until("status " + status + " of " + desk, SOON, () -> days.status(desk, date), status::equals);
    }

    private Optional<Long> instance(DeskId desk, LocalDate date) {
        return db.sql("select process_instance_key from trading_day where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", date)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    private List<String> orders(DeskId desk, String state) {
        return db.sql("select id from trade_order where desk_id = :desk and state = :state order by id")
                .param("desk", desk.value())
                .param("state", state)
                .query(String.class)
                .list();
    }

    private String trouble(DeskId desk) {
        return halts.standing(desk).map(halt -> halt.progress().trouble()).orElse("");
    }

    private long restingStops(DeskId desk) {
        return count("""
                select count(*) from trade_order where desk_id = :desk and timing = 'GOOD_TILL_CANCELLED'
                and state in ('SUBMITTED', 'WORKING', 'CANCEL_PENDING')""", desk);
    }

    private long positions(DeskId desk) {
        return count("select count(*) from position where desk_id = :desk and quantity > 0", desk);
    }

    private long attempts(DeskId desk) {
        return count("""
                select count(*) from decision_attempt a join decision_context c on c.id = a.context_id
                where c.desk_id = :desk and c.trading_date = date '2026-11-02'""", desk);
    }

    private long alerts(DeskId desk, String kind) {
        return db.sql("select count(*) from alert where desk_id = :desk and kind = :kind")
                .param("desk", desk.value())
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private String text(DeskId desk, String kind) {
        return db.sql("select text from alert where desk_id = :desk and kind = :kind")
                .param("desk", desk.value())
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    private long count(String sql, DeskId desk) {
        return db.sql(sql).param("desk", desk.value()).query(Long.class).single();
    }
}
