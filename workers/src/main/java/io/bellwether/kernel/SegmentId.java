package io.bellwether.kernel;

import java.util.regex.Pattern;

/**
 * What of a desk a decision is about: one of its segments, or all of it.
 *
 * @param value a segment's id as its desk names it, or {@code DESK}
 */
public record SegmentId(String value) {
    private static final Pattern SHAPE = Pattern.compile("DESK|[a-z0-9][a-z0-9-]{0,39}");

    /** The whole desk. */
    public static final SegmentId DESK = new SegmentId("DESK");

    public SegmentId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a segment is DESK or 1 to 40 of a-z, 0-9, dash, was '%s'".formatted(value));
        }
    }

    /** Whether it is the whole desk. */
    public boolean isDesk() {
        return equals(DESK);
    }

    @Override
    public String toString() {
        return value;
    }
}
