package io.bellwether.marketdata.domain;

import java.time.LocalDate;

/**
 * Days from first to last, both included.
 *
 * @param first earliest day
 * @param last latest day, not before the first
 */
public record DateRange(LocalDate first, LocalDate last) {
    public DateRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a range must not end before it starts: " + first + " to " + last);
        }
    }

    /** The smallest range that holds both. */
    public DateRange span(DateRange other) {
        return new DateRange(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }
}
