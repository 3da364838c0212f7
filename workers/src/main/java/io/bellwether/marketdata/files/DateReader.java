package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.domain.DataIssue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates of one file. Where numbers alone do not say which is the month, all dates of the file decide together:
 * the order under which they are sessions. A moment with an offset is midnight of a day where it was written, or a time
 * of that day at the exchange; a moment without one is the exchange's.
 */
final class DateReader {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*(Z|UTC|GMT|EST|EDT|ET|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?(?:\\[[^]]*])?)?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:[ T].*)?");
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10}|\\d{12,13}|\\d{15,16}|\\d{18,19})(?:\\.0+)?");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})(?:[ ,T]+\\d{1,2}:\\d{2}.*)?");
    private static final Pattern WORDS = Pattern.compile(
            "(?i)(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+)?(?:(\\d{1,4})[-/., ]+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/., ]+(\\d{1,4})(?:[-/., ]+(\\d{2}|\\d{4}))?(?:[ ,T]+\\d{1,2}:\\d{2}.*)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** Two digits from here on are of the last century. */
    private static final int PIVOT = 70;
    /** Sessions of one file follow each other within a few days. */
    private static final int NEAR = 5;

    private enum Order {
        MONTH_FIRST,
        DAY_FIRST
    }

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Set<Order> possible;
    private final Optional<DateTimeFormatter> said;

    private DateReader(Set<Order> possible) {
        this(possible, Optional.empty());
    }

    private DateReader(Set<Order> possible, Optional<DateTimeFormatter> said) {
        this.possible = possible;
        this.said = said;
    }

    /** The reader for dates whose form a person says. */
    static DateReader of(DateTimeFormatter form) {
        return new DateReader(EnumSet.allOf(Order.class), Optional.of(form));
    }

    /** The reader for a file with these dates. */
    static DateReader of(List<String> texts) {
        List<Matcher> numbers = texts.stream()
                .map(text -> NUMBERS.matcher(text.strip()))
                .filter(Matcher::matches)
                .toList();
        DateReader undecided = new DateReader(EnumSet.allOf(Order.class));
        return numbers.isEmpty() ? undecided : new DateReader(undecided.decide(numbers));
    }

    private Set<Order> decide(List<Matcher> numbers) {
        Map<Order, List<LocalDate>> sessions = new EnumMap<>(Order.class);
        for (Order order : Order.values()) {
            List<LocalDate> days = new ArrayList<>();
            numbers.forEach(found ->
                    numeric(found, order).filter(calendar::mayBeTradingDay).ifPresent(days::add));
            sessions.put(order, days);
        }
        List<LocalDate> american = sessions.getOrDefault(Order.MONTH_FIRST, List.of());
        List<LocalDate> european = sessions.getOrDefault(Order.DAY_FIRST, List.of());
        if (american.size() != european.size()) {
            return EnumSet.of(american.size() > european.size() ? Order.MONTH_FIRST : Order.DAY_FIRST);
        }
        long americanSteps = steps(american);
        long europeanSteps = steps(european);
        if (americanSteps != europeanSteps) {
            return EnumSet.of(americanSteps > europeanSteps ? Order.MONTH_FIRST : Order.DAY_FIRST);
        }
        return EnumSet.allOf(Order.class);
    }

    private static long steps(List<LocalDate> days) {
        long steps = 0;
        for (int i = 1; i < days.size(); i++) {
            long apart = Math.abs(days.get(i).toEpochDay() - days.get(i - 1).toEpochDay());
            steps += apart > 0 && apart <= NEAR ? 1 : 0;
        }
        return steps;
    }

    /** @throws BadField when the text names no day, or more than one */
    LocalDate read(String field) {
        String text = field.strip();
        try {
            return parsed(text)
                    .orElseThrow(() -> new BadField(DataIssue.Kind.BAD_DATE, "date '" + text + "' is no date"));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new BadField(DataIssue.Kind.BAD_DATE, "date '" + text + "' is no date");
        }
    }

    private Optional<LocalDate> parsed(String text) {
        if (said.isPresent()) {
            return Optional.of(LocalDate.parse(text, said.get()));
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return Optional.of(iso(iso));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return Optional.of(LocalDate.of(number(compact, 1), number(compact, 2), number(compact, 3)));
        }
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            return Optional.of(dayOf(instant(epoch.group(1)).atOffset(ZoneOffset.UTC)));
        }
        Matcher words = WORDS.matcher(text);
        if (words.matches()) {
            return words(words);
        }
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches() ? Optional.of(decided(text, numbers)) : Optional.empty();
    }

    private static LocalDate iso(Matcher found) {
        LocalDate date = LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
        String offset = found.group(7);
        if (found.group(4) == null || offset == null || offset.startsWith("E")) {
            return date;
        }
        LocalTime time =
                LocalTime.of(number(found, 4), number(found, 5), found.group(6) == null ? 0 : number(found, 6));
        ZoneOffset zone = Character.isLetter(offset.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(offset);
        return dayOf(OffsetDateTime.of(date, time, zone));
    }

    /** Midnight stands for the day where it was written, any other moment for the exchange's day. */
    private static LocalDate dayOf(OffsetDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate()
                : moment.atZoneSameInstant(ExchangeCalendar.ZONE).toLocalDate();
    }

    private static Instant instant(String digits) {
        long value = Long.parseLong(digits);
        return switch (digits.length()) {
            case 9, 10 -> Instant.ofEpochSecond(value);
            case 12, 13 -> Instant.ofEpochMilli(value);
            case 15, 16 -> Instant.ofEpochSecond(value / 1_000_000);
            default -> Instant.ofEpochSecond(value / 1_000_000_000);
        };
    }

    /** {@code Nov 14, 2025}, {@code 14-Nov-2025}, {@code 2025-Nov-14}, {@code 14 Nov 25}. */
    private static Optional<LocalDate> words(Matcher found) {
        int month = MONTHS.indexOf(found.group(2).toLowerCase(Locale.ROOT)) + 1;
        String before = found.group(1);
        String after = found.group(3);
        String last = found.group(4);
        if (before == null) {
            return last == null
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(year(last), month, Integer.parseInt(after)));
        }
        if (last != null) {
            return Optional.empty();
        }
        return Optional.of(
                before.length() == 4
                        ? LocalDate.of(Integer.parseInt(before), month, Integer.parseInt(after))
                        : LocalDate.of(year(after), month, Integer.parseInt(before)));
    }

    private LocalDate decided(String text, Matcher found) {
        // with dots the day comes first wherever such dates are written
        Set<Order> orders = ".".equals(found.group(2)) ? EnumSet.of(Order.DAY_FIRST) : possible;
        List<LocalDate> days = orders.stream()
                .map(order -> numeric(found, order))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (days.size() > 1) {
            throw new BadField(
                    DataIssue.Kind.BAD_DATE,
                    "date '%s' may be %s or %s; write YYYY-MM-DD".formatted(text, days.get(0), days.get(1)));
        }
        if (days.isEmpty()) {
            throw new BadField(DataIssue.Kind.BAD_DATE, "date '" + text + "' is no date");
        }
        return days.getFirst();
    }

    private static Optional<LocalDate> numeric(Matcher found, Order order) {
        int first = number(found, 1);
        int second = number(found, 3);
        try {
            return Optional.of(LocalDate.of(
                    year(found.group(4)),
                    order == Order.MONTH_FIRST ? first : second,
                    order == Order.MONTH_FIRST ? second : first));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year < PIVOT ? 2000 + year : 1900 + year;
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
