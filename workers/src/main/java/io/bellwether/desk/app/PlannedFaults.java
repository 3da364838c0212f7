package io.bellwether.desk.app;

import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.Map;

/** Faults that are made on purpose: stored, so that they outlive a restart, and none unless somebody asks for them. */
public interface PlannedFaults extends FaultsOfDay {
    /**
     * Plans them; a day that has one keeps it.
     *
     * @throws io.bellwether.kernel.PermanentFault for a LIVE desk
     */
    void plan(DeskId desk, Map<LocalDate, PlannedFault> faults);

    /** Whether the fault of the day is that one and comes now: true once. */
    boolean comes(DeskId desk, LocalDate date, PlannedFault fault);
}
