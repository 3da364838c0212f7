package io.bellwether.kernel;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Regular hours of the exchange on one day.
 *
 * @param date the day in the exchange's zone
 * @param open [UTC] 09:30 New York
 * @param close [UTC] 16:00 New York, 13:00 on early closes
 * @param earlyClose whether the session ends at 13:00
 */
public record ExchangeHours(LocalDate date, Instant open, Instant close, boolean earlyClose) {
    public ExchangeHours {
        if (!open.isBefore(close)) {
            throw new IllegalArgumentException("session must open before it closes, was " + open + " to " + close);
        }
    }
}
