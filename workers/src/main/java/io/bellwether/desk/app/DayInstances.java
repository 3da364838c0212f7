package io.bellwether.desk.app;

import io.bellwether.platform.OutsideCall;

/** Asks the engine about the instances that run days. */
@OutsideCall
public interface DayInstances {
    /**
     * Whether the instance lives, by the engine's own state and not by what its web applications have heard of.
     *
     * @throws io.bellwether.kernel.TransientFault when the engine does not answer
     */
    boolean isAlive(long processInstanceKey);
}
