package io.bellwether.platform;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which clock the few readers of the wall clock have.
 *
 * @param file for drills and tests: a file that holds the time as an ISO instant, e.g. {@code 2027-03-01T14:30:00Z},
 *     read anew at each call; absent means the machine's clock
 * @param tolerance difference between this machine's clock and a broker's that is none
 */
@ConfigurationProperties(prefix = "bellwether.clock", ignoreUnknownFields = false)
public record ClockProperties(
        @Nullable Path file, @DefaultValue("PT5S") Duration tolerance) {
    public ClockProperties {
        if (tolerance.toMillis() < 1) {
            throw new IllegalArgumentException("bellwether.clock.tolerance must be > 0, was " + tolerance);
        }
    }

    /** Whether the time is told by a file: nothing that trades real money may run so. */
    public boolean isMoved() {
        return file != null;
    }
}
