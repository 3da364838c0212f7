package io.bellwether.decision.app.advisor;

import java.time.Duration;
import java.util.Map;

/**
 * The advisors that the settings describe.
 *
 * @param byName settings by the name that desks use
 * @param longestWait longest time a job waits because a vendor says so; told to wait longer, the next advisor is asked
 */
public record ConfiguredAdvisors(Map<String, AdvisorSettings> byName, Duration longestWait) {
    public ConfiguredAdvisors {
        byName = Map.copyOf(byName);
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("bellwether.models.longest-wait must be >= 0, was " + longestWait);
        }
    }
}
