package io.bellwether.execution.app;

import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.DeskId;
import java.util.List;

/** Which halts the engine still has to be told of; kept with the halts, so that none is forgotten. */
public interface StopAnnouncements {
    /**
     * A halt in force.
     *
     * @param desk the halted desk
     * @param halt the halt
     */
    record Pending(DeskId desk, Halt halt) {}

    /** Halts in force, set at least 2 seconds ago, that the engine was not told of; oldest first. */
    List<Pending> pending();

    /** Notes that the engine was told of the desk's halt. */
    void announced(DeskId desk);
}
