package io.bellwether.sandbox.drill;

import io.bellwether.sandbox.drill.Days.TooLate;
import io.bellwether.sandbox.drill.Schedule.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A month of trading days with a fault each: run, then judged. */
public final class Month implements AutoCloseable {
    /** Before the first day's opening; the machine's own time must be earlier, so that an engine whose clock was lost waits. */
    private static final Instant BEGIN = Instant.parse("2027-03-01T05:00:00Z");

    private final DrillStack stack;
    private final Schedule schedule;
    private final DrillClock clock;
    private final Judge judge;
    private final Faults faults;
    private final Days days;

    /**
     * Takes over the time of a stack whose services run; the application is started after it.
     *
     * @param only the faults to run one after the other by their names; empty for the month of the seed
     */
    public Month(DrillStack stack, long seed, List<String> only) {
        if (Instant.now().isAfter(BEGIN)) {
            throw new IllegalStateException("the drill's month has begun in earnest: it needs days that lie ahead");
        }
        this.stack = stack;
        this.schedule = only.isEmpty()
                ? Schedule.ofMonth(seed)
                : Schedule.of(only.stream().map(Fault::valueOf).toList());
        this.clock = new DrillClock(
                stack.state().resolve("clock"),
                Objects.requireNonNull(stack.endpoints().get("CAMUNDA_CLIENT_REST_ADDRESS")),
                BEGIN);
        DrillDatabase db = new DrillDatabase(stack.endpoints());
        this.days = new Days(stack, clock, db, new Engine(stack.endpoints()));
        this.faults = new Faults(days);
        this.judge = new Judge(db);
    }

    /** What the application of a drill runs with, besides the stack's addresses. */
    public static Map<String, String> variables(Path state) {
        return Map.ofEntries(
                // nothing that the user configured: that desk may be a live one
                Map.entry("BELLWETHER_CONFIG", state.resolve("no-such.yaml").toString()),
                Map.entry("BELLWETHER_CLOCK_FILE", state.resolve("clock").toString()),
                Map.entry(
                        "BELLWETHER_DRILL_DATAGONE",
                        state.resolve(Faults.DATA_GONE).toString()),
                Map.entry("BELLWETHER_DESK_ID", Days.DESK),
                Map.entry("BELLWETHER_DESK_NAME", "Drill"),
                Map.entry("BELLWETHER_DESK_MODE", "paper"),
                Map.entry("BELLWETHER_DESK_BROKER", "paper"),
                Map.entry("BELLWETHER_DESK_ADVISORS", "strategies"),
                Map.entry("BELLWETHER_DESK_APPROVAL_DEADLINE", "PT72H"),
                // the clock jumps from session to session, so the watch must look more often and be sure sooner
                Map.entry("BELLWETHER_WATCH_EVERY", "PT1S"),
                // Operate shows a task for some seconds longer, in which the clock may jump by a night
                Map.entry("BELLWETHER_WATCH_TASK", "P4D"),
                // mails wait by the time of the database, which nobody moves, and alerts of a storm are gathered for
                // two minutes
                Map.entry("BELLWETHER_WATCH_MAIL", "PT3M"),
                Map.entry("BELLWETHER_WATCH_UNREACHABLE", "PT1M"),
                Map.entry("BELLWETHER_WATCH_OVER", "PT4S"));
    }

    /**
     * One day of the table.
     *
     * @param happened what the day came to
     * @param told what people heard of that day, an alert each
     */
    public record Row(LocalDate date, String fault, String happened, List<String> told) {}

    /**
     * The month.
     *
     * @param rows a row per trading day
     * @param wrongTrades trades that should not have been
     * @param doubledOrders orders that were sent or counted twice
     * @param ledger what does not add up in the books
     * @param notToldOnce faults that nobody heard of, or more than once
     * @param notReached what the drill waited for in vain
     */
    public record Result(
            List<Row> rows,
            List<String> wrongTrades,
            List<String> doubledOrders,
            List<String> ledger,
            List<String> notToldOnce,
            List<String> notReached) {
        /** Whether all that a month must hold held. */
        public boolean holds() {
            return wrongTrades.isEmpty()
                    && doubledOrders.isEmpty()
                    && ledger.isEmpty()
                    && notToldOnce.isEmpty()
                    && notReached.isEmpty();
        }
    }

    /** Runs all days and judges them. */
    public Result run() throws SQLException, IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        List<String> notTold = new ArrayList<>();
        List<String> notReached = new ArrayList<>();
        Set<Fault> neverMet = EnumSet.noneOf(Fault.class);
        schedule.slots().forEach(slot -> neverMet.add(slot.fault()));
        for (Slot slot : schedule.slots()) {
            stack.say("%s: %s".formatted(slot.dates().getFirst(), slot.fault().words()));
            long before = judge.lastAlert();
            String problem = "";
            int strikes = 0;
            boolean ran = false;
            try {
                strikes = faults.run(slot);
                ran = true;
                problem = strikes > 0 ? "" : "; there was nothing that it could meet";
                if (strikes > 0) {
                    neverMet.remove(slot.fault());
                }
            } catch (TooLate | IOException e) {
                problem = "; " + e.getMessage();
                notReached.add("%s %s: %s"
                        .formatted(slot.dates().getFirst(), slot.fault().words(), e.getMessage()));
            }
            days.settle(slot.dates().getLast());
            int struck = strikes;
            List<String> untold = ran
                    ? days.whenToldAll(
                            () -> judge.awaited(slot, struck, before),
                            () -> judge.untold(slot, struck, before, Long.MAX_VALUE))
                    : List.of();
            long last = judge.lastAlert();
            List<String> wrong = new ArrayList<>(untold);
            wrong.addAll(faults.surprises());
            wrong.forEach(text -> stack.say("  - " + text));
            notTold.addAll(wrong);
            for (LocalDate date : slot.dates()) {
                boolean end = date.equals(slot.dates().getLast());
                rows.add(new Row(
                        date,
                        slot.fault().words(),
                        judge.happened(date) + (end ? problem : ""),
                        end ? judge.told(before, last) : List.of()));
            }
        }
        neverMet.forEach(fault -> notReached.add(fault.words() + ": met nothing on any of its days"));
        List<String> notMailed = days.inTheEnd(judge::notMailedOnce);
        notTold.addAll(notMailed);
        return new Result(
                List.copyOf(rows),
                judge.wrongTrades(clock::at),
                judge.doubledOrders(),
                judge.ledger(),
                List.copyOf(notTold),
                List.copyOf(notReached));
    }

    @Override
    public void close() {
        clock.close();
    }
}
