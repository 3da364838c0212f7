package io.bellwether.portfolio.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates of a file, as its mapping says they are written. An offset or a zone in the text decides; without one a time is
 * meant in the mapping's zone. A fraction of a second may have any length, whatever length the pattern has, or be missing.
 *
 * @param format without fractions
 * @param fractions whether the pattern has any
 * @param shortYear whether years have two digits
 * @param zone of times without an offset
 */
record MappedDates(DateTimeFormatter format, boolean fractions, boolean shortYear, ZoneId zone) {
    /** For {@code dateFormat: iso}. */
    private static final String ISO = "uuuu-MM-dd[['T'][ ]HH:mm[:ss[.S]][ ][XXXXX][XXXX][X]]";

    private static final Pattern FRACTION = Pattern.compile("\\[[.,]S+]|[.,]S+");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<![uy])yy(?![uy])");
    private static final Pattern SECOND = Pattern.compile("(:\\d{2})[.,](\\d{1,9})");

    /**
     * @param pattern {@code iso}, or the letters of {@link DateTimeFormatter}; {@code yy} is 1970 to 2069
     * @throws IllegalArgumentException when it is no pattern
     */
    static MappedDates of(String pattern, ZoneId zone) {
        String full = pattern.strip().equalsIgnoreCase("iso") ? ISO : pattern;
        boolean shortYear = SHORT_YEAR.matcher(full).find();
        String letters = SHORT_YEAR
                .matcher(FRACTION.matcher(full).replaceAll(""))
                .replaceAll("uu")
                .replace("yyyy", "uuuu");
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(letters)
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
        return new MappedDates(format, FRACTION.matcher(full).find(), shortYear, zone);
    }

    /** @throws BadRow when the text is written otherwise */
    EventTime read(String text) {
        Matcher second = SECOND.matcher(text);
        boolean cut = fractions && second.find();
        long nanos = cut ? Long.parseLong((second.group(2) + "00000000").substring(0, 9)) : 0;
        try {
            TemporalAccessor parsed = format.parseBest(
                    cut ? second.replaceFirst("$1") : text,
                    ZonedDateTime::from,
                    OffsetDateTime::from,
                    LocalDateTime::from,
                    LocalDate::from);
            return switch (parsed) {
                case ZonedDateTime moment ->
                    EventTime.at(moment.plusNanos(nanos).toInstant());
                case OffsetDateTime moment ->
                    EventTime.at(moment.plusNanos(nanos).toInstant());
                case LocalDateTime time ->
                    EventTime.at(inCentury(time).plusNanos(nanos).atZone(zone).toInstant());
                default ->
                    EventTime.on(
                            inCentury(LocalDate.from(parsed).atStartOfDay()).toLocalDate());
            };
        } catch (DateTimeException e) {
            throw new BadRow("date '%s' is not written as the mapping says".formatted(text));
        }
    }

    private LocalDateTime inCentury(LocalDateTime time) {
        return shortYear ? time.withYear(EventTime.year("%02d".formatted(time.getYear() % 100))) : time;
    }
}
