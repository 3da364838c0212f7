package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.IntradayCheck;
import io.bellwether.desk.domain.Segment;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.Await;
import io.bellwether.testing.EngineRest;
import io.bellwether.testing.Lane;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.ReplayedDay;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trading day on the real engine, with the real database, broker, mail server, Operate and Tasklist. */
@ResourceLock(Lane.STACK_TOO)
class TradingDayProcessIT {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 30);
    private static final Duration SOON = Await.PATIENCE;

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);
    private final JdbcClient db = TestStack.bean(JdbcClient.class);
    private final Desks desks = TestStack.bean(Desks.class);
    private final TradingDays days = TestStack.bean(TradingDays.class);

    /** Twenty days in which everything happens that happens to companies, compared row by row with the kernel's. */
    @Test
    void replayedDays_doOnTheEngineWhatTheyDoInMemory(@TempDir Path folder) {
        List<LocalDate> days = PlantedMarket.write(folder, 5, 100, 82);
        List<LocalDate> dates = days.subList(80, 100);
        Market market = TestStack.bean(Markets.class)
                .register("files-planted", Market.Kind.FILES, folder.toString(), Optional.empty());
        Desk desk = TestDesks.onMarket("both-ways", market.id(), TestDesks.advisedAndWithoutBrake());
        desks.save(desk);
        dates.forEach(date -> ReplayedDay.run(desk.id(), date));
        assertThat(BothWays.same(market, desk, dates).fills()).hasSizeGreaterThan(20);
        assertThat(count("""
                        select count(*) from trade_order o join fill f on f.order_id = o.id
                        where o.desk_id = :desk and o.timing = 'GOOD_TILL_CANCELLED'""", desk.id())).isPositive();
        assertThat(count("select count(*) from booked_action where desk_id = :desk", desk.id()))
                .isGreaterThanOrEqualTo(2);
        LedgerChecks.assertHolds(db, desk.id());
    }

    @Test
    @Tag("long")
    void segmentsOnOneCashAndAnIntradayCheck_doOnTheEngineWhatTheyDoInMemory(@TempDir Path folder) {
        List<LocalDate> days = PlantedMarket.write(folder, 6, 100, 82);
        List<LocalDate> dates = days.subList(80, 86);
        Market market = TestStack.bean(Markets.class)
                .register("files-by-segment", Market.Kind.FILES, folder.toString(), Optional.empty());
        SessionPlan usual = SessionPlan.DEFAULT;
        Desk desk = TestDesks.onMarket(
                "by-segment",
                market.id(),
                TestDesks.advisedAndWithoutBrake()
                        .withSessions(new SessionPlan(
                                usual.morning(),
                                usual.midday(),
                                usual.close(),
                                usual.report(),
                                usual.windows(),
                                List.of(new IntradayCheck(LocalTime.of(14, 30), true))))
                        .withSegments(List.of(new SegmentId("odd"), new SegmentId("even"))));
        desks.save(desk);
        List<Segment> segments = halves();
        segments.forEach(segment -> TestStack.bean(SegmentBook.class)
                .save(desk.id(), segment, new SegmentBook.Change("test", "both ways")));
        dates.forEach(date -> ReplayedDay.run(desk.id(), date));
        RunRecord both = BothWays.same(market, desk, dates, segments);
        assertThat(both.fills()).hasSizeGreaterThan(5);
        assertThat(count(
                        "select count(*) from decision where desk_id = :desk and session = 'INTRADAY1430' and segment = 'odd'",
                        desk.id()))
                .isEqualTo(dates.size());
        assertThat(count(
                        "select count(*) from decision where desk_id = :desk and id = desk_id || '-' ||"
                                + " to_char(trading_date, 'YYYYMMDD') || '-' || lower(session) || '-' || segment",
                        desk.id()))
                .isEqualTo(2L * dates.size() * 4);
        assertThat(count(
                        "select count(distinct segment) from trade_order where desk_id = :desk and purpose = 'DECISION'",
                        desk.id()))
                .isEqualTo(2);
        assertThat(count(
                        "select count(*) from trade_order o join universe_member m on m.desk_id = o.desk_id"
                                + " and m.symbol = o.symbol where o.desk_id = :desk and o.purpose = 'DECISION'"
                                + " and m.segment_id <> o.segment",
                        desk.id()))
                .isZero();
        LedgerChecks.assertHolds(db, desk.id());
    }

    /** Every other of the planted instruments. */
    private static List<Segment> halves() {
        SortedSet<Symbol> odd = new TreeSet<>();
        SortedSet<Symbol> even = new TreeSet<>();
        for (char last = 'A'; last <= 'X'; last++) {
            (last % 2 == 0 ? even : odd).add(new Symbol("PM" + last));
        }
        return List.of(new Segment("even", "Even", even), new Segment("odd", "Odd", odd));
    }

    @Test
    void pacedDay_done_withReportMailed() {
        DeskId desk = desk("paced", ApprovalSettings.DEFAULT);
        startPaced(desk, 3);
        awaitStatus(desk, "DONE");
        assertThat(snapshotSessions(desk)).containsExactly("OPENING", "MORNING", "MIDDAY", "CLOSE");
        assertThat(count("select count(*) from report where desk_id = :desk and queued_at is not null", desk))
                .isEqualTo(1);
        LedgerChecks.assertHolds(db, desk);
    }

    @Test
    void adviceAtMiddayAndClose_ordersOfTheCloseTradeAtTheNextOpen() {
        Desk desk = TestDesks.desk("always-advised", TestDesks.advisedInEverySession());
        desks.save(desk);
        List<LocalDate> dates = List.of(
                LocalDate.of(2026, 9, 14),
                LocalDate.of(2026, 9, 15),
                LocalDate.of(2026, 9, 16),
                LocalDate.of(2026, 9, 17),
                LocalDate.of(2026, 9, 18));
        dates.forEach(date -> ReplayedDay.run(desk.id(), date));
        assertThat(count("select count(*) from decision where desk_id = :desk and session = 'MIDDAY'", desk.id()))
                .isEqualTo(5);
        assertThat(count("select count(*) from decision where desk_id = :desk and session = 'CLOSE'", desk.id()))
                .isEqualTo(5);
        assertThat(count("""
                        select count(*) from trade_order where desk_id = :desk and session = 'CLOSE'
                        and purpose = 'DECISION' and timing <> 'NEXT_OPEN'""", desk.id())).isZero();
        assertThat(count("""
                        select count(*) from fill f join trade_order o on o.id = f.order_id
                        where f.desk_id = :desk and o.timing = 'NEXT_OPEN' and f.trading_date > o.trading_date""", desk.id())).isPositive();
        LedgerChecks.assertHolds(db, desk.id());
    }

    @Test
    void secondInstanceOfTheSameDay_endsWithoutTrading() {
        DeskId desk = desk("once", ApprovalSettings.DEFAULT);
        ReplayedDay.run(desk, DAY);
        DayFacts before = DayFacts.of(db, desk);
        ReplayedDay.run(desk, DAY);
        assertThat(DayFacts.of(db, desk)).isEqualTo(before);
    }

    @Test
    void approvedByPersonInTasklist_orderIsSent() {
        DeskId desk = desk("approved", approveEveryOrder());
        startPaced(desk, 4);
        List<EngineRest.UserTask> tasks = Await.until(
                "an approval task", SOON, () -> EngineRest.openTasks(desk.value()), list -> !list.isEmpty());
        List<String> orders = Await.until(
                "tasks for all orders",
                SOON,
                () -> orderIds(desk, "CREATED"),
                ids -> EngineRest.openTasks(desk.value()).size() == ids.size() && !ids.isEmpty());
        List<EngineRest.UserTask> all = EngineRest.openTasks(desk.value());
        assertThat(tasks.getFirst().name()).isEqualTo("Approve order");
        for (EngineRest.UserTask task : all) {
            EngineRest.completeInTasklist(task.key(), Map.of("orderApproved", true));
        }
        Await.until("orders leave", SOON, () -> orderIds(desk, "CREATED"), List::isEmpty);
        awaitStatus(desk, "DONE");
        for (String order : orders) {
            assertThat(eventActor(order, "APPROVED")).as(order).isIn("unknown yet", "tasklist:demo");
        }
        assertThat(orderIds(desk, "FILLED")).as("approved orders trade").containsAll(orders);
    }

    @Test
    void refusedFromOutsideByMessage_orderNeverLeavesAndSaysWhoAndWhy() {
        DeskId desk = desk("refused", approveEveryOrder());
        startPaced(desk, 4);
        List<String> orders = Await.until("orders", SOON, () -> orderIds(desk, "CREATED"), ids -> !ids.isEmpty());
        for (String order : orders) {
            engine.newPublishMessageCommand()
                    .messageName("order-approval")
                    .correlationKey(order)
                    .timeToLive(SOON)
                    .variables(Map.of(
                            "orderApproved",
                            false,
                            "approvedBy",
                            "risk-officer",
                            "approvalReason",
                            "too close to earnings"))
                    .send()
                    .join();
        }
        awaitStatus(desk, "DONE");
        assertThat(orderIds(desk, "NOT_APPROVED")).containsAll(orders);
        assertThat(eventActor(orders.getFirst(), "NOT_APPROVED")).isEqualTo("message");
        assertThat(count("select count(*) from fill where desk_id = :desk", desk))
                .isZero();
        assertThat(count("select count(*) from paper_order where account = :desk", desk))
                .isZero();
    }

    @Test
    void nobodyDecides_deadlineRejects() {
        DeskId desk = desk(
                "deadline",
                new ApprovalSettings(
                        ApprovalSettings.Policy.ALWAYS,
                        Money.of("0"),
                        Duration.ofSeconds(2),
                        ApprovalSettings.OnDeadline.REJECT));
        startPaced(desk, 4);
        awaitStatus(desk, "DONE");
        List<String> refused = orderIds(desk, "NOT_APPROVED");
        assertThat(refused).isNotEmpty();
        assertThat(eventActor(refused.getFirst(), "NOT_APPROVED")).isEqualTo("deadline");
    }

    @Test
    void emergencyStopDuringTheDay_noOrderLeavesUntilAPersonReleasesIt() {
        DeskId desk = desk("stopped", approveEveryOrder());
        startPaced(desk, 5);
        Await.until("orders wait", SOON, () -> orderIds(desk, "CREATED"), ids -> !ids.isEmpty());
        stop(desk);
        Halts halts = TestStack.bean(Halts.class);
        assertThat(halts.current(desk)).isPresent();
        awaitStatus(desk, "STOPPED");
        EngineRest.UserTask release = Await.until(
                        "the release task", SOON, () -> EngineRest.openTasks(desk.value()), EngineRest::onlyRelease)
                .getFirst();
        assertThat(count("select count(*) from fill where desk_id = :desk", desk))
                .isZero();
        assertThat(count("select count(*) from alert where desk_id = :desk and kind = 'DESK_HALTED'", desk))
                .isEqualTo(1);
        EngineRest.complete(release.key(), EmergencyStopIT.released());
        Await.until("the release", SOON, () -> halts.current(desk), java.util.Optional::isEmpty);
        Await.until(
                "the halted desk still closes its books",
                SOON,
                () -> snapshotSessions(desk),
                sessions -> sessions.contains("CLOSE"));
    }

    @Test
    void exhaustedRetries_incidentInOperateAndAlertMail_resolvingItContinuesTheDay() {
        Desk good = TestDesks.desk("incident");
        desks.save(new Desk(
                good.id(),
                good.name(),
                good.mode(),
                "nonexistent",
                good.market(),
                good.fallbackMarket(),
                good.initialCash(),
                false,
                good.settings()));
        startPaced(good.id(), 2);
        Await.until(
                "the alert of the incident and its mail",
                SOON,
                () -> count(
                        "select count(*) from alert where desk_id = :desk and kind = 'JOB_INCIDENT'"
                                + " and mailed_at is not null and link like '%/operate/processes/%'",
                        good.id()),
                alerts -> alerts > 0);
        EngineRest.Incident incident = Await.until(
                        "the incident in Operate",
                        SOON,
                        () -> EngineRest.incidents(good.id().value()),
                        list -> !list.isEmpty())
                .getFirst();
        assertThat(incident.message()).contains("nonexistent");
        desks.save(good);
        Await.until(
                "the day done after its incidents were resolved",
                SOON,
                () -> {
                    EngineRest.incidents(good.id().value()).forEach(this::resolve);
                    return days.status(good.id(), DAY);
                },
                "DONE"::equals);
    }

    /** As a person does in Operate, which may still show an incident that is resolved already. */
    private void resolve(EngineRest.Incident incident) {
        try {
            engine.newUpdateRetriesCommand(incident.jobKey()).retries(3).send().join();
            engine.newResolveIncidentCommand(incident.key()).send().join();
        } catch (ClientStatusException gone) {
            assertThat(gone.getStatusCode()).isEqualTo(Status.Code.NOT_FOUND);
        }
    }

    private DeskId desk(String id, ApprovalSettings approval) {
        Desk desk = TestDesks.desk(id, TestDesks.withApproval(approval));
        desks.save(desk);
        return desk.id();
    }

    private static ApprovalSettings approveEveryOrder() {
        return new ApprovalSettings(
                ApprovalSettings.Policy.ALWAYS, Money.of("0"), Duration.ofHours(1), ApprovalSettings.OnDeadline.REJECT);
    }

    private void startPaced(DeskId desk, long spacing) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("trading-day")
                .latestVersion()
                .variables(Map.of(
                        "deskId", desk.value(),
                        "tradingDate", DAY.toString(),
                        "clock", "paced",
                        "paceStart", Clock.systemUTC().instant().toString(),
                        "paceSeconds", spacing))
                .send()
                .join();
    }

    private void stop(DeskId desk) {
        TestStack.bean(io.bellwether.execution.app.halt.PullEmergencyStop.class)
                .run(desk, "drill", "test", false, Clock.systemUTC().instant());
    }

    private void awaitStatus(DeskId desk, String status) {
        Await.until("status " + status + " of " + desk, SOON, () -> days.status(desk, DAY), status::equals);
    }

    private List<String> orderIds(DeskId desk, String state) {
        return db.sql("select id from trade_order where desk_id = :desk and state = :state order by id")
                .param("desk", desk.value())
                .param("state", state)
                .query(String.class)
                .list();
    }

    private String eventActor(String order, String kind) {
        return db.sql("select actor from order_event where order_id = :order and kind = :kind")
                .param("order", order)
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    private List<String> snapshotSessions(DeskId desk) {
        return db.sql("select session from equity_snapshot where desk_id = :desk order by as_of, session desc")
                .param("desk", desk.value())
                .query(String.class)
                .list();
    }

    private long count(String sql, DeskId desk) {
        return db.sql(sql).param("desk", desk.value()).query(Long.class).single();
    }
}
