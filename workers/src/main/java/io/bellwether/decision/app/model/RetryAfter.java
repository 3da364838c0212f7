package io.bellwether.decision.app.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a vendor asks to be left alone, in every form that it may say it: {@code retry-after-ms}; {@code Retry-After} in
 * seconds or as any of the three dates of HTTP (RFC 2068, section 3.3.1, read 2026-11-29; RFC 9110 keeps them); or in words.
 *
 * @param pause how long from now on; measured on the vendor's own clock, so that a wrong clock here does not matter
 * @param until until when, where the vendor named a date and did not say what time it has
 */
public record RetryAfter(Optional<Duration> pause, Optional<Instant> until) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MILLIS = 1000;

    /** IMF-fixdate, the one of RFC 850 and that of C's asctime, each without the day of the week. */
    private static final List<DateTimeFormatter> DATES =
            List.of(format("d MMM uuuu H:mm:ss"), format("d-MMM-uu H:mm:ss"), format("MMM d H:mm:ss uuuu"));

    private static final Pattern DAY_OF_WEEK = Pattern.compile("^[A-Za-z]{3,9},?\\s+");
    private static final Pattern ZONE = Pattern.compile("\\s+(?:GMT|UTC|[+-]0000)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS = Pattern.compile(
            "(?:try again|retry(?:ing)?) (?:in|after) ([0-9]{1,6}(?:[.][0-9]{1,6})?)\\s*(ms|milliseconds?|s|sec(?:onds?)?|m|min(?:utes?)?)\\b",
            Pattern.CASE_INSENSITIVE);

    /**
     * Reads it.
     *
     * @param header finds a response header by its name
     * @param words what the vendor says beside its headers
     */
    static RetryAfter of(Function<String, Optional<String>> header, String words) {
        Optional<Duration> wait = header.apply("retry-after-ms")
                .flatMap(text -> decimal(text, 1))
                .or(() -> header.apply("retry-after").flatMap(text -> decimal(text, MILLIS)));
        if (wait.isPresent()) {
            return new RetryAfter(wait, Optional.empty());
        }
        Optional<Instant> until = header.apply("retry-after").flatMap(RetryAfter::date);
        if (until.isEmpty()) {
            return new RetryAfter(inWords(words), Optional.empty());
        }
        return header.apply("date")
                .flatMap(RetryAfter::date)
                .map(now -> new RetryAfter(Optional.of(between(now, until.get())), Optional.empty()))
                .orElse(new RetryAfter(Optional.empty(), until));
    }

    /** A wait that ends then, within bounds. */
    public static Duration between(Instant now, Instant until) {
        Duration wait = Duration.between(now, until);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    private static Optional<Duration> decimal(String text, int millisPerUnit) {
        try {
            BigDecimal millis = new BigDecimal(text.strip()).multiply(BigDecimal.valueOf(millisPerUnit));
            BigDecimal bounded = millis.max(BigDecimal.ZERO).min(BigDecimal.valueOf(LONGEST.toMillis()));
            return Optional.of(Duration.ofMillis(bounded.longValue()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> inWords(String words) {
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String unit = matcher.group(2).toLowerCase(Locale.ROOT);
        int millis =
                unit.startsWith("ms") || unit.startsWith("milli") ? 1 : unit.startsWith("m") ? 60 * MILLIS : MILLIS;
        return decimal(matcher.group(1), millis);
    }

    private static Optional<Instant> date(String text) {
        String zoneless = ZONE.matcher(text.strip()).replaceFirst("");
        String plain = DAY_OF_WEEK.matcher(zoneless).replaceFirst("").replaceAll("\\s+", " ");
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(LocalDateTime.parse(plain, format).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // it may be one of the other forms
            }
        }
        return Optional.empty();
    }
}
