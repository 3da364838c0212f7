package io.bellwether.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/**
 * Trading days and hours of the New York Stock Exchange, 1990 to 2030, by the exchange's own rules (NYSE Rule 7.2 and
 * its holiday tables); all times are derived for America/New_York, so daylight saving is included. From 2010 on every close
 * is checked against the exchange's tables, from 1998 on every session against the days on which SPY was traded; early
 * closes before 1993 are not known. Closures that no rule knows, such as a day of mourning, are taken over from brokers as
 * they say them, see {@link #takeOver}.
 */
public final class ExchangeCalendar {
    public static final ZoneId ZONE = ZoneId.of("America/New_York");
    public static final LocalTime OPEN = LocalTime.of(9, 30);
    public static final LocalTime CLOSE = LocalTime.of(16, 0);
    public static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);
    public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2030, 12, 31);

    /**
     * The days of mourning for Presidents Nixon, Reagan, Ford, Bush and Carter, the days after 11 September 2001, Hurricane
     * Sandy.
     */
    private static final Set<LocalDate> SPECIAL_CLOSES = Set.of(
            LocalDate.of(1994, 4, 27),
            LocalDate.of(2001, 9, 11),
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11),
            LocalDate.of(2007, 1, 2),
            LocalDate.of(2012, 10, 29),
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2025, 1, 9));

    /** Days around a holiday on which the exchange closed early though no rule says so. */
    private static final Set<LocalDate> SPECIAL_EARLY_CLOSES = Set.of(
            LocalDate.of(1996, 7, 5),
            LocalDate.of(1997, 12, 26),
            LocalDate.of(1999, 12, 31),
            LocalDate.of(2002, 7, 5),
            LocalDate.of(2003, 12, 26));

    private static final int EARLY_CLOSES_SINCE = 1993;
    private static final int KING_DAY_SINCE = 1998;

    /** Before, the eve of 4 July was a whole day when it was a Wednesday. */
    private static final int WEDNESDAY_EVES_SINCE = 2013;

    /** The sessions of the days that were asked for before: a backtest asks for the same ones again and again. */
    private static final AtomicReferenceArray<Optional<ExchangeHours>> KNOWN =
            new AtomicReferenceArray<>((int) ChronoUnit.DAYS.between(FIRST, LAST) + 1);

    /** Days on which a broker said that the exchange stays closed, and no rule does. */
    private static final AtomicReference<Set<LocalDate>> TAKEN_OVER = new AtomicReference<>(Set.of());

    /**
     * Takes over the days on which the exchange stays closed though no rule says so, in place of those that were taken over
     * before: every calendar of this program knows them from now on.
     */
    public static void takeOver(Set<LocalDate> closures) {
        TAKEN_OVER.set(Set.copyOf(closures));
    }

    /** Whether the exchange holds a regular session on the day. */
    public boolean isTradingDay(LocalDate date) {
        return hours(date).isPresent();
    }

    /** Whether the calendar covers the day. */
    public static boolean covers(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }

    /** Whether the exchange may have held a session: where the calendar does not reach, every working day counts as one. */
    public boolean mayBeTradingDay(LocalDate date) {
        return covers(date)
                ? isTradingDay(date)
                : date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The session of the day, or empty when the exchange is closed. */
    public Optional<ExchangeHours> hours(LocalDate date) {
        requireKnown(date);
        if (TAKEN_OVER.get().contains(date)) {
            return Optional.empty();
        }
        int day = (int) (date.toEpochDay() - FIRST.toEpochDay());
        Optional<ExchangeHours> known = KNOWN.get(day);
        if (known == null) {
            known = derived(date);
            KNOWN.set(day, known);
        }
        return known;
    }

    private static Optional<ExchangeHours> derived(LocalDate date) {
        if (isWeekend(date) || isHoliday(date) || SPECIAL_CLOSES.contains(date)) {
            return Optional.empty();
        }
        boolean early = endsEarly(date);
        return Optional.of(new ExchangeHours(
                date,
                date.atTime(OPEN).atZone(ZONE).toInstant(),
                date.atTime(early ? EARLY_CLOSE : CLOSE).atZone(ZONE).toInstant(),
                early));
    }

    /** The trading days from one day to another, both included, oldest first. */
    public Stream<LocalDate> tradingDays(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).filter(this::isTradingDay);
    }

    /** The first trading day after the given day. */
    public LocalDate next(LocalDate date) {
        LocalDate day = date.plusDays(1);
        while (!isTradingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The last trading day before the given day. */
    public LocalDate previous(LocalDate date) {
        LocalDate day = date.minusDays(1);
        while (!isTradingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** So many trading days up to and with the given one, oldest first. */
    public List<LocalDate> lastTradingDays(int count, LocalDate upTo) {
        return Stream.iterate(upTo, this::previous).limit(count).sorted().toList();
    }

    /** Whether the trading day ends at 13:00: the day after Thanksgiving, 24 December, the eve of 4 July. */
    public boolean isEarlyClose(LocalDate date) {
        return hours(date).filter(ExchangeHours::earlyClose).isPresent();
    }

    private static boolean endsEarly(LocalDate date) {
        if (date.getYear() < EARLY_CLOSES_SINCE) {
            return false;
        }
        int day = date.getDayOfMonth();
        boolean afterThanksgiving = date.equals(thanksgiving(date.getYear()).plusDays(1));
        boolean christmasEve = date.getMonth() == Month.DECEMBER && day == 24;
        boolean wednesday = date.getDayOfWeek() == DayOfWeek.WEDNESDAY && date.getYear() < WEDNESDAY_EVES_SINCE;
        boolean independenceEve = date.getMonth() == Month.JULY && day == 3 && !wednesday;
        return afterThanksgiving || christmasEve || independenceEve || SPECIAL_EARLY_CLOSES.contains(date);
    }

    private static boolean isHoliday(LocalDate date) {
        int year = date.getYear();
        return date.equals(newYear(year))
                || (year >= KING_DAY_SINCE && date.equals(nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY)))
                || date.equals(nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY))
                || date.equals(easterSunday(year).minusDays(2))
                || date.equals(LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)))
                || (year >= 2022 && date.equals(observed(LocalDate.of(year, 6, 19))))
                || date.equals(observed(LocalDate.of(year, 7, 4)))
                || date.equals(nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY))
                || date.equals(thanksgiving(year))
                || date.equals(observed(LocalDate.of(year, 12, 25)));
    }

    /** A Saturday New Year is not observed: the Friday before belongs to the old year's books. */
    private static LocalDate newYear(int year) {
        LocalDate day = LocalDate.of(year, 1, 1);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private static LocalDate observed(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static LocalDate thanksgiving(int year) {
        return nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY);
    }

    private static LocalDate nth(int year, Month month, int n, DayOfWeek day) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
    }

    /** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
    private static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void requireKnown(LocalDate date) {
        if (!covers(date)) {
            throw new IllegalArgumentException(
                    "the exchange calendar covers %s to %s, was %s".formatted(FIRST, LAST, date));
        }
    }
}
