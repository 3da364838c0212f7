package io.bellwether.desk.memory;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.PlannedFaults;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.InMemory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Planned faults in memory. */
@InMemory
final class MemoryPlannedFaults implements PlannedFaults {
    private final Desks desks;
    private final Map<Day, PlannedFault> faults = new HashMap<>();
    private final Set<Day> came = new HashSet<>();

    MemoryPlannedFaults(Desks desks) {
        this.desks = desks;
    }

    private record Day(DeskId desk, LocalDate date) {}

    @Override
    public void plan(DeskId desk, Map<LocalDate, PlannedFault> planned) {
        if (desks.get(desk).mode() == Desk.Mode.LIVE) {
            throw new PermanentFault("desk %s is LIVE: nothing goes wrong for it on purpose".formatted(desk));
        }
        planned.forEach((date, fault) -> faults.putIfAbsent(new Day(desk, date), fault));
    }

    @Override
    public Optional<PlannedFault> on(DeskId desk, LocalDate date) {
        return faults.isEmpty() ? Optional.empty() : Optional.ofNullable(faults.get(new Day(desk, date)));
    }

    @Override
    public boolean comes(DeskId desk, LocalDate date, PlannedFault fault) {
        return isOn(desk, date, fault) && came.add(new Day(desk, date));
    }
}
