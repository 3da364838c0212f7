package io.bellwether.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an emergency stop keeps at it: it never gives up, waits longer and longer between tries, and tells people again
 * and again. All of it follows from how long it has been trying, so that a repeated job gives the same answer.
 *
 * @param firstWait wait after the first try
 * @param longestWait upper bound of any wait
 * @param remindEvery how often people are told while it is not done
 */
@ConfigurationProperties(prefix = "bellwether.stops", ignoreUnknownFields = false)
public record StopPatience(
        @DefaultValue("PT2S") Duration firstWait,
        @DefaultValue("PT1M") Duration longestWait,
        @DefaultValue("PT5M") Duration remindEvery) {

    public StopPatience {
        if (firstWait.toMillis() < 1 || longestWait.compareTo(firstWait) < 0 || remindEvery.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "bellwether.stops: first-wait (%s) and remind-every (%s) must be positive and longest-wait (%s) at least first-wait"
                            .formatted(firstWait, remindEvery, longestWait));
        }
    }

    /** Whole seconds to wait when it has been tried for so long: about as long again, which doubles the wait each time. */
    public Duration nextWait(Duration trying) {
        Duration wait = trying.compareTo(firstWait) < 0 ? firstWait : trying;
        return Duration.ofSeconds(Math.max(1, (wait.compareTo(longestWait) > 0 ? longestWait : wait).toSeconds()));
    }

    /** Number of the reminder that is due, from 0 on; a time before the start counts as the start. */
    public long reminder(Duration trying) {
        return Math.max(0, trying.toMillis() / remindEvery.toMillis());
    }
}
