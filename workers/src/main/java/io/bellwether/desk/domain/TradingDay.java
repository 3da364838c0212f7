package io.bellwether.desk.domain;

import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One desk's day as the database knows it.
 *
 * @param desk whose day
 * @param date in New York
 * @param clock {@code live}, {@code paced} or {@code replay}
 * @param status {@code OPENED}, {@code PLANNED}, {@code INCOMPLETE}, {@code STOPPED} or {@code DONE}
 * @param instance key of the process instance that runs it; empty while none does
 * @param ended whether its instance came to its end
 */
public record TradingDay(
        DeskId desk, LocalDate date, String clock, String status, Optional<Long> instance, boolean ended) {
    /** Whether it passes by the real time. */
    public boolean isLive() {
        return clock.equals("live");
    }
}
