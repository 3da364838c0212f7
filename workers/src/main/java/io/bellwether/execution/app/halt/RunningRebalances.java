package io.bellwether.execution.app.halt;

import io.bellwether.kernel.DeskId;
import java.util.List;

/** Which rebalancings an emergency stop has to reach. */
public interface RunningRebalances {
    /** Ids of the desk's rebalancings that a process works on. */
    List<String> running(DeskId desk);
}
