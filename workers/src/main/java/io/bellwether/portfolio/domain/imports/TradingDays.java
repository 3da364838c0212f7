package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.LocalDate;

/** Which days of a record can be. */
final class TradingDays {
    private TradingDays() {}

    static boolean isKnown(ExchangeCalendar calendar, LocalDate date) {
        return ExchangeCalendar.covers(date) && calendar.isTradingDay(date);
    }

    /** Why a day that is not known cannot be. */
    static String none(LocalDate date) {
        return ExchangeCalendar.covers(date)
                ? "the exchange has no session on " + date
                : "the exchange's sessions are known from %s to %s, not on %s"
                        .formatted(ExchangeCalendar.FIRST, ExchangeCalendar.LAST, date);
    }
}
