package io.bellwether.rebalance.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.OutsideCall;

/** Hands a rebalancing to the engine. */
@OutsideCall
public interface RebalanceStart {
    /**
     * Starts the process that works on it. A second start does no harm: one instance claims it, the others end.
     *
     * @throws io.bellwether.kernel.TransientFault when the engine does not take it
     */
    void start(DeskId desk, String rebalanceId);
}
