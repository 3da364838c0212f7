package io.bellwether.desk.app;

import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.Optional;

/** What goes wrong for a desk on purpose. */
public interface FaultsOfDay {
    /** The fault of the day; empty on nearly every day of nearly every desk. */
    Optional<PlannedFault> on(DeskId desk, LocalDate date);

    /** Whether it is that one. */
    default boolean isOn(DeskId desk, LocalDate date, PlannedFault fault) {
        return on(desk, date).filter(fault::equals).isPresent();
    }
}
