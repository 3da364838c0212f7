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
import java.util.List;

/** What is done to the desk on the days of each fault, and what a person does about it. */
final class Faults {
    /** The file that keeps market data away while it is there. */
    static final String DATA_GONE = "data-gone";

    private static final String RELEASE = "Task_ReleaseEmergencyStop";

    private final Days days;

    Faults(Days days) {
        this.days = days;
    }

    /**
     * Runs the days of a fault.
     *
     * @return whether the fault met something: an approval needs an order
     */
    boolean run(Slot slot) throws TooLate, SQLException, IOException, InterruptedException {
        LocalDate date = slot.dates().getFirst();
        LocalDate next = slot.dates().getLast();
        switch (slot.fault()) {
            case ENGINE_DOWN_OVER_OPEN -> engineDownOverOpen(date);
            case DATABASE_DOWN_AT_CLOSE -> databaseDownAtClose(date);
            case DATA_LATE -> dataLate(date);
            case BROKER_SLOW -> brokerTrouble(date, "SLOW", 4, 6);
            case BROKER_LOSES_ANSWERS -> brokerTrouble(date, "LOST_ANSWER", 2, 0);
            case MAIL_DOWN -> mailDown(date, next);
            case APPROVAL_NEXT_MORNING -> {
                return approvalNextMorning(date, next);
            }
            case STOP_WITH_TWO_OPEN_DAYS -> stopWithTwoOpenDays(date, next);
            case STOP_DURING_RELEASE -> stopDuringRelease(date);
            case CANCELLED_INSTANCE -> cancelledInstance(date);
            case CLOCK_CHANGE -> whole(date);
        }
        return true;
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

    /** Away for seconds of the machine: the clock stands still, so that no retry is used up by a jump. */
    private void databaseDownAtClose(LocalDate date) throws TooLate, InterruptedException {
        days.open(date);
        days.morning(date);
        days.midday(date);
        days.stack().hold("postgres");
        days.moveTo(date, "16:00:01");
        Days.rest(10);
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

    private void brokerTrouble(LocalDate date, String kind, int calls, int seconds)
            throws TooLate, SQLException, InterruptedException {
        days.open(date);
        days.db()
                .update(
                        "insert into paper_trouble (account, kind, call, left_calls, seconds) values (?, ?, 'ANY', ?, ?)",
                        Days.DESK,
                        kind,
                        calls,
                        seconds);
        days.morning(date);
        afterMorning(date);
        days.db().update("delete from paper_trouble where account = ?", Days.DESK);
    }

    private void mailDown(LocalDate first, LocalDate second) throws TooLate, InterruptedException {
        days.open(first);
        days.stack().hold("mail");
        days.morning(first);
        afterMorning(first);
        days.pass(first, "18:00", 20);
        whole(second);
        days.back("mail");
        days.pass(second, "20:00", 20);
    }

    /** Nobody answers on the day; the answer that comes next morning must not send yesterday's order. */
    private boolean approvalNextMorning(LocalDate first, LocalDate second)
            throws TooLate, SQLException, IOException, InterruptedException {
        policy("ALWAYS");
        days.open(first);
        days.moveTo(first, "09:30:01");
        Days.rest(20);
        List<String> waiting = days.db()
                .texts(
                        "select id from trade_order where desk_id = ? and trading_date = ? and state = 'CREATED'",
                        Days.DESK,
                        first);
        policy("NEVER");
        afterMorning(first);
        days.open(second);
        for (String order : waiting) {
            days.stack().command(List.of("approve", "--order", order, "--by", "drill"));
        }
        days.morning(second);
        afterMorning(second);
        return !waiting.isEmpty();
    }

    private void policy(String policy) throws SQLException {
        days.db()
                .update(
                        "update desk set settings = jsonb_set(settings, '{approval,policy}', to_jsonb(cast(? as text)))"
                                + " where id = ?",
                        policy,
                        Days.DESK);
    }

    /** The report of the first day hangs over night on a table that somebody locked; then the stop is pulled. */
    private void stopWithTwoOpenDays(LocalDate first, LocalDate second)
            throws TooLate, SQLException, IOException, InterruptedException {
        days.open(first);
        days.morning(first);
        days.midday(first);
        days.close(first);
        try (Connection locker = days.db().connect();
                Statement lock = locker.createStatement()) {
            locker.setAutoCommit(false);
            lock.execute("lock table report in access exclusive mode");
            days.moveTo(first, "17:00:01");
            Days.rest(5);
            days.open(second);
            days.moveTo(second, "09:00");
            stop("two open days");
            locker.rollback();
        }
        days.engine().resolveIncidents();
        days.awaitEnd(first);
        days.awaitEnd(second);
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
        release();
        days.awaitTakenUp(date);
        afterMorning(date);
    }

    /** The halt's row is held, so that the release and the second stop wait for it side by side. */
    private void stopWhileReleasing() throws TooLate, SQLException, InterruptedException {
        try (Connection holder = days.db().connect();
                Statement hold = holder.createStatement()) {
            days.await(
                    "the halt",
                    () -> !days.db()
                            .text("select 1 from desk_halt where desk_id = ? and released_as_of is null", Days.DESK)
                            .isEmpty());
            holder.setAutoCommit(false);
            hold.execute("select id from desk_halt where desk_id = '" + Days.DESK
                    + "' and released_as_of is null for update");
            days.completeTask(RELEASE, RELEASED);
            Thread second = Thread.ofVirtual().start(() -> {
                try {
                    stop("a stop during the release of another");
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            Days.rest(15);
            holder.rollback();
            second.join();
        }
    }

    private static final String RELEASED = """
            {"releaseAction":"release","causeFound":true,"booksChecked":true,"positionsChecked":true,
             "releasedBy":"drill","releaseReason":"the drill goes on"}""";

    private void stop(String reason) throws IOException, InterruptedException {
        days.stack().command(List.of("stop", "--desk", Days.DESK, "--reason", reason, "--by", "drill"));
    }

    private void release() throws TooLate, InterruptedException {
        days.completeTask(RELEASE, RELEASED);
        days.await(
                "the release",
                () -> days.db()
                        .text("select 1 from desk_halt where desk_id = ? and released_as_of is null", Days.DESK)
                        .isEmpty());
    }

    private void cancelledInstance(LocalDate date) throws TooLate, SQLException, IOException, InterruptedException {
        days.open(date);
        days.morning(date);
        days.engine().cancel(days.instance(date));
        days.pass(date, "10:30", 10);
        days.stack().command(List.of("day", "restart", "--desk", Days.DESK));
        afterMorning(date);
    }
}
