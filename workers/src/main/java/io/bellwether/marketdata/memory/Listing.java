package io.bellwether.marketdata.memory;

import io.bellwether.marketdata.domain.Instrument;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument is for a time.
 *
 * @param listedFrom session of its first bar, before which there is no such instrument; null when it has none
 * @param withdrawn whether the source no longer has it
 */
record Listing(Instrument instrument, @Nullable LocalDate listedFrom, boolean withdrawn) {
    /** When it begins [micros]; always where it has no first session. */
    long begun() {
        return begun(listedFrom);
    }

    static long begun(@Nullable LocalDate first) {
        return first == null ? Moments.ALWAYS : Moments.startOf(first);
    }

    /** The earlier of the two first sessions, so far as they are known. */
    static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
