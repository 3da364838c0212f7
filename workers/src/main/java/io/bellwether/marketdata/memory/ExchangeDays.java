package io.bellwether.marketdata.memory;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Moments of the exchange's days [micros], each looked up once. */
final class ExchangeDays {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Map<LocalDate, OptionalLong> closes = new HashMap<>();
    private final Map<LocalDate, long[]> turns = new HashMap<>();

    /**
     * When the bar of a session is finished: at its close; before the calendar begins at the regular one. Empty when the
     * exchange is closed, or nobody knows whether it will be.
     */
    OptionalLong close(LocalDate date) {
        return closes.computeIfAbsent(date, this::findClose);
    }

    /** When the day begins and ends, and the open and the close between, where the exchange has a session. */
    long[] turns(LocalDate date) {
        return turns.computeIfAbsent(date, this::findTurns);
    }

    /** @throws IllegalArgumentException when the exchange is closed on the day */
    long requiredClose(LocalDate date) {
        return close(date)
                .orElseThrow(() -> new IllegalArgumentException("a bar of " + date + ", when the exchange was closed"));
    }

    private OptionalLong findClose(LocalDate date) {
        if (date.isAfter(ExchangeCalendar.LAST)) {
            return OptionalLong.empty();
        }
        if (date.isBefore(ExchangeCalendar.FIRST)) {
            return OptionalLong.of(Moments.of(date.atTime(ExchangeCalendar.CLOSE)
                    .atZone(ExchangeCalendar.ZONE)
                    .toInstant()));
        }
        return calendar.hours(date)
                .map(ExchangeHours::close)
                .map(close -> OptionalLong.of(Moments.of(close)))
                .orElse(OptionalLong.empty());
    }

    private long[] findTurns(LocalDate date) {
        LongStream day = LongStream.of(Moments.startOf(date), Moments.startOf(date.plusDays(1)));
        if (!ExchangeCalendar.covers(date)) {
            return day.toArray();
        }
        LongStream session = calendar.hours(date).stream()
                .flatMapToLong(found -> LongStream.of(Moments.of(found.open()), Moments.of(found.close())));
        return LongStream.concat(day, session).toArray();
    }
}
