package io.bellwether.sandbox.drill;

import io.bellwether.sandbox.drill.Days.TooLate;
import io.bellwether.sandbox.drill.Schedule.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What is done to the desk on the days of each fault, and what a person does about it. */
final class Faults {
    /** The file that keeps market data away while it is there. */
    static final String DATA_GONE = "data-gone";

    private static final String RELEASE = "Task_ReleaseEmergencyStop";

    private final Days days;
    /** What a command of a person said other than it should. */
    private final List<String> surprises = new ArrayList<>();

    Faults(Days days) {
        this.days = days;
    }

    /**
     * Runs the days of a fault.
     *
     * @return how often the fault met something: an approval needs an order, a broker's trouble a call
     */
    int run(Slot slot) throws TooLate, SQLException, IOException, InterruptedException {
        LocalDate date = slot.dates().getFirst();
        LocalDate next = slot.dates().getLast();
        switch (slot.fault()) {
            case ENGINE_DOWN_OVER_OPEN -> engineDownOverOpen(date);
            case DATABASE_DOWN_AT_CLOSE -> databaseDownAtClose(date);
            case DATA_LATE -> dataLate(date);
            case BROKER_SLOW -> {
                return brokerTrouble(date, "SLOW", 6);
            }
            case BROKER_LOSES_ANSWERS -> {
                return brokerTrouble(date, "LOST_ANSWER", 0);
            }
            case MAIL_DOWN -> mailDown(date, next);
            case APPROVAL_NEXT_MORNING -> {
                return approvalNextMorning(date, next);
            }
            case STOP_WITH_TWO_OPEN_DAYS -> stopWithTwoOpenDays(date, next);
            case STOP_DURING_RELEASE -> stopDuringRelease(date);
            case CANCELLED_INSTANCE -> cancelledInstance(date);
            case CLOCK_CHANGE -> whole(date);
        }
        return 1;
    }

    private void whole(LocalDate date) throws TooLate, InterruptedException {
        days.open(date);
        days.morning(date);
        afterMorning(date);
    }

    private void afterMorning(LocalDate date) throws TooLate, InterruptedException {
        days.midday(date);
        days.close(date);
        days.report(date);
    }

    private void engineDownOverOpen(LocalDate date) throws TooLate, InterruptedException {
        days.open(date);
        days.moveTo(date, "09:25");
        days.stack().hold("broker");
        days.pass(date, "10:30", 5);
        days.back("broker");
        days.awaitSession(date, "MORNING");
        afterMorning(date);
    }

    /** Away for seconds of the machine and two minutes of the clock, in few steps: each uses up a retry of what waits. */
    private void databaseDownAtClose(LocalDate date) throws TooLate, InterruptedException {
        days.open(date);
        days.morning(date);
        days.midday(date);
        days.stack().hold("postgres");
        days.moveTo(date, "16:00:01");
        Days.rest(5);
        days.pass(date, "16:02", 1);
        days.back("postgres");
        days.close(date);
        days.report(date);
    }

    private void dataLate(LocalDate date) throws TooLate, IOException, InterruptedException {
        Path gone = days.stack().state().resolve(DATA_GONE);
        days.open(date);
        Files.writeString(gone, "a drill keeps the data away\n");
        try {
            days.moveTo(date, "09:30:01");
            days.pass(date, "09:45", 3);
        } finally {
            Files.deleteIfExists(gone);
        }
        days.pass(date, "09:48", 1);
        days.awaitSession(date, "MORNING");
        afterMorning(date);
    }

    /**
     * Orders that are sent meet it first; the questions that follow, whoever asks them, too. It lasts from the open to the
     * end of the morning: a clock that is moved would make hours of two questions of the watch.
     */
    private int brokerTrouble(LocalDate date, String kind, int seconds)
            throws TooLate, SQLException, InterruptedException {
        days.open(date);
        trouble(date, kind, "SUBMIT", 2, seconds);
        trouble(date, kind, "READ", 6, seconds);
        days.morning(date);
        boolean met = days.db()
                .text(
                        "select 1 from paper_trouble where account = ? and kind = ? and call = 'SUBMIT' and left_calls = 2",
                        Days.DESK,
                        kind)
                .isEmpty();
        days.db().update("delete from paper_trouble where account = ? and call = 'READ'", Days.DESK);
        trouble(date, kind, "CANCEL", 2, seconds);
        afterMorning(date);
        days.db().update("delete from paper_trouble where account = ?", Days.DESK);
        return met ? 1 : 0;
    }

    private void trouble(LocalDate date, String kind, String call, int calls, int seconds) throws SQLException {
        days.db()
                .update(
                        "insert into paper_trouble (account, kind, call, left_calls, seconds, from_as_of) values (?, ?, ?, ?, ?, ?)",
                        Days.DESK,
                        kind,
                        call,
                        calls,
                        seconds,
                        Days.at(date, "09:30").atOffset(ZoneOffset.UTC));
    }

    private void mailDown(LocalDate first, LocalDate second) throws TooLate, InterruptedException {
        days.open(first);
        days.stack().hold("mail");
        days.morning(first);
        afterMorning(first);
        whole(second);
        days.awaitWatch("MAIL_NOT_SENT");
        days.back("mail");
    }

    /** Nobody answers on the day; who answers next morning is told that it is too late, and nothing is sent. */
    private int approvalNextMorning(LocalDate first, LocalDate second)
            throws TooLate, SQLException, IOException, InterruptedException {
        policy("ALWAYS");
        days.open(first);
        days.moveTo(first, "09:30:01");
        List<String> waiting = awaitApprovals(first);
        policy("NEVER");
        afterMorning(first);
        days.open(second);
        if (!waiting.isEmpty()) {
            command(1, "approve", "--order", waiting.getFirst(), "--by", "drill");
        }
        days.morning(second);
        afterMorning(second);
        return waiting.size();
    }

    /** All orders of the morning, once they wait for a person; none when the morning has none. */
    private List<String> awaitApprovals(LocalDate date) throws TooLate, SQLException, InterruptedException {
        days.await(
                "an order that waits for approval",
                () -> days.isDone(date, "MORNING")
                        || (!ordersThatWait(date, "").isEmpty()
                                && ordersThatWait(
                                                date,
                                                " and not exists (select 1 from order_event e"
                                                        + " where e.order_id = o.id and e.kind = 'PREPARED')")
                                        .isEmpty()));
        return ordersThatWait(date, "");
    }

    private List<String> ordersThatWait(LocalDate date, String more) throws SQLException {
        return days.db()
                .texts(
                        "select id from trade_order o where desk_id = ? and trading_date = ? and state = 'CREATED'"
                                + more,
                        Days.DESK,
                        date);
    }

    private void policy(String policy) throws SQLException {
        days.db()
                .update(
                        "update desk set settings = jsonb_set(settings, '{approval,policy}', to_jsonb(cast(? as text)))"
                                + " where id = ?",
                        policy,
                        Days.DESK);
    }

    /** The report of the first day hangs over night on a table that somebody locked for writing; then the stop is pulled. */
    private void stopWithTwoOpenDays(LocalDate first, LocalDate second)
            throws TooLate, SQLException, IOException, InterruptedException {
        days.open(first);
        days.morning(first);
        days.midday(first);
        days.close(first);
        try (Connection locker = days.db().connect();
                Statement lock = locker.createStatement()) {
            locker.setAutoCommit(false);
            lock.execute("lock table report in exclusive mode");
            days.moveTo(first, "17:00:01");
            Days.rest(5);
            days.open(second);
            days.moveTo(second, "09:00");
            stop("two open days");
            locker.rollback();
        }
        days.await("an engine that tells its incidents", () -> days.engine().resolveIncidents() >= 0);
        days.awaitEnd(first);
        days.await("the stop of " + second, () -> days.status(second).equals("STOPPED"));
        release();
        days.awaitTakenUp(second);
        days.morning(second);
        afterMorning(second);
    }

    private void stopDuringRelease(LocalDate date) throws TooLate, SQLException, IOException, InterruptedException {
        days.open(date);
        days.morning(date);
        stop("the first stop");
        stopWhileReleasing();
        days.await(
                "the halt that follows the release",
                () -> days.db()
                        .text(
                                "select count(*) from desk_halt where desk_id = ? and reason like 'a stop during%'"
                                        + " and announced_at is not null and released_as_of is null",
                                Days.DESK)
                        .equals("1"));
        release();
        days.awaitTakenUp(date);
        afterMorning(date);
    }

    /**
     * The release is decided while nobody is there to do it; meanwhile the stop is pulled again, by whoever must find the
     * desk halted afterwards.
     */
    private void stopWhileReleasing() throws TooLate, IOException, InterruptedException {
        String task = days.task(RELEASE);
        days.stack().hold("app");
        days.completeTask(RELEASE, task, RELEASED);
        Days.rest(2);
        stop("a stop during the release of another");
        days.back("app");
    }

    private static final String RELEASED = """
            {"releaseAction":"release","causeFound":true,"booksChecked":true,"positionsChecked":true,
             "releasedBy":"drill","releaseReason":"the drill goes on"}""";

    private void stop(String reason) throws IOException, InterruptedException {
        command(0, "stop", "--desk", Days.DESK, "--reason", reason, "--by", "drill");
    }

    private void release() throws TooLate, InterruptedException {
        days.completeTask(RELEASE, days.task(RELEASE), RELEASED);
        days.await(
                "the release",
                () -> days.db()
                        .text("select 1 from desk_halt where desk_id = ? and released_as_of is null", Days.DESK)
                        .isEmpty());
    }

    private void cancelledInstance(LocalDate date) throws TooLate, SQLException, IOException, InterruptedException {
        days.open(date);
        days.morning(date);
        days.await("the end of the day's instance", () -> days.engine().cancel(days.instance(date)));
        days.pass(date, "10:30", 10);
        days.awaitWatch("DAY_WITHOUT_INSTANCE");
        command(0, "day", "restart", "--desk", Days.DESK);
        afterMorning(date);
    }

    private void command(int expected, String... arguments) throws IOException, InterruptedException {
        int code = days.stack().command(List.of(arguments));
        if (code != expected) {
            surprises.add("./bellwether %s ended with %d".formatted(String.join(" ", arguments), code));
        }
    }

    /** What commands said other than they should, since the last time this was asked. */
    List<String> surprises() {
        List<String> found = List.copyOf(surprises);
        surprises.clear();
        return found;
    }
}
