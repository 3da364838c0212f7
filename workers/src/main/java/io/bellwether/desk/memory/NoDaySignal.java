package io.bellwether.desk.memory;

import io.bellwether.desk.app.DaySignal;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.time.LocalDate;
import java.util.Optional;

/** There is no engine to tell: whoever runs the days knows which of them are open. */
@InMemory
final class NoDaySignal implements DaySignal {
    @Override
    public void tradingDayOpened(DeskId desk, LocalDate date) {}

    @Override
    public void tradingDayReopened(DeskId desk, LocalDate date, Optional<DayPlan> plan) {}
}
