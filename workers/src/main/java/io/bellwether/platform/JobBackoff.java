package io.bellwether.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a failed job waits before it is tried again: doubling from the first wait up to the longest of its kind. Own
 * work waits a few seconds at most, so that a day goes on soon after a part of the stack came back. With the numbers of
 * {@link WorkKind}, work that depends on somebody else's machine is tried for about half an hour; its waits grow with the
 * trouble, so that a short one is over soon. Model calls wait the longest time of own work.
 *
 * @param initial wait before the first retry
 * @param longest upper bound of any wait of own work
 * @param longestOutside upper bound of any wait for market data or a broker
 */
@ConfigurationProperties(prefix = "bellwether.jobs", ignoreUnknownFields = false)
public record JobBackoff(
        @DefaultValue("PT0.5S") Duration initial,
        @DefaultValue("PT5S") Duration longest,
        @DefaultValue("PT1M") Duration longestOutside) {

    public JobBackoff {
        if (initial.isNegative() || longest.compareTo(initial) < 0) {
            throw new IllegalArgumentException(
                    "bellwether.jobs: longest (%s) must be at least initial (%s)".formatted(longest, initial));
        }
        if (longestOutside.compareTo(longest) < 0) {
            throw new IllegalArgumentException("bellwether.jobs: longest-outside (%s) must be at least longest (%s)"
                    .formatted(longestOutside, longest));
        }
    }

    /**
     * The wait before the next try.
     *
     * @param kind what the job speaks to; tells how many retries it began with
     * @param retriesLeft what the job says, after this failure
     */
    Duration beforeRetry(WorkKind kind, int retriesLeft) {
        if (kind == WorkKind.MODEL) {
            return longest;
        }
        int used = Math.max(0, Math.min(kind.retries() - 1 - retriesLeft, 20));
        Duration wait = initial.multipliedBy(1L << used);
        Duration most = kind.isOutside() ? longestOutside : longest;
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
