package io.bellwether.marketdata.memory;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.TradingSession;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** When the bar of a session is finished: at its close; before the calendar begins at the regular one. */
final class SessionCloses {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Map<LocalDate, OptionalLong> known = new HashMap<>();

    /** [micros] empty when the exchange is closed, or nobody knows whether it will be. */
    OptionalLong of(LocalDate date) {
        return known.computeIfAbsent(date, this::close);
    }

    /** @throws IllegalArgumentException when the exchange is closed on the day */
    long required(LocalDate date) {
        return of(date)
                .orElseThrow(() ->
                        new IllegalArgumentException("a bar of " + date + ", when the exchange was closed"));
    }

    private OptionalLong close(LocalDate date) {
        if (date.isAfter(ExchangeCalendar.LAST)) {
            return OptionalLong.empty();
        }
        if (date.isBefore(ExchangeCalendar.FIRST)) {
            return OptionalLong.of(Moments.of(date.atTime(ExchangeCalendar.CLOSE)
                    .atZone(ExchangeCalendar.ZONE)
                    .toInstant()));
        }
        return calendar.session(date)
                .map(TradingSession::close)
                .map(close -> OptionalLong.of(Moments.of(close)))
                .orElse(OptionalLong.empty());
    }
}
