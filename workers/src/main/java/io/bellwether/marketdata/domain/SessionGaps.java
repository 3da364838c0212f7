package io.bellwether.marketdata.domain;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions of the exchange's calendar that are missing in a series.
 *
 * @param ranges first to last of sessions missing in a row, oldest first
 * @param sessions how many they are together
 */
public record SessionGaps(List<DateRange> ranges, int sessions) {
    public SessionGaps {
        ranges = List.copyOf(ranges);
    }

    /**
     * What is missing between the first day and the last; days before the calendar begins are not looked at.
     *
     * @param days of a series, oldest first
     */
    public static SessionGaps of(ExchangeCalendar calendar, List<LocalDate> days) {
        List<DateRange> ranges = new ArrayList<>();
        int sessions = 0;
        for (int i = 1; i < days.size(); i++) {
            LocalDate before = days.get(i - 1);
            LocalDate day = days.get(i);
            if (before.isBefore(ExchangeCalendar.FIRST)) {
                continue;
            }
            LocalDate first = calendar.next(before);
            if (first.isBefore(day)) {
                LocalDate last = calendar.previous(day);
                ranges.add(new DateRange(first, last));
                sessions += (int) calendar.tradingDays(first, last).count();
            }
        }
        return new SessionGaps(ranges, sessions);
    }
}
