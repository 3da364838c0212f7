package io.bellwether.marketdata.edgar;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * In which zone EDGAR wrote a company's moments of acceptance. All end with a Z, yet for a good fifth of the companies they
 * are New York's time, for the others UTC, and hardly ever both for one company (measured by others on 64,936 filings of 808
 * companies in September 2026). EDGAR accepts on weekdays from 6:00 to 22:00 in New York: a moment that fits only one of the
 * two readings tells which one the company has. Where none does, or they contradict each other, New York is taken: it is the
 * later one, so that nothing is ever known too early. The option {@code acceptance-zone} of the vendor says otherwise.
 */
final class AcceptanceClock {
    /** Some minutes more than the hours are. */
    private static final LocalTime OPENS = LocalTime.of(5, 55);

    private static final LocalTime CLOSES = LocalTime.of(22, 30);

    private AcceptanceClock() {}

    /**
     * @param written moments of one company
     * @param option what the settings say: {@code auto} or a zone
     */
    static ZoneId zone(List<LocalDateTime> written, Optional<String> option) {
        Optional<ZoneId> fixed = option.filter(text -> !text.equals("auto")).map(ZoneId::of);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        boolean newYork = false;
        boolean utc = false;
        for (LocalDateTime moment : written) {
            boolean asNewYork = isOpen(moment.atZone(ExchangeCalendar.ZONE));
            boolean asUtc = isOpen(moment.atZone(ZoneOffset.UTC).withZoneSameInstant(ExchangeCalendar.ZONE));
            newYork |= asNewYork && !asUtc;
            utc |= asUtc && !asNewYork;
        }
        return utc && !newYork ? ZoneOffset.UTC : ExchangeCalendar.ZONE;
    }

    private static boolean isOpen(ZonedDateTime moment) {
        boolean weekend = moment.getDayOfWeek() == DayOfWeek.SATURDAY || moment.getDayOfWeek() == DayOfWeek.SUNDAY;
        LocalTime time = moment.toLocalTime();
        return !weekend && !time.isBefore(OPENS) && !time.isAfter(CLOSES);
    }
}
