package io.bellwether.execution.app;

import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.OutsideCall;

/** Tells the engine that a desk was stopped, so that its day ends and the process emergency-stop runs. */
@OutsideCall
public interface StopSignal {
    /**
     * Publishes {@code emergency-stop}; while the desk's emergency stop runs, repeats start nothing.
     *
     * @throws io.bellwether.kernel.TransientFault when the engine cannot be reached
     */
    void publish(DeskId desk, Halt halt);
}
