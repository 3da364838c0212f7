package io.bellwether.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a failed job waits before it is tried again: doubling from the first wait up to the longest. The longest
 * stays well below 20 seconds, so that a day goes on soon after a part of the stack came back.
 *
 * @param initial wait before the first retry
 * @param longest upper bound of any wait
 * @param retries retries a service task is modelled with; tells how many were used
 */
@ConfigurationProperties(prefix = "bellwether.jobs", ignoreUnknownFields = false)
public record JobBackoff(
        @DefaultValue("PT0.5S") Duration initial,
        @DefaultValue("PT5S") Duration longest,
        @DefaultValue("8") int retries) {

    public JobBackoff {
        if (initial.isNegative() || longest.compareTo(initial) < 0) {
            throw new IllegalArgumentException(
                    "bellwether.jobs: longest (%s) must be at least initial (%s)".formatted(longest, initial));
        }
    }

    /** The wait before the next try when this many retries are left. */
    Duration beforeRetry(int retriesLeft) {
        int used = Math.max(0, Math.min(retries - 1 - retriesLeft, 20));
        Duration wait = initial.multipliedBy(1L << used);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
