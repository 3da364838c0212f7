package io.bellwether.desk.app;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The days a desk traded: at most one per date, run by at most one process instance. */
public interface TradingDays {
    /** Notes that the day is open for the desk; harmless when it is already. */
    void open(DeskId desk, LocalDate date);

    /**
     * Claims the day for a process instance and stores its plan.
     *
     * @return false when another instance has the day, or it was done without one
     */
    boolean claim(DeskId desk, LocalDate date, long processInstanceKey, DayPlan plan);

    /**
     * Gives the day up for another process instance, unless another has it already.
     *
     * @param processInstanceKey the instance that is known to be gone
     * @return whether the day is free now
     */
    boolean release(DeskId desk, LocalDate date, long processInstanceKey);

    /**
     * Marks the day as {@code STOPPED} or {@code DONE}; with {@code DONE} it has ended. A day that was stopped stays
     * {@code STOPPED} when it ends, one that missed a session stays {@code INCOMPLETE}: only a whole day is done.
     */
    void finish(DeskId desk, LocalDate date, String status);

    /** Marks the day as {@code INCOMPLETE}: a session was missed. A stopped day stays stopped. */
    void markIncomplete(DeskId desk, LocalDate date);

    /** The day, or empty when the desk has none on the date. */
    Optional<TradingDay> find(DeskId desk, LocalDate date);

    /** When the day's sessions are due; empty when it was never planned. */
    Optional<DayPlan> plan(DeskId desk, LocalDate date);

    /** The desk's last day, or empty when it never had one. */
    Optional<TradingDay> last(DeskId desk);

    /** Days of the desk that are {@code DONE}, oldest first. */
    List<LocalDate> done(DeskId desk);

    /**
     * Status of the day: {@code OPENED}, {@code PLANNED}, {@code INCOMPLETE}, {@code STOPPED},
     * {@code DONE}, or empty text when there is none.
     */
    String status(DeskId desk, LocalDate date);

    /** Clock of the desk's day: {@code live}, {@code paced} or {@code replay}; {@code live} when there is no such day. */
    String clock(DeskId desk, LocalDate date);

    /** Days of the desk that an instance runs or is to run, oldest first; replayed days are not among them. */
    List<LocalDate> underWay(DeskId desk);

    /** Notes that a halt asked the day to stop; the first of several halts counts. */
    void stopAsked(DeskId desk, LocalDate date, Instant asOf);

    /**
     * The desk's latest day that a halt stopped or asked to stop and that was not opened again since.
     *
     * @param status {@code STOPPED}; or another, when its instance has not answered or none has taken it up again
     * @param stopAskedAsOf [UTC] when it was asked to stop
     * @param claimed whether a process instance has it
     * @param plan when its sessions are due; empty when it was never planned
     */
    record StoppedDay(LocalDate date, String status, Instant stopAskedAsOf, boolean claimed, Optional<DayPlan> plan) {}

    /** The day that a release has to think about, if there is one. */
    Optional<StoppedDay> stopped(DeskId desk);

    /** Makes a stopped day free to be claimed by a new instance; false when it is not stopped. */
    boolean reopen(DeskId desk, LocalDate date);
}
