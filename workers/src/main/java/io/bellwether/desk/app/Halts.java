package io.bellwether.desk.app;

import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Optional;

/** Emergency stops in force, kept in the database so that they hold without the engine. */
public interface Halts {
    /** The stop in force, or empty when the desk may trade. */
    Optional<Halt> current(DeskId desk);

    /** Halts the desk; while a stop is in force the first one stands and this returns false. */
    boolean halt(DeskId desk, Halt halt);

    /** Releases the stop in force; false when there is none. */
    boolean release(DeskId desk, String releasedBy, String reason, Instant asOf);
}
