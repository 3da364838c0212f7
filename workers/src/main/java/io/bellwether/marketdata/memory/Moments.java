package io.bellwether.marketdata.memory;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;

/** Moments as numbers: microseconds since 1970, rounded as PostgreSQL does. */
final class Moments {
    /** Before every moment. */
    static final long ALWAYS = Long.MIN_VALUE;

    /** After every moment. */
    static final long NEVER = Long.MAX_VALUE;

    static final long DAY = 86_400_000_000L;

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private Moments() {}

    static long of(Instant moment) {
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), PER_SECOND), (moment.getNano() + NANOS / 2) / NANOS);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * (long) NANOS);
    }

    /** The moment as it is kept. */
    static Instant kept(Instant moment) {
        return moment.getNano() % NANOS == 0 ? moment : instant(of(moment));
    }

    /** The first moment of the day at the exchange. */
    static long startOf(LocalDate day) {
        return of(day.atStartOfDay(ExchangeCalendar.ZONE).toInstant());
    }

    static LocalDate day(Instant moment) {
        return moment.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }
}
