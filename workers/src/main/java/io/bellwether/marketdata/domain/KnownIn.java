package io.bellwether.marketdata.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a source says became known in a span of time. A stored row of the same source that became known in the span and
 * is not among these was withdrawn; outside of the span nothing is withdrawn.
 *
 * @param from [UTC] first moment of the span
 * @param to [UTC] first moment after it; equal to {@code from} for a span that withdraws nothing
 * @param rows in no order, one per natural key
 */
public record KnownIn<T>(Instant from, Instant to, List<T> rows) {
    private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

    public KnownIn {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a span must not end before it begins, was %s to %s".formatted(from, to));
        }
        rows = List.copyOf(rows);
    }

    /** Everything the source has. */
    public static <T> KnownIn<T> everything(List<T> rows) {
        return new KnownIn<>(Instant.EPOCH, END, rows);
    }

    /** Some of what the source has; what else it had stays as it is. */
    public static <T> KnownIn<T> some(List<T> rows) {
        return new KnownIn<>(Instant.EPOCH, Instant.EPOCH, rows);
    }
}
