package io.bellwether.cli.demo;

import io.bellwether.cli.common.Failures;
import io.bellwether.cli.common.Obstacles;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineState;
import io.camunda.client.CamundaClient;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;

/**
 * Starts days on the engine and waits until they ended. Whoever waits is told within seconds what it waits for: an
 * engine that cannot be reached or starts, or an incident that a person must resolve.
 */
public final class DayRunner {
    /** The engine's own deadline for an answer; longer than any day takes, since an incident ends the wait. */
    private static final Duration ANSWER = Duration.ofMinutes(30);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final CamundaClient engine;
    private final TradingDays days;
    private final Obstacles obstacles;
    private final EngineState state;
    private final PrintWriter progress;
    private final Set<String> told = new HashSet<>();
    private long nextLook = System.nanoTime();

    public DayRunner(
            CamundaClient engine,
            TradingDays days,
            Function<Consumer<String>, Obstacles> obstacles,
            PrintWriter progress) {
        this.engine = engine;
        this.days = days;
        this.state = new EngineState(engine);
        this.progress = progress;
        this.obstacles = obstacles.apply(this::tell);
    }

    /** For days that begin from now on; the writer takes what is waited for. */
    public static DayRunner of(ApplicationContext context, PrintWriter progress) {
        return new DayRunner(
                context.getBean(CamundaClient.class),
                context.getBean(TradingDays.class),
                hint -> Obstacles.from(context, hint),
                progress);
    }

    /**
     * Replays one day and waits for its end.
     *
     * @throws IllegalStateException when the day did not end as it should or stands still; the message says why
     */
    public void replay(DeskId desk, LocalDate date) throws InterruptedException {
        Future<?> ended = engine.newCreateInstanceCommand()
                .bpmnProcessId("replay-day")
                .latestVersion()
                .variables(Map.of("deskId", desk.value(), "tradingDate", date.toString(), "clock", "replay"))
                .withResult()
                .fetchVariables("dayPlanned")
                .requestTimeout(ANSWER)
                .send();
        while (true) {
            try {
                ended.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                requireDone(desk, date);
                return;
            } catch (TimeoutException notYet) {
                obstacles.check(desk);
                state.trouble().ifPresent(this::tellWaiting);
            } catch (ExecutionException e) {
                if (EngineState.isPassing(Objects.requireNonNullElse(e.getCause(), e))
                        && endsWithoutAnswer(desk, date)) {
                    return;
                }
                throw new IllegalStateException(
                        "the replay of %s on %s did not end: %s"
                                .formatted(desk, date, state.trouble().orElseGet(() -> reason(e))),
                        e);
            }
        }
    }

    /**
     * The engine keeps no answer for whoever lost the connection; the day itself goes on, and the database tells its end.
     *
     * @return false when no day began, or it did not end within the time of an answer
     */
    private boolean endsWithoutAnswer(DeskId desk, LocalDate date) throws InterruptedException {
        if (days.status(desk, date).isEmpty()) {
            return false;
        }
        tell("The engine's answer was lost; the day goes on without it.");
        return awaitEnd(desk, date, ANSWER).equals("DONE");
    }

    /** Starts a day whose sessions are seconds apart; returns its process instance key. */
    long startPaced(DeskId desk, LocalDate date, Duration spacing) {
        Instant start = Clock.systemUTC().instant().plusSeconds(1);
        return engine.newCreateInstanceCommand()
                .bpmnProcessId("trading-day")
                .latestVersion()
                .variables(Map.of(
                        "deskId", desk.value(),
                        "tradingDate", date.toString(),
                        "clock", "paced",
                        "paceStart", start.toString(),
                        "paceSeconds", spacing.toSeconds()))
                .send()
                .join()
                .getProcessInstanceKey();
    }

    /** Waits until the day is done or stopped, or the bound is reached; returns its status. */
    String awaitEnd(DeskId desk, LocalDate date, Duration bound) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        nextLook = System.nanoTime() + LOOK.toNanos();
        String status = days.status(desk, date);
        while (!hasEnded(status) && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            lookAround(desk);
            status = days.status(desk, date);
        }
        return status;
    }

    /** Whether a day of that status does nothing more. */
    static boolean hasEnded(String status) {
        return status.equals("DONE") || status.equals("STOPPED");
    }

    /** Tells, each thing once, what a wait for the desk may stand still for; looks every other second at most. */
    public void lookAround(DeskId desk) {
        if (System.nanoTime() > nextLook) {
            obstacles.look(desk).ifPresent(this::tell);
            state.trouble().ifPresent(this::tellWaiting);
            nextLook = System.nanoTime() + LOOK.toNanos();
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : Failures.sentence(cause);
    }

    private void tellWaiting(String forWhat) {
        tell("Waiting: " + forWhat + ".");
    }

    /** Each thing once. */
    private void tell(String what) {
        if (told.add(what)) {
            progress.println(what);
            progress.flush();
        }
    }

    private void requireDone(DeskId desk, LocalDate date) {
        String status = days.status(desk, date);
        if (!status.equals("DONE")) {
            throw new IllegalStateException("the replay of %s on %s ended as '%s'; look for an incident in Operate"
                    .formatted(desk, date, status));
        }
    }
}
