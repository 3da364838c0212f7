package io.bellwether.sandbox.drill;

import io.bellwether.sandbox.process.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The steps of a trading day: move the clock to where something is due, and wait until the database says it was done. */
final class Days {
    static final String DESK = "drill";
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Of the machine's time; a wait ends as soon as what it waits for is there. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Duration LOOK = Duration.ofMillis(300);
    /** Long enough that whoever watches every second looks at least once between two steps of the clock. */
    private static final Duration STEP = Duration.ofMillis(2500);

    private final DrillStack stack;
    private final DrillClock clock;
    private final DrillDatabase db;
    private final Engine engine;
    private final Duration patience;
    /** Tasklist shows a task for some seconds after it was completed. */
    private final Set<String> completed = new HashSet<>();

    Days(DrillStack stack, DrillClock clock, DrillDatabase db, Engine engine) {
        this(stack, clock, db, engine, PATIENCE);
    }

    private Days(DrillStack stack, DrillClock clock, DrillDatabase db, Engine engine, Duration patience) {
        this.stack = stack;
        this.clock = clock;
        this.db = db;
        this.engine = engine;
        this.patience = patience;
    }

    /** What was waited for did not come. */
    static final class TooLate extends Exception {
        private static final long serialVersionUID = 1;

        TooLate(String what) {
            super(what + " did not come");
        }
    }

    DrillStack stack() {
        return stack;
    }

    DrillDatabase db() {
        return db;
    }

    Engine engine() {
        return engine;
    }

    static Instant at(LocalDate date, String newYork) {
        return date.atTime(LocalTime.parse(newYork)).atZone(NEW_YORK).toInstant();
    }

    void moveTo(LocalDate date, String newYork) throws InterruptedException {
        awaitCalm();
        clock.moveTo(at(date, newYork));
    }

    /** Lets the time pass in steps of some minutes, slowly enough for the watch to look in between. */
    void pass(LocalDate date, String until, int minutes) throws InterruptedException {
        Instant end = at(date, until);
        while (clock.now().isBefore(end)) {
            Instant next = clock.now().plus(Duration.ofMinutes(minutes));
            clock.moveTo(next.isBefore(end) ? next : end);
            TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
        }
    }

    /** Lets a moment pass at the usual pace. */
    static void rest(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    /** The day's opening at noon UTC. */
    void open(LocalDate date) throws TooLate, InterruptedException {
        awaitCalm();
        clock.moveTo(date.atTime(12, 0, 5).toInstant(ZoneOffset.UTC));
        await(
                "the opening of " + date,
                () -> !instance(date).isEmpty() && !status(date).equals("OPENED"));
    }

    void morning(LocalDate date) throws TooLate, InterruptedException {
        session(date, "MORNING", "09:30:01");
    }

    void midday(LocalDate date) throws TooLate, InterruptedException {
        session(date, "MIDDAY", "12:00:01");
    }

    void close(LocalDate date) throws TooLate, InterruptedException {
        session(date, "CLOSE", "16:00:01");
    }

    /** The report and the end of the day. */
    void report(LocalDate date) throws TooLate, InterruptedException {
        session(date, "REPORT", "17:00:01");
        awaitEnd(date);
    }

    /** Until a desk that was released before the close has its day again. */
    void awaitTakenUp(LocalDate date) throws TooLate, InterruptedException {
        await(
                "the day of the released desk",
                () -> !hasEnded(date)
                        && !instance(date).isEmpty()
                        && !Set.of("STOPPED", "OPENED").contains(status(date)));
    }

    void awaitEnd(LocalDate date) throws TooLate, InterruptedException {
        await("the end of " + date, () -> hasEnded(date));
    }

    private void session(LocalDate date, String session, String newYork) throws TooLate, InterruptedException {
        moveTo(date, newYork);
        awaitSession(date, session);
    }

    /** Until the session ended or is known to be missed, or its day is over. */
    void awaitSession(LocalDate date, String session) throws TooLate, InterruptedException {
        await("the session " + session + " of " + date, () -> hasEnded(date) || isDone(date, session));
    }

    boolean isDone(LocalDate date, String session) throws SQLException {
        return !db.text("""
                        select 1 from session_run where desk_id = ? and trading_date = ? and session = ?
                        and state <> 'RUNNING'""", DESK, date, session).isEmpty();
    }

    boolean hasEnded(LocalDate date) throws SQLException {
        return !db.text(
                        "select 1 from trading_day where desk_id = ? and trading_date = ? and ended_at is not null",
                        DESK,
                        date)
                .isEmpty();
    }

    String status(LocalDate date) throws SQLException {
        return db.text("select status from trading_day where desk_id = ? and trading_date = ?", DESK, date);
    }

    /** The engine's key of the instance that has the day; empty text without one. */
    String instance(LocalDate date) throws SQLException {
        return db.text(
                "select process_instance_key from trading_day where desk_id = ? and trading_date = ?"
                        + " and process_instance_key is not null",
                DESK,
                date);
    }

    /** Lets a service go on and waits until it is healthy. */
    void back(String service) throws TooLate, InterruptedException {
        stack.release(service);
        await("the return of " + service, () -> {
            var process = StateFolder.process(StateFolder.pidFile(stack.state(), service));
            return process.isPresent()
                    && Files.readString(StateFolder.stateFile(stack.state(), service))
                            .equals("healthy " + process.get().pid());
        });
    }

    /** The newest task with this id in the diagram that Tasklist shows, as soon as there is one that was not completed. */
    String task(String elementId) throws TooLate, InterruptedException {
        AtomicReference<String> found = new AtomicReference<>("");
        await("the task " + elementId + " in Tasklist", () -> {
            engine.tasks(elementId, DESK).stream()
                    .filter(task -> !completed.contains(task))
                    .max(Comparator.comparing(Long::valueOf))
                    .ifPresent(found::set);
            return !found.get().isEmpty();
        });
        return found.get();
    }

    void completeTask(String elementId, String task, String variables) throws TooLate, InterruptedException {
        await("the end of the task " + elementId, () -> engine.complete(task, variables));
        completed.add(task);
    }

    /** Until the watch has told of a trouble of this kind that is not over. */
    void awaitWatch(String kind) throws TooLate, InterruptedException {
        await(
                "the word of the watch: " + kind,
                () -> !db.text(
                                "select 1 from watch_condition where kind = ? and begun_at is not null and over_at is null",
                                kind)
                        .isEmpty());
    }

    /** The evening after a day: services that a fault ended are back. */
    void settle(LocalDate date) throws InterruptedException {
        for (String service : List.of("postgres", "broker", "mail", "app")) {
            stack.release(service);
        }
        try {
            await("the database", () -> !db.text("select 1").isEmpty());
        } catch (TooLate e) {
            throw new IllegalStateException(e);
        }
        moveTo(date, "18:00");
    }

    /** What must be told has its time, and what must not be told too: the question's answer when both are over. */
    List<String> whenToldAll(Callable<List<String>> awaited, Callable<List<String>> question)
            throws InterruptedException {
        try {
            await("what must be told", () -> awaited.call().isEmpty());
        } catch (TooLate e) {
            stack.say(String.valueOf(e.getMessage()));
        }
        rest(6);
        try {
            return question.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Until the watch has no doubt that it has not yet told: over a leap of the clock a moment's weakness of the machine
     * would last for hours.
     */
    private void awaitCalm() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            try {
                if (db.text("select 1 from watch_condition where begun_at is null and over_at is null")
                        .isEmpty()) {
                    return;
                }
            } catch (SQLException away) {
                return;
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    /** Asks until there is no finding, in steps of the clock, and returns what is left of them. */
    List<String> inTheEnd(Callable<List<String>> question) throws InterruptedException, SQLException {
        try {
            List<String> left = question.call();
            for (int i = 0; i < 20 && !left.isEmpty(); i++) {
                clock.moveTo(clock.now().plus(Duration.ofMinutes(10)));
                TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
                left = question.call();
            }
            return left;
        } catch (SQLException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a fact; a database or an engine that does not answer does not know it yet. */
    void await(String what, Callable<Boolean> fact) throws TooLate, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds(fact)) {
            if (System.nanoTime() > deadline) {
                throw new TooLate(what);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    private static boolean holds(Callable<Boolean> fact) throws InterruptedException {
        try {
            return fact.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (SQLException | IOException notYet) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
