package io.bellwether.desk.app;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Writes down which days the engine was told of.
 *
 * @param told the dates, in their order
 */
record RecordedSignals(List<LocalDate> told) implements DaySignal {
    @Override
    public void tradingDayOpened(DeskId desk, LocalDate date) {
        told.add(date);
    }

    @Override
    public void tradingDayReopened(DeskId desk, LocalDate date, Optional<DayPlan> plan) {
        told.add(date);
    }
}
