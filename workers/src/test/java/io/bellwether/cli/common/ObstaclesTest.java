package io.bellwether.cli.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.EngineOverview;
import io.bellwether.platform.EngineOverview.Incident;
import io.bellwether.platform.EngineOverview.RunningTask;
import io.bellwether.platform.EngineOverview.WaitingTask;
import io.bellwether.testing.Await;
import io.bellwether.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A command that waits hears within seconds that what it waits for stands still. */
class ObstaclesTest {
    private static final DeskId DESK = new DeskId("main");
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static JdbcClient db;

    private final EngineOverview engine = mock();
    private final List<String> hints = new ArrayList<>();

    @BeforeAll
    static void migrate() {
        String url = TestDatabase.createDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .schemas("bellwether")
                .load()
                .migrate();
        db = JdbcClient.create(new DriverManagerDataSource(url + "&currentSchema=bellwether"));
        db.sql("""
                        insert into desk (id, name, mode, broker, market, initial_cash, settings)
                        values ('main', 'Main', 'PAPER', 'paper', 'simulated-1', 1, '{}'),
                               ('other', 'Other', 'PAPER', 'paper', 'simulated-1', 1, '{}')""").update();
    }

    @BeforeEach
    void quiet() {
        when(engine.serviceTasks(any())).thenReturn(List.of());
    }

    @Test
    void saysWhatAJobToldWhenItGaveUp() {
        alert("before", "main", "An older one");
        Obstacles obstacles = start();
        alert("other", "other", "Somebody else's");
        obstacles.check(DESK);
        alert("mine", "main", "The task 'Task_SubmitOrder' of place-order stopped");
        assertThatThrownBy(() -> keepChecking(obstacles))
                .hasMessage("The task 'Task_SubmitOrder' of place-order stopped: the broker is away"
                        + "%nMend the cause, then retry the incident in Operate; it goes on from there. http://operate/7"
                                .formatted());
    }

    @Test
    void whoWaitsOnIsToldAndNotStopped() {
        Obstacles obstacles = start();
        alert("waits", "main", "The task 'Task_SendReport' of daily-report stopped");
        Optional<String> seen = Await.until("the obstacle", SECONDS, () -> obstacles.look(DESK), Optional::isPresent);
        assertThat(seen.orElseThrow()).startsWith("The task 'Task_SendReport' of daily-report stopped: the broker is");
    }

    @Test
    void seesIncidentsOfTheDeskAndOfNoDeskThatBeganMeanwhile() {
        Obstacles obstacles = start();
        when(engine.incidents())
                .thenReturn(List.of(
                        incident(Optional.of(DESK), Instant.parse("2026-01-01T00:00:00Z"), "old"),
                        incident(Optional.of(new DeskId("other")), now(), "theirs"),
                        incident(Optional.empty(), now(), "market-clock")));
        assertThatThrownBy(() -> keepChecking(obstacles))
                .hasMessageStartingWith("market-clock stands still at 'Task_X': no such variable");
    }

    @Test
    void mentionsAPersonThatIsWaitedForAndATaskThatTakesLongOnce() {
        Obstacles obstacles = start();
        when(engine.userTasks())
                .thenReturn(List.of(new WaitingTask(
                        "1", "Task_ApproveOrder", "Approve order", Optional.of(DESK), "http://tasklist/1")));
        when(engine.serviceTasks(any()))
                .thenReturn(List.of(new RunningTask(7, "Task_FetchQuotes", now(), "http://operate/7")));
        Await.until(
                "both hints",
                SECONDS,
                () -> {
                    obstacles.check(DESK);
                    return hints;
                },
                list -> list.size() == 2);
        Await.until(
                "another look",
                SECONDS,
                () -> {
                    obstacles.check(DESK);
                    return org.mockito.Mockito.mockingDetails(engine)
                            .getInvocations()
                            .size();
                },
                calls -> calls > 4);
        assertThat(hints).hasSize(2);
        assertThat(hints.getFirst()).isEqualTo("Waiting for a person: Approve order http://tasklist/1");
        assertThat(hints.getLast()).contains("'Task_FetchQuotes'", "./bellwether health");
    }

    @Test
    void anEngineThatCannotBeAskedIsNoObstacle() {
        Obstacles obstacles = start();
        when(engine.userTasks()).thenThrow(new TransientFault("away", null));
        assertThatCode(() -> Await.until(
                        "a look",
                        SECONDS,
                        () -> {
                            obstacles.check(DESK);
                            return org.mockito.Mockito.mockingDetails(engine)
                                    .getInvocations()
                                    .size();
                        },
                        calls -> calls > 0))
                .doesNotThrowAnyException();
    }

    private Obstacles start() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(JdbcClient.class, () -> db);
        context.registerBean(EngineOverview.class, () -> engine);
        context.registerBean(InstantSource.class, InstantSource::system);
        context.refresh();
        return Obstacles.from(context, hints::add);
    }

    private static void keepChecking(Obstacles obstacles) {
        Await.until(
                "an obstacle",
                SECONDS,
                () -> {
                    obstacles.check(DESK);
                    return false;
                },
                found -> found);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static Incident incident(Optional<DeskId> desk, Instant since, String process) {
        return new Incident(
                1, 1, 7, process, "Task_X", desk, "IO_MAPPING_ERROR", "no such variable", since, "http://operate/7");
    }

    private static void alert(String key, String desk, String title) {
        db.sql("""
                        insert into alert (desk_id, key, severity, kind, title, text, link)
                        values (:desk, :key, 'CRITICAL', 'JOB_INCIDENT', :title, E'the broker is away\\n\\nMend it.',
                            'http://operate/7')""").param("desk", desk).param("key", key).param("title", title).update();
    }
}
