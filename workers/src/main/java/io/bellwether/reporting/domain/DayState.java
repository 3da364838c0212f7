package io.bellwether.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A trading day as it is stored.
 *
 * @param tradingDate the day
 * @param status {@code OPENED}, {@code PLANNED}, {@code STOPPED} or {@code DONE}
 * @param clock {@code live}, {@code paced} or {@code replay}
 * @param processInstanceKey the instance that runs it, if known
 * @param plan planned starts by name, e.g. {@code morningAt} [UTC]
 */
public record DayState(
        LocalDate tradingDate,
        String status,
        String clock,
        Optional<Long> processInstanceKey,
        Map<String, Instant> plan) {
    public DayState {
        plan = Map.copyOf(plan);
    }
}
