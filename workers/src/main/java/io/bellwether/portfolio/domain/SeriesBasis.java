package io.bellwether.portfolio.domain;

import io.bellwether.kernel.ExchangeCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a series of a desk's worth allows to be said of return and risk, and why not more: a change is one of money that
 * was there, and a year is made of days only where the days are known.
 *
 * @param noReturn why there is no return; empty when there is one
 * @param noRisk why there is no figure of risk and none for a year; empty when there are; present wherever {@code noReturn}
 *     is
 * @param noDrawdown why there is no fall below the peak; empty when there is one: a single day falls, too
 */
public record SeriesBasis(Optional<String> noReturn, Optional<String> noRisk, Optional<String> noDrawdown) {
    /** Of ten sessions between the first and the last day so many must be known; a desk may miss one. */
    public static final int FEWEST_OF_TEN = 9;

    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private static final SeriesBasis SOUND = new SeriesBasis(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Of a series, oldest first.
     *
     * @param dates the session of each value; the first deposit's may be that of the first close
     * @param equity [USD] as it was, equally many
     */
    public static SeriesBasis of(List<LocalDate> dates, List<BigDecimal> equity) {
        for (int i = 0; i < equity.size(); i++) {
            if (equity.get(i).signum() <= 0) {
                return none("equity was %s USD on %s; nothing can be earned or lost of it"
                        .formatted(equity.get(i).toPlainString(), dates.get(i)));
            }
        }
        if (equity.size() < 2) {
            return none("only one value is known, of " + dates.getFirst());
        }
        if (equity.size() <= Performance.FEWEST_RETURNS) {
            return new SeriesBasis(
                    Optional.empty(), Optional.of("only the change of one day is known"), Optional.empty());
        }
        return gaps(dates);
    }

    /** A series whose days are known but not at their closes: what it rose and fell between is not. */
    public SeriesBasis withoutCloses(String reason) {
        return noReturn.isPresent() ? this : new SeriesBasis(noReturn, Optional.of(reason), Optional.of(reason));
    }

    public boolean hasReturn() {
        return noReturn.isEmpty();
    }

    public boolean hasRisk() {
        return noRisk.isEmpty();
    }

    private static SeriesBasis gaps(List<LocalDate> dates) {
        Set<LocalDate> known = new HashSet<>(dates);
        long sessions = dates.getFirst()
                .datesUntil(dates.getLast().plusDays(1))
                .filter(day -> known.contains(day) || isSession(day))
                .count();
        if (known.size() * 10L >= sessions * FEWEST_OF_TEN) {
            return SOUND;
        }
        String reason = "closes of %d of %d sessions from %s to %s are known"
                .formatted(known.size(), sessions, dates.getFirst(), dates.getLast());
        return new SeriesBasis(Optional.empty(), Optional.of(reason), Optional.of(reason));
    }

    private static SeriesBasis none(String reason) {
        return new SeriesBasis(Optional.of(reason), Optional.of(reason), Optional.of(reason));
    }

    /** Whether there was a session on the day; where the exchange's calendar does not reach, every working day counts as one. */
    public static boolean isSession(LocalDate day) {
        boolean known = !day.isBefore(ExchangeCalendar.FIRST) && !day.isAfter(ExchangeCalendar.LAST);
        return known
                ? CALENDAR.isTradingDay(day)
                : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
