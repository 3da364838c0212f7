package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.HaltOrder;
import java.time.Instant;
import java.util.List;

/** Reads what an emergency stop has done so far. */
public interface HaltReadings {
    /** Orders of the desk that were cancelled since the moment [UTC], by symbol. */
    List<HaltOrder> cancelledSince(DeskId desk, Instant since);

    /** What was sold since the moment [UTC] to flatten the desk, by symbol. */
    List<HaltOrder> soldSince(DeskId desk, Instant since);
}
