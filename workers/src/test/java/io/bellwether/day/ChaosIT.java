package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.platform.Json;
import io.bellwether.sandbox.SandboxProcess;
import io.bellwether.testing.AppProcess;
import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.LiveStack;
import io.bellwether.testing.MovingClock;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestSessions;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Kills the application, the engine's broker and PostgreSQL with {@code kill -9}: at seeded random moments of paced
 * days, and at the borders of the sessions of days by the clock, while cancels are pending. Five kills in
 * {@code verify}; more with {@code -Dchaos.kills=30}, another order of events with {@code -Dchaos.seed=…}.
 */
@ResourceLock(Lane.OTHER_STACKS)
class ChaosIT {
    private static final Logger log = LoggerFactory.getLogger(ChaosIT.class);
    private static final int KILLS = Integer.getInteger("chaos.kills", 5);
    private static final int PACED_KILLS = KILLS / 2;
    private static final int PENDING_KILLS = Math.max(1, KILLS / 10);
    private static final int BORDER_KILLS = KILLS - PACED_KILLS - PENDING_KILLS;
    private static final long SEED = Long.getLong("chaos.seed", 20261120);
    private static final List<String> PARTS = List.of("app", "broker", "postgres");
    private static final DeskId DESK = new DeskId("chaos");

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Random random = new Random(SEED);

    @Test
    void dayGoesOnAfterEachKill_everyOrderOnce_ledgerHolds(@TempDir Path state)
            throws IOException, InterruptedException {
        try (SandboxProcess sandbox = SandboxProcess.start(state, List.of("broker", "postgres", "mail"));
                AppProcess app = AppProcess.start(sandbox.endpoints(), state.resolve("app.log"));
                CamundaClient engine = client(sandbox.endpoints())) {
            JdbcClient db = database(sandbox.endpoints());
            saveDesk(db, TestDesks.desk(DESK.value(), TestDesks.withoutBrake()), false);
            List<Long> recoveries = new ArrayList<>();
            LocalDate date = LocalDate.of(2026, 6, 1);
            for (int kill = 1; kill <= PACED_KILLS; kill++) {
                String part = PARTS.get(random.nextInt(PARTS.size()));
                startDay(engine, date);
                Thread.sleep(random.nextInt(6_000)); // the random moment is the test's input
                long recovered = killAndMeasure(part, sandbox, app, db, date);
                recoveries.add(recovered);
                log.info(
                        "kill {} of {}: {} on {}: the day went on after {} ms",
                        kill,
                        PACED_KILLS,
                        part,
                        date,
                        recovered);
                awaitDone(db, date);
                assertEveryOrderOnce(db);
                LedgerChecks.assertHolds(db, DESK);
                date = calendar.next(date);
            }
            assertThat(count(db, "select count(*) from fill"))
                    .as("orders were filled in these days")
                    .isPositive();
            log.info("recovery of {} kills [ms]: {}", PACED_KILLS, recoveries);
        }
    }

    /** Each border is crossed while a part is away, or it is killed within the first two seconds after it. */
    @Tag("long")
    @Test
    void partsKilledAtTheBordersOfSessions_everySessionOnceAndInItsTime_everyOrderOnce_ledgerHolds(@TempDir Path state)
            throws IOException, InterruptedException {
        MovingClock clock = new MovingClock(Instant.parse("2027-02-27T12:00:00Z"));
        try (SandboxProcess sandbox = SandboxProcess.start(state, List.of("broker", "postgres", "mail"))) {
            Map<String, String> environment = new HashMap<>(sandbox.endpoints());
            environment.put("BELLWETHER_CLOCK_FILE", clock.file().toString());
            try (AppProcess app = AppProcess.start(environment, state.resolve("app.log"));
                    CamundaClient engine = client(sandbox.endpoints())) {
                clock.begin(engine);
                JdbcClient db = database(sandbox.endpoints());
                LocalDate day = calendar.next(LocalDate.of(2027, 2, 27));
                clock.moveTo(LiveStack.at(day, "05:00"));
                saveDesk(db, TestDesks.desk(DESK.value(), TestDesks.advisedAndWithoutBrake()), true);
                for (int kill = 0; kill < BORDER_KILLS; ) {
                    clock.moveTo(LiveStack.at(day, "09:00"));
                    await(db, "the day " + day, "select count(*) from trading_day where trading_date = :date", day);
                    for (Session session : TestSessions.ALL) {
                        Instant border = border(day, session);
                        if (kill < BORDER_KILLS) {
                            killAt(border, PARTS.get(kill % PARTS.size()), clock, sandbox, app);
                            kill++;
                        } else {
                            clock.moveTo(border);
                        }
                        await(db, session + " of " + day, ended(session), day);
                    }
                    await(db, "the end of " + day, """
                            select count(*) from trading_day where trading_date = :date and status = 'DONE'""", day);
                    assertEveryOrderOnce(db);
                    LedgerChecks.assertHolds(db, DESK);
                    day = calendar.next(day);
                }
                assertThat(count(db, "select count(*) from fill")).as("fills").isPositive();
                assertThat(db.sql("""
                                select title from alert where kind = 'SESSION_MISSED'
                                or (severity = 'CRITICAL' and kind not in ('ENGINE_UNREACHABLE', 'DATABASE_UNREACHABLE'))
                                """).query(String.class).list())
                        .as("what was told, but that a killed part was away")
                        .isEmpty();
                stopWhileCancelsArePending(day, clock, sandbox, app, db);
            } finally {
                clock.end();
            }
        }
    }

    /** The stops that stand at the broker are taken back late, and parts are killed while they may still be executed. */
    private void stopWhileCancelsArePending(
            LocalDate day, MovingClock clock, SandboxProcess sandbox, AppProcess app, JdbcClient db)
            throws InterruptedException {
        clock.moveTo(LiveStack.at(day, "09:30"));
        await(db, "the morning of " + day, ended(Session.MORNING), day);
        cancelsTakeEffectLate(db);
        db.sql("""
                        insert into desk_halt (desk_id, reason, requested_by, flatten, halted_as_of)
                        values (:desk, 'chaos', 'test', false, cast(:now as timestamptz))""")
                .param("desk", DESK.value())
                .param("now", clock.now().toString())
                .update();
        for (int kill = 0; kill < PENDING_KILLS; kill++) {
            Await.until(
                    "a pending cancel",
                    Await.PATIENCE,
                    () -> count(db, "select count(*) from trade_order where state = 'CANCEL_PENDING'"),
                    pending -> pending > 0);
            kill(PARTS.get((BORDER_KILLS + kill) % PARTS.size()), sandbox, app);
        }
        Await.until(
                "no order left, at the desk and at the broker",
                Await.PATIENCE,
                () -> count(db, """
                        select (select count(*) from trade_order
                                where state in ('CREATED', 'SUBMITTED', 'WORKING', 'QUEUED', 'CANCEL_PENDING'))
                             + (select count(*) from paper_order where state in ('WORKING', 'QUEUED'))"""),
                left -> left == 0);
        assertEveryOrderOnce(db);
        LedgerChecks.assertHolds(db, DESK);
    }

    private static void kill(String part, SandboxProcess sandbox, AppProcess app) throws InterruptedException {
        takeDown(part, sandbox, app);
        bringBack(part, sandbox, app);
    }

    private static void takeDown(String part, SandboxProcess sandbox, AppProcess app) throws InterruptedException {
        if (part.equals("app")) {
            app.kill();
        } else {
            sandbox.kill(part);
        }
    }

    private static void bringBack(String part, SandboxProcess sandbox, AppProcess app) throws InterruptedException {
        if (part.equals("app")) {
            app.restart();
        } else {
            sandbox.awaitHealthy(part, Await.PATIENCE);
        }
    }

    private void killAt(Instant border, String part, MovingClock clock, SandboxProcess sandbox, AppProcess app)
            throws InterruptedException {
        boolean before = random.nextBoolean();
        if (!before) {
            clock.moveTo(border);
            Thread.sleep(random.nextInt(2_000)); // the random moment is the test's input
        }
        takeDown(part, sandbox, app);
        if (before) {
            clock.moveTo(border);
        }
        bringBack(part, sandbox, app);
        log.info("killed {} {} {}", part, before ? "before" : "after", border);
    }

    private static Instant border(LocalDate day, Session session) {
        return LiveStack.at(
                day,
                switch (session.kind()) {
                    case MORNING -> "09:30";
                    case MIDDAY -> "12:00";
                    case CLOSE -> "16:00";
                    case REPORT -> "17:00";
                    case INTRADAY -> throw new IllegalArgumentException("the desk has no intraday check");
                });
    }

    private static String ended(Session session) {
        return "select count(*) from session_run where trading_date = :date and state = 'ENDED' and session = '"
                + session + "'";
    }

    private static void await(JdbcClient db, String what, String query, LocalDate date) {
        Await.until(
                what,
                Await.PATIENCE,
                () -> db.sql(query).param("date", date).query(Long.class).single(),
                count -> count == 1);
    }

    private static void cancelsTakeEffectLate(JdbcClient db) {
        db.sql("insert into paper_trouble (account, kind, call, seconds) values (:desk, 'LATE_CANCEL', 'CANCEL', 20)")
                .param("desk", DESK.value())
                .update();
    }

    /** Milliseconds from the part's return to the day's next sign of life. */
    private static long killAndMeasure(
            String part, SandboxProcess sandbox, AppProcess app, JdbcClient db, LocalDate date)
            throws InterruptedException {
        kill(part, sandbox, app);
        long back = System.nanoTime();
        long before = signsOfLife(db);
        Await.until(
                "the day going on after a kill of " + part,
                Await.PATIENCE,
                () -> signsOfLife(db) > before || isDone(db, date),
                Boolean::booleanValue);
        return (System.nanoTime() - back) / 1_000_000;
    }

    private static long signsOfLife(JdbcClient db) {
        return count(db, """
                select (select count(*) from order_event) + (select count(*) from fill)
                     + (select count(*) from equity_snapshot) + (select count(*) from decision_attempt)
                     + (select count(*) from decision) + (select count(*) from risk_check)
                     + (select count(*) from report) + (select count(*) from quote)
                     + (select count(*) from report where queued_at is not null)
                     + (select count(*) from desk_daily_metrics) + (select count(*) from trading_day where status = 'DONE')
                """);
    }

    private static void assertEveryOrderOnce(JdbcClient db) {
        assertThat(count(db, """
                        select count(*) from trade_order o where (o.state = 'FILLED' or o.filled_quantity > 0)
                        and (select count(*) from paper_order p where p.client_order_id = o.id) <> 1"""))
                .as(
                        "filled orders that the broker does not have exactly once; an order taken back before it left has none")
                .isZero();
        assertThat(count(
                        db,
                        "select count(*) from paper_order p where not exists"
                                + " (select 1 from trade_order o where o.id = p.client_order_id)"))
                .as("orders at the broker that the desk does not know")
                .isZero();
        assertThat(count(db, """
                        select count(*) from trade_order where state in ('CREATED', 'SUBMITTED')
                        or (state = 'WORKING' and timing <> 'GOOD_TILL_CANCELLED')"""))
                .as("orders left open after the day, stops that stand at the broker aside")
                .isZero();
    }

    private static void startDay(CamundaClient engine, LocalDate date) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("trading-day")
                .latestVersion()
                .variables(Map.of(
                        "deskId", DESK.value(),
                        "tradingDate", date.toString(),
                        "clock", "paced",
                        "paceStart", Clock.systemUTC().instant().toString(),
                        "paceSeconds", 2))
                .send()
                .join();
    }

    private static void awaitDone(JdbcClient db, LocalDate date) {
        Await.until("the end of " + date, Await.PATIENCE, () -> isDone(db, date), Boolean::booleanValue);
    }

    private static boolean isDone(JdbcClient db, LocalDate date) {
        return db.sql("select count(*) from trading_day where trading_date = :date and status = 'DONE'")
                        .param("date", date)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static long count(JdbcClient db, String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private static void saveDesk(JdbcClient db, Desk desk, boolean active) {
        db.sql("""
                        insert into desk (id, name, mode, broker, market, initial_cash, active, settings)
                        values (:id, :name, 'PAPER', 'paper', :market, :cash, :active, cast(:settings as jsonb))""")
                .param("id", desk.id().value())
                .param("name", desk.name())
                .param("market", desk.market())
                .param("cash", desk.initialCash().amount())
                .param("active", active)
                .param("settings", Json.write(desk.settings()))
                .update();
    }

    private static JdbcClient database(Map<String, String> endpoints) {
        String url = endpoints.get("SPRING_DATASOURCE_URL");
        return JdbcClient.create(new DriverManagerDataSource(
                url + (url.contains("?") ? "&" : "?") + "currentSchema=bellwether&connectTimeout=3",
                endpoints.get("SPRING_DATASOURCE_USERNAME"),
                endpoints.get("SPRING_DATASOURCE_PASSWORD")));
    }

    private static CamundaClient client(Map<String, String> endpoints) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(endpoints.get("CAMUNDA_CLIENT_GRPC_ADDRESS")))
                .restAddress(URI.create(endpoints.get("CAMUNDA_CLIENT_REST_ADDRESS")))
                .preferRestOverGrpc(false)
                .build();
    }
}
