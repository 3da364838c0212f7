package io.bellwether.risk.domain;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.LocalDate;

/** Counts sessions of the exchange. */
public final class TradingDays {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private TradingDays() {}

    /** Whether more than so many sessions lie after the first day, up to and with the second. */
    public static boolean moreThan(int sessions, LocalDate after, LocalDate upTo) {
        return countUpTo(sessions + 1, after, upTo) > sessions;
    }

    /** Sessions after the first day, up to and with the second; counting ends at {@code most}. */
    public static int countUpTo(int most, LocalDate after, LocalDate upTo) {
        int count = 0;
        LocalDate date = after;
        while (count < most && date.isBefore(upTo) && date.isBefore(ExchangeCalendar.LAST)) {
            date = CALENDAR.next(date);
            if (!date.isAfter(upTo)) {
                count++;
            }
        }
        return count;
    }
}
