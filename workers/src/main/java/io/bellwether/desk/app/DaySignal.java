package io.bellwether.desk.app;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.OutsideCall;
import java.time.LocalDate;
import java.util.Optional;

/** Tells the engine that a desk's day is open. */
@OutsideCall
public interface DaySignal {
    /** Publishes {@code trading-day-opened}; while that day's instance is active, repeats start nothing. */
    void tradingDayOpened(DeskId desk, LocalDate date);

    /**
     * Hands a stopped day to a new instance: publishes {@code desk-released}, which ends the instance that the stop
     * interrupted, and {@code trading-day-opened}, which starts the next one with the same clock.
     *
     * @param plan the day's plan, if it was planned: a paced day keeps its pace
     */
    void tradingDayReopened(DeskId desk, LocalDate date, Optional<DayPlan> plan);
}
