package io.bellwether.marketdata.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import java.time.Instant;
import java.time.LocalDate;

/** The sessions in which an unexplained split keeps its symbol from being bought. */
public final class BlockedDays {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private BlockedDays() {}

    /**
     * The sessions of which a split still counts: the newest one that has opened by the moment, for a split shows at the
     * open, and those before it.
     *
     * @param sessions how many, at least 1
     */
    public static DateRange at(Instant asOf, int sessions) {
        LocalDate last = lastOpened(asOf);
        LocalDate first = last;
        for (int i = 1; i < sessions && first.isAfter(ExchangeCalendar.FIRST.plusDays(7)); i++) {
            first = CALENDAR.previous(first);
        }
        return new DateRange(first, last);
    }

    private static LocalDate lastOpened(Instant asOf) {
        LocalDate day = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
        boolean opened = CALENDAR.hours(day)
                .map(ExchangeHours::open)
                .filter(open -> !asOf.isBefore(open))
                .isPresent();
        return opened ? day : CALENDAR.previous(day);
    }
}
