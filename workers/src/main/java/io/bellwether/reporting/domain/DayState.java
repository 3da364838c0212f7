package io.bellwether.reporting.domain;

import io.bellwether.desk.domain.DayPlan;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A trading day as it is stored.
 *
 * @param tradingDate the day
 * @param status {@code OPENED}, {@code PLANNED}, {@code INCOMPLETE}, {@code STOPPED} or {@code DONE}
 * @param clock {@code live}, {@code paced} or {@code replay}
 * @param processInstanceKey the instance that runs it, if known
 * @param plan when its sessions are due; empty until the day is planned
 */
public record DayState(
        LocalDate tradingDate, String status, String clock, Optional<Long> processInstanceKey, Optional<DayPlan> plan) {

    /** For people. */
    public String words() {
        return switch (status) {
            case "OPENED", "PLANNED" -> "Day under way";
            case "INCOMPLETE" -> "Day incomplete";
            case "STOPPED" -> "Day stopped";
            default -> "Day done";
        };
    }
}
