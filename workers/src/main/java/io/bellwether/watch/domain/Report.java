package io.bellwether.watch.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong now, as the status page, the health command and the dead-man's switch tell it.
 *
 * @param at [UTC] when this was put together
 * @param lookedAt [UTC] when the watch looked last; empty when it never did
 * @param conditions that begun and are not over, the critical ones first, then the oldest
 */
public record Report(Instant at, Optional<Instant> lookedAt, List<Condition> conditions) {
    public Report {
        conditions = conditions.stream()
                .sorted(Comparator.comparing(Condition::severity)
                        .reversed()
                        .thenComparing(Condition::since)
                        .thenComparing(Condition::key))
                .toList();
    }

    /** Whether nothing is wrong at all. */
    public boolean isWell() {
        return conditions.isEmpty();
    }

    /** Whether something needs a person now. */
    public boolean isCritical() {
        return conditions.stream().anyMatch(condition -> condition.severity() == Severity.CRITICAL);
    }
}
