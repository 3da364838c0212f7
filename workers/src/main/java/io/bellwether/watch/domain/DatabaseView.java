package io.bellwether.watch.domain;

import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the database says.
 *
 * @param skew its clock minus ours; empty when it was not compared
 * @param desks active desks
 * @param days of these desks: those of the last ten days, whichever clock they follow
 * @param halts in force, of every desk
 * @param orders open in the books of desks that trade by the real clock
 * @param mail that waits
 * @param data of the desks' markets
 */
public record DatabaseView(
        Optional<Duration> skew,
        List<DeskRow> desks,
        List<Day> days,
        List<HaltRow> halts,
        List<Order> orders,
        Mail mail,
        List<Data> data) {
    public DatabaseView {
        desks = List.copyOf(desks);
        days = List.copyOf(days);
        halts = List.copyOf(halts);
        orders = List.copyOf(orders);
        data = List.copyOf(data);
    }

    /** An active desk and when it came to be. */
    public record DeskRow(DeskId id, Instant createdAt) {}

    /**
     * A trading day.
     *
     * @param status {@code OPENED}, {@code PLANNED}, {@code INCOMPLETE}, {@code STOPPED} or {@code DONE}
     * @param over whether its instance came to its end
     * @param live whether it follows the real clock
     * @param instance the process instance that has it
     * @param dueAt [UTC] when each session is due; empty before the plan
     * @param started sessions that started, or were missed
     * @param ended sessions that ended, or were missed
     * @param link its page in Operate
     */
    public record Day(
            DeskId desk,
            LocalDate date,
            String status,
            boolean over,
            boolean live,
            Optional<Long> instance,
            Map<Session, Instant> dueAt,
            Set<Session> started,
            Set<Session> ended,
            String link) {
        public Day {
            dueAt = Map.copyOf(dueAt);
            started = Set.copyOf(started);
            ended = Set.copyOf(ended);
        }

        /** Whether an instance runs it by the real clock. */
        boolean isUnderWay() {
            return live && !over && instance.isPresent() && !dueAt.isEmpty();
        }

        /** When the session is due; only for sessions that the plan has. */
        Instant due(Session session) {
            return Objects.requireNonNull(dueAt.get(session), "the day's plan has no such session");
        }

        boolean isStopped() {
            return status.equals("STOPPED");
        }
    }

    /** A halt in force. */
    public record HaltRow(DeskId desk, String reason, String requestedBy, Instant since) {}

    /**
     * An order that is open in the book.
     *
     * @param tradingDate the session's day it was decided in
     * @param timing when it is meant to trade
     */
    public record Order(DeskId desk, String id, LocalDate tradingDate, TimeInForce timing) {}

    /**
     * Mail that did not leave.
     *
     * @param waiting how many
     * @param oldest [UTC] since when the oldest waits
     * @param error what the mail server said last, or empty text
     */
    public record Mail(int waiting, Optional<Instant> oldest, String error) {
        public static final Mail NONE = new Mail(0, Optional.empty(), "");
    }

    /**
     * How far the data of a desk's market reach.
     *
     * @param lastBar day of the last finished bar
     * @param lastQuote [UTC] moment of the last quote
     */
    public record Data(DeskId desk, String market, Optional<LocalDate> lastBar, Optional<Instant> lastQuote) {}
}
