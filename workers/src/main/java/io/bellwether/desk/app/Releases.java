package io.bellwether.desk.app;

import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Optional;

/** When a person let a halted desk trade again. */
public interface Releases {
    /** The last release at or before the moment [UTC]; empty when there was none. */
    Optional<Instant> last(DeskId desk, Instant asOf);
}
