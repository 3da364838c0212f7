package io.bellwether.desk.app;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;

/** The days a desk traded: at most one per date, run by at most one process instance. */
public interface TradingDays {
    /** Notes that the day is open for the desk; harmless when it is already. */
    void open(DeskId desk, LocalDate date);

    /**
     * Claims the day for a process instance and stores its plan.
     *
     * @return false when another instance has the day
     */
    boolean claim(DeskId desk, LocalDate date, long processInstanceKey, DayPlan plan);

    /** Marks the day as {@code STOPPED} or {@code DONE}. */
    void finish(DeskId desk, LocalDate date, String status);

    /** Days of the desk that are {@code DONE}, oldest first. */
    List<LocalDate> done(DeskId desk);

    /** Status of the day: {@code OPENED}, {@code PLANNED}, {@code STOPPED}, {@code DONE}, or empty text when there is none. */
    String status(DeskId desk, LocalDate date);
}
