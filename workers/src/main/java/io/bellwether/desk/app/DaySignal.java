package io.bellwether.desk.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.OutsideCall;
import java.time.LocalDate;

/** Tells the engine that a desk's day is open. */
@OutsideCall
public interface DaySignal {
    /** Publishes {@code trading-day-opened}; while that day's instance is active, repeats start nothing. */
    void tradingDayOpened(DeskId desk, LocalDate date);
}
