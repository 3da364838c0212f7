package io.bellwether.portfolio.files;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something happened.
 *
 * @param date in New York
 * @param time [UTC] the moment, where the file names one
 */
record EventTime(LocalDate date, Optional<Instant> time) {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    /** From this hour in New York on the trading of the night is that of the next day. */
    private static final int EVENING = 20;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String TIME =
            "(?:[T ,;]+(?<hour>\\d{1,2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
                    + "\\s*(?<half>[AaPp][Mm])?)?"
                    + "\\s*(?<zone>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?|E[SD]?T|America/New_York|US/Eastern)?";

    /** Month before day, as all of these brokers are American. */
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("(?<month>\\d{1,2})[/-](?<day>\\d{1,2})[/-](?<year>\\d{4}|\\d{2})" + TIME),
            Pattern.compile("(?<year>\\d{4})[/-](?<month>\\d{1,2})[/-](?<day>\\d{1,2})" + TIME),
            Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})" + TIME),
            Pattern.compile("(?<month>[A-Za-z]{3})[a-z]*[- ](?<day>\\d{1,2}),?[- ](?<year>\\d{4})" + TIME),
            Pattern.compile("(?<day>\\d{1,2})[- ](?<month>[A-Za-z]{3})[a-z]*[- ](?<year>\\d{4}|\\d{2})" + TIME));

    /** "Posted as of happened". */
    private static final Pattern AS_OF = Pattern.compile("\\S+\\s+as of\\s+(\\S+)", Pattern.CASE_INSENSITIVE);

    /** A day, at no known time. */
    static EventTime on(LocalDate date) {
        return new EventTime(date, Optional.empty());
    }

    /** A moment; its day is that of New York. The evening before a session belongs to it where its own day has none. */
    static EventTime at(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, ExchangeCalendar.ZONE);
        LocalDate day = local.toLocalDate();
        boolean evening = local.getHour() >= EVENING && isKnown(day) && !CALENDAR.isTradingDay(day);
        return new EventTime(
                evening && CALENDAR.isTradingDay(day.plusDays(1)) ? day.plusDays(1) : day, Optional.of(moment));
    }

    private static boolean isKnown(LocalDate day) {
        return !day.isBefore(ExchangeCalendar.FIRST) && day.isBefore(ExchangeCalendar.LAST);
    }

    /** Whether the text is a date or a moment at all. */
    static boolean isReadable(String text) {
        try {
            read("", text);
            return true;
        } catch (BadRow e) {
            return false;
        }
    }

    /** @throws BadRow when the text is no date or moment; a time without an offset is New York's */
    static EventTime read(String column, String text) {
        String stripped = text.strip();
        Matcher asOf = AS_OF.matcher(stripped);
        String one = asOf.matches() ? asOf.group(1) : stripped;
        for (Pattern shape : SHAPES) {
            Matcher matcher = shape.matcher(one);
            if (matcher.matches()) {
                try {
                    return of(matcher);
                } catch (DateTimeException e) {
                    break;
                }
            }
        }
        throw new BadRow("%s '%s' is no date".formatted(column, stripped));
    }

    private static EventTime of(Matcher matcher) {
        LocalDate date = LocalDate.of(
                year(matcher.group("year")), month(matcher.group("month")), Integer.parseInt(matcher.group("day")));
        if (matcher.group("hour") == null) {
            return on(date);
        }
        LocalTime time = time(matcher);
        String zone = matcher.group("zone");
        // Midnight without an offset is a day that a spreadsheet printed with a time.
        return zone == null && time.equals(LocalTime.MIDNIGHT)
                ? on(date)
                : at(date.atTime(time).atZone(zone(zone)).toInstant());
    }

    private static LocalTime time(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group("hour"));
        String half = matcher.group("half");
        int of24 =
                half == null ? hour : hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
        String second = matcher.group("second");
        String fraction = matcher.group("fraction");
        return LocalTime.of(
                of24,
                Integer.parseInt(matcher.group("minute")),
                second == null ? 0 : Integer.parseInt(second),
                fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9)));
    }

    private static ZoneId zone(@Nullable String zone) {
        if (zone == null || zone.startsWith("E") || zone.contains("/")) {
            return ExchangeCalendar.ZONE;
        }
        return zone.startsWith("+") || zone.startsWith("-") ? ZoneOffset.of(zone) : ZoneOffset.UTC;
    }

    /** 70 to 99 are of the last century. */
    static int year(String year) {
        int number = Integer.parseInt(year);
        return year.length() == 4 ? number : number + (number >= 70 ? 1900 : 2000);
    }

    private static int month(String month) {
        if (Character.isDigit(month.charAt(0))) {
            return Integer.parseInt(month);
        }
        int index = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new DateTimeException(month);
        }
        return index + 1;
    }
}
