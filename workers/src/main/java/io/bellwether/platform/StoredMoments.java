package io.bellwether.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as PostgreSQL keeps them, so that a store in memory answers with the same. */
public final class StoredMoments {
    private static final int MICROSECOND = 1000;

    private StoredMoments() {}

    /** Rounded half up to the microsecond. */
    public static Instant stored(Instant moment) {
        int rest = moment.getNano() % MICROSECOND;
        if (rest == 0) {
            return moment;
        }
        Instant cut = moment.minusNanos(rest);
        return rest < MICROSECOND / 2 ? cut : cut.plus(1, ChronoUnit.MICROS);
    }
}
