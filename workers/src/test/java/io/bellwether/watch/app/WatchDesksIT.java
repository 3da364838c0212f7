package io.bellwether.watch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.Pace;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.EngineOverview;
import io.bellwether.platform.EngineOverview.Incident;
import io.bellwether.platform.EngineOverview.State;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.DatabaseView;
import io.bellwether.watch.domain.EngineView;
import io.bellwether.watch.domain.Kind;
import io.bellwether.watch.domain.Observed;
import io.bellwether.watch.domain.Report;
import io.bellwether.watch.domain.Thresholds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** The watch on the real database, with an engine and a clock that do as told. */
@DatabaseTest
@Import(WatchDesksIT.MovableClock.class)
@TestPropertySource(
        properties = {
            "bellwether.clock.file=moved-by-the-test",
            "bellwether.advisors.openai.model=gpt-5-mini",
            "bellwether.models.ends[gpt-5-mini]=2026-12-11"
        })
class WatchDesksIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final DeskId DESK = new DeskId("watched");

    @TestConfiguration(proxyBeanMethods = false)
    static class MovableClock {
        static volatile Instant now = Instant.EPOCH;

        @Bean
        @Primary
        InstantSource movableClock() {
            return () -> now;
        }

        /** A clock that is moved would allow any break between two looks; this engine knows places at once. */
        @Bean
        @Primary
        Thresholds thresholds() {
            Thresholds d = Thresholds.DEFAULT;
            return new Thresholds(
                    d.dayOpen(),
                    d.sessionStart(),
                    d.sessionEnd(),
                    d.dayEnd(),
                    Duration.ZERO,
                    d.task(),
                    d.halt(),
                    d.release(),
                    d.orders(),
                    d.mail(),
                    d.data(),
                    d.skew(),
                    d.unreachable(),
                    d.over(),
                    d.longestBreak());
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient db;

    @Autowired
    Desks desks;

    @Autowired
    TradingDays days;

    @Autowired
    SessionRuns sessions;

    @Autowired
    Halts halts;

    @Autowired
    Alerts alerts;

    @MockitoSpyBean
    DatabaseEye database;

    @MockitoSpyBean
    WatchLog watchLog;

    @MockitoBean
    EngineEye engine;

    @MockitoBean
    EngineOverview overview;

    @MockitoBean
    DeadMansSwitch deadMansSwitch;

    private WatchDesks watch;

    @BeforeEach
    void start() {
        watch = newReplica();
        reset(database, watchLog);
        db.sql("truncate watch_condition, watch_look, alert restart identity cascade")
                .update();
        db.sql("update desk set active = false").update();
        db.sql("delete from desk_halt").update();
        db.sql("truncate session_run").update();
        db.sql("delete from trading_day").update();
        at("2026-11-02T16:00:00Z");
        when(engine.look(any())).thenReturn(Observed.of(new EngineView(Optional.empty(), new TreeSet<>())));
        when(overview.asks()).thenReturn(true);
        noIncidents();
    }

    @Test
    void anIncidentWithoutADeskIsToldWhenItBeginsAndWhenItIsOver() {
        incidents(incident(1, Optional.empty()));
        for (int look = 0; look < 3; look++) {
            assertThat(watch.run().conditions()).extracting(Condition::kind).containsExactly(Kind.INCIDENT);
            pass(Duration.ofMinutes(1));
        }
        noIncidents();
        for (int look = 0; look < 4; look++) {
            watch.run();
            pass(Duration.ofMinutes(1));
        }
        assertThat(watch.report().isWell()).isTrue();
        assertThat(told())
                .containsExactly(
                        "watch:1:begun|CRITICAL|INCIDENT|market-clock stands still at 'Task_1'",
                        "watch:1:over|INFO|WATCH_OVER|Over: market-clock stands still at 'Task_1'");
        assertThat(text("watch:1:over")).isEqualTo("It lasted from Nov 2, 10:59 to Nov 2, 11:04 New York, 5 minutes.");
    }

    @Test
    void anIncidentThatItsJobToldIsToldAgainOnlyWhenItIsOver() {
        alerts.raise(new Alerts.Alert(
                "incident:1:1793635200000",
                Optional.empty(),
                Optional.empty(),
                Alerts.Severity.CRITICAL,
                "JOB_INCIDENT",
                "The task stopped",
                "why",
                ""));
        incidents(incident(1, Optional.empty()));
        watch.run();
        noIncidents();
        pass(Duration.ofMinutes(2));
        watch.run();
        assertThat(told())
                .containsExactly(
                        "incident:1:1793635200000|CRITICAL|JOB_INCIDENT|The task stopped",
                        "watch:1:over|INFO|WATCH_OVER|Over: market-clock stands still at 'Task_1'");
    }

    @Test
    void aNewWatchAfterARestartTellsNothingAgain() {
        incidents(incident(1, Optional.empty()));
        watch.run();
        pass(Duration.ofHours(3));
        newReplica().run();
        noIncidents();
        pass(Duration.ofMinutes(3));
        newReplica().run();
        assertThat(told())
                .extracting(line -> line.substring(0, line.indexOf('|')))
                .containsExactly("watch:1:begun", "watch:1:over");
    }

    @Test
    void severalReplicasAtOnceTellOnce() throws Exception {
        incidents(incident(1, Optional.empty()));
        List<WatchDesks> replicas = List.of(watch, newReplica(), newReplica(), newReplica());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 5; round++) {
                List<Future<Report>> looks = new ArrayList<>();
                replicas.forEach(replica -> looks.add(threads.submit(replica::run)));
                for (Future<Report> look : looks) {
                    look.get();
                }
            }
        }
        assertThat(told()).hasSize(1);
        assertThat(count("select count(*) from watch_condition")).isEqualTo(1);
    }

    @Test
    void manyTroublesAtOnceAreOneAlert() {
        incidents(LongStream.rangeClosed(1, 8)
                .mapToObj(n -> incident(n, Optional.of(DESK)))
                .toArray(Incident[]::new));
        assertThat(watch.run().conditions()).hasSize(8);
        assertThat(told()).containsExactly("watch:1-8:begun|CRITICAL|WATCH_MANY|8 troubles began");
        assertThat(text("watch:1-8:begun"))
                .contains("- watched: market-clock of desk watched stands still at 'Task_8'", "./bellwether health");
        noIncidents();
        pass(Duration.ofMinutes(2));
        watch.run();
        assertThat(told()).hasSize(2).last().isEqualTo("watch:1-8:over|INFO|WATCH_MANY|8 troubles are over");
    }

    @Test
    void aModelThatADeskAsksAndThatEndsIsToldOnceThirtyDaysBefore() {
        activeDesk();
        asks("[\"openai\", \"strategies\"]");
        at("2026-11-07T12:00:00Z");
        assertThat(watch.run().conditions()).isEmpty();
        at("2026-11-14T12:00:00Z");
        for (int look = 0; look < 2; look++) {
            assertThat(watch.run().conditions()).extracting(Condition::kind).containsExactly(Kind.MODEL_ENDS);
            pass(Duration.ofMinutes(1));
        }
        assertThat(told())
                .containsExactly("watch:1:begun|WARNING|MODEL_ENDS|The model of advisor openai ends on 2026-12-11");
        asks("[\"strategies\"]");
        for (int look = 0; look < 4; look++) {
            watch.run();
            pass(Duration.ofMinutes(1));
        }
        assertThat(watch.report().isWell()).isTrue();
    }

    @Test
    void aDayThatIsNotOpenIsToldUntilItIs() {
        at("2026-11-02T12:30:00Z");
        activeDesk();
        watch.run();
        pass(Duration.ofMinutes(1));
        watch.run();
        assertThat(told())
                .as("an engine that comes back may be about to open it")
                .isEmpty();
        pass(Duration.ofMinutes(1));
        watch.run();
        days.open(DESK, MONDAY);
        days.claim(DESK, MONDAY, 4711, plan());
        pass(Duration.ofMinutes(2));
        watch.run();
        assertThat(told())
                .containsExactly(
                        "watch:1:begun|CRITICAL|DAY_NOT_OPEN|The day of 2026-11-02 is not open",
                        "watch:1:over|INFO|WATCH_OVER|Over: The day of 2026-11-02 is not open");
        assertThat(db.sql("select desk_id || ' ' || trading_date from alert where key = 'watch:1:begun'")
                        .query(String.class)
                        .single())
                .isEqualTo("watched 2026-11-02");
    }

    @Test
    void theDatabasesWordIsReadAsItIsWritten() {
        activeDesk();
        days.open(DESK, MONDAY);
        days.claim(DESK, MONDAY, 4711, plan());
        sessions.begin(DESK, MONDAY, Session.MORNING, 4711, Instant.parse("2026-11-02T14:30:00Z"));
        sessions.end(DESK, MONDAY, Session.MORNING, Instant.parse("2026-11-02T14:40:00Z"));
        sessions.begin(DESK, MONDAY, Session.MIDDAY, 4711, Instant.parse("2026-11-02T17:00:00Z"));
        halts.halt(DESK, new Halt("odd prices", "ria", false, Instant.parse("2026-11-02T15:00:00Z")));
        DatabaseView view = database.look(MovableClock.now);
        assertThat(view.desks()).singleElement().satisfies(desk -> {
            assertThat(desk.id()).isEqualTo(DESK);
            assertThat(desk.createdAt())
                    .isBetween(MovableClock.now.minusSeconds(420), MovableClock.now.minusSeconds(299));
        });
        assertThat(view.days()).singleElement().satisfies(day -> {
            assertThat(day.status()).isEqualTo("PLANNED");
            assertThat(day.live()).isTrue();
            assertThat(day.instance()).contains(4711L);
            assertThat(day.dueAt()).containsEntry(Session.CLOSE, Instant.parse("2026-11-02T21:00:00Z"));
            assertThat(day.started()).containsExactlyInAnyOrder(Session.MORNING, Session.MIDDAY);
            assertThat(day.ended()).containsExactly(Session.MORNING);
            assertThat(day.over()).isFalse();
            assertThat(day.link()).endsWith("/processes/4711");
        });
        assertThat(view.halts())
                .containsExactly(
                        new DatabaseView.HaltRow(DESK, "odd prices", "ria", Instant.parse("2026-11-02T15:00:00Z")));
        assertThat(view.skew()).as("a clock that is moved is not compared").isEmpty();
        assertThat(view.data())
                .singleElement()
                .satisfies(data -> assertThat(data.lastBar()).isEmpty());
    }

    @Test
    void mailThatWaitsIsSeenWithItsAge() {
        activeDesk();
        db.sql("update alert set enveloped_at = now()").update();
        db.sql("update mail_outbox set state = 'REFUSED' where state = 'QUEUED'")
                .update();
        db.sql("""
                        insert into mail_outbox (key, kind, recipient, subject, next_attempt_at, last_problem, created_at)
                        values ('waits', 'REPORT', 'desk@example.org', 'Report', now() + interval '1 day',
                            'connection refused', now() - interval '20 minutes')
                        """).update();
        DatabaseView.Mail mail = database.look(MovableClock.now).mail();
        db.sql("delete from mail_outbox where key = 'waits'").update();
        assertThat(mail.waiting()).isEqualTo(1);
        assertThat(mail.error()).isEqualTo("connection refused");
        assertThat(mail.oldest().orElseThrow())
                .isBetween(MovableClock.now.minusSeconds(1260), MovableClock.now.minusSeconds(1200));
    }

    @Test
    void aDayWhoseInstanceWasCancelledIsSaid() {
        activeDesk();
        days.open(DESK, MONDAY);
        days.claim(DESK, MONDAY, 4711, plan());
        when(overview.states(Set.of(4711L))).thenReturn(Map.of(4711L, State.CANCELLED));
        for (int look = 0; look < 3; look++) {
            watch.run();
            pass(Duration.ofMinutes(1));
        }
        assertThat(watch.report().conditions()).anySatisfy(condition -> {
            assertThat(condition.kind()).isEqualTo(Kind.DAY_WITHOUT_INSTANCE);
            assertThat(condition.desk()).contains(DESK);
        });
    }

    @Test
    void goesOnWithoutTheDatabaseAndTellsWhenItIsBack() {
        incidents(incident(1, Optional.empty()));
        watch.run();
        doThrow(new DataAccessResourceFailureException("connection refused"))
                .when(database)
                .look(any());
        doThrow(new DataAccessResourceFailureException("connection refused"))
                .when(watchLog)
                .open();
        pass(Duration.ofMinutes(1));
        Report lost = watch.run();
        assertThat(lost.conditions())
                .extracting(Condition::kind)
                .containsExactlyInAnyOrder(Kind.DATABASE_UNREACHABLE, Kind.INCIDENT);
        pass(Duration.ofMinutes(3));
        watch.run();
        assertThat(watch.report().conditions())
                .as("also for who asks in between")
                .extracting(Condition::kind)
                .containsExactlyInAnyOrder(Kind.DATABASE_UNREACHABLE, Kind.INCIDENT);
        reset(database, watchLog);
        pass(Duration.ofMinutes(1));
        watch.run();
        pass(Duration.ofMinutes(2));
        watch.run();
        assertThat(told())
                .containsExactly(
                        "watch:1:begun|CRITICAL|INCIDENT|market-clock stands still at 'Task_1'",
                        "watch:2:begun|CRITICAL|DATABASE_UNREACHABLE|The database cannot be reached",
                        "watch:2:over|INFO|WATCH_OVER|Over: The database cannot be reached");
        assertThat(text("watch:2:over")).startsWith("It lasted from Nov 2, 11:01");
    }

    @Test
    void tellsThatTasklistDoesNotFollowTheEngine() {
        Instant began = MovableClock.now.minusSeconds(600);
        when(overview.userTaskElements(MovableClock.now.minus(Duration.ofMinutes(2))))
                .thenReturn(List.of(element("Task_ApproveOrder", began), element("Task_ApproveOrder", began)));
        when(overview.userTasks())
                .thenReturn(List.of(new EngineOverview.WaitingTask(
                        "1", "Task_ApproveOrder", "Approve order", Optional.of(DESK), "http://tasklist/1")));
        assertThat(watch.run().isWell()).as("a moment is no trouble").isTrue();
        pass(Duration.ofMinutes(2));
        when(overview.userTaskElements(MovableClock.now.minus(Duration.ofMinutes(2))))
                .thenReturn(List.of(element("Task_ApproveOrder", began), element("Task_ApproveOrder", began)));
        assertThat(watch.run().conditions()).singleElement().satisfies(condition -> {
            assertThat(condition.kind()).isEqualTo(Kind.TASK_UNLISTED);
            assertThat(condition.title()).isEqualTo("Tasklist does not show 1 task(s) that wait for a person");
        });
    }

    private static EngineOverview.RunningTask element(String id, Instant since) {
        return new EngineOverview.RunningTask(5, id, since, "http://operate/5");
    }

    @Test
    void whoAsksBeforeTheNextLookIsToldWhyAndSinceWhenTheDatabaseIsAway() {
        watch.run();
        Instant first = MovableClock.now.plusSeconds(10);
        for (String why : List.of("connection refused", "too many clients")) {
            doThrow(new DataAccessResourceFailureException(why)).when(watchLog).open();
            pass(Duration.ofSeconds(10));
            assertThat(watch.report().conditions()).singleElement().satisfies(condition -> {
                assertThat(condition.since()).isEqualTo(first);
                assertThat(condition.text()).startsWith(why + ". Nothing is decided");
            });
        }
        reset(watchLog);
        assertThat(watch.report().isWell()).isTrue();
        watch.run();
        assertThat(told()).as("nobody looked meanwhile").isEmpty();
    }

    @Test
    void theSwitchOutsideIsCalledOnlyWhileNothingIsCritical() {
        watch.run();
        verify(deadMansSwitch).well();
        clearInvocations(deadMansSwitch);
        incidents(incident(1, Optional.empty()));
        watch.run();
        verify(deadMansSwitch, never()).well();
        verify(deadMansSwitch).trouble();
        clearInvocations(deadMansSwitch);
        noIncidents();
        pass(Duration.ofMinutes(2));
        doThrow(new DataAccessResourceFailureException("connection refused"))
                .when(database)
                .look(any());
        watch.run();
        verify(deadMansSwitch, never()).well();
        verify(deadMansSwitch).trouble();
    }

    @Test
    void saysThatItDoesNotLook() {
        watch.run();
        pass(Duration.ofMinutes(3));
        assertThat(watch.report().isWell()).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(watch.report().conditions()).extracting(Condition::kind).containsExactly(Kind.WATCH_STOPPED);
    }

    @Test
    void anEngineWithoutItsSearchIsNoReasonToForgetWhatWasSeen() {
        incidents(incident(1, Optional.empty()));
        watch.run();
        doThrow(new io.bellwether.kernel.TransientFault("no answer", null))
                .when(overview)
                .incidents();
        for (int look = 0; look < 5; look++) {
            pass(Duration.ofMinutes(1));
            watch.run();
        }
        assertThat(watch.report().conditions())
                .extracting(Condition::kind)
                .containsExactly(Kind.INCIDENT, Kind.SEARCH_UNREACHABLE);
    }

    private WatchDesks newReplica() {
        return context.getAutowireCapableBeanFactory().createBean(WatchDesks.class);
    }

    private void activeDesk() {
        desks.save(TestDesks.onMarket(DESK.value(), "simulated-90909"));
        db.sql("update desk set created_at = now() - interval '5 minutes' where id = 'watched'")
                .update();
    }

    private void asks(String advisors) {
        db.sql(
                        "update desk set settings = jsonb_set(settings, '{advisors}', cast(:advisors as jsonb)) where id = 'watched'")
                .param("advisors", advisors)
                .update();
    }

    private static DayPlan plan() {
        return DayPlan.of(
                new ExchangeCalendar().hours(MONDAY).orElseThrow(),
                SessionPlan.DEFAULT,
                new Pace.Live(Instant.parse("2026-11-02T12:00:00Z")));
    }

    private static void at(String moment) {
        MovableClock.now = Instant.parse(moment);
    }

    private static void pass(Duration time) {
        MovableClock.now = MovableClock.now.plus(time);
    }

    private void incidents(Incident... open) {
        doReturn(List.of(open)).when(overview).incidents();
    }

    private void noIncidents() {
        incidents();
    }

    private static Incident incident(long n, Optional<DeskId> desk) {
        return new Incident(
                100 + n,
                n,
                n,
                "market-clock",
                "Task_" + n,
                desk,
                "JOB_NO_RETRIES",
                "the calendar ended",
                Instant.parse("2026-11-02T15:59:00Z"),
                "http://operate/" + n);
    }

    private List<String> told() {
        return db.sql("select key || '|' || severity || '|' || kind || '|' || title from alert order by id")
                .query(String.class)
                .list();
    }

    private String text(String key) {
        return db.sql("select text from alert where key = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private int count(String sql) {
        return db.sql(sql).query(Integer.class).single();
    }
}
