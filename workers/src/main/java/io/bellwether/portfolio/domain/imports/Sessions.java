package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.LocalDate;

/** Which days of a record can be. */
final class Sessions {
    private Sessions() {}

    static boolean isKnown(ExchangeCalendar calendar, LocalDate date) {
        return !date.isBefore(ExchangeCalendar.FIRST)
                && !date.isAfter(ExchangeCalendar.LAST)
                && calendar.isTradingDay(date);
    }
}
