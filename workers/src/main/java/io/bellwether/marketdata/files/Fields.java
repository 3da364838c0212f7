package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataIssue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields of one row as values; a field that is not certainly right ends the row with a {@link BadField}. Where a moment is
 * wanted a day will do: what is said of a day was known when the day was over, and what begins or ends with a day does
 * so at midnight in New York.
 *
 * @param line the row
 */
record Fields(CsvTable.Line line) {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,30})?");
    private static final int MAX_TEXT = 100;

    boolean has(String column) {
        return !line.get(column).isEmpty();
    }

    Symbol symbol() {
        String ticker = line.get("symbol").toUpperCase(Locale.ROOT);
        if (!Symbol.isValid(ticker)) {
            throw new BadField(DataIssue.Kind.BAD_ROW, "symbol '" + ticker + "' is not a ticker");
        }
        return new Symbol(ticker);
    }

    /** A short text for people, may be empty. */
    String text(String column) {
        String text = line.get(column);
        if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadField(
                    DataIssue.Kind.BAD_ROW,
                    "%s must have at most %d characters and no control characters".formatted(column, MAX_TEXT));
        }
        return text;
    }

    /** A plain number greater than 0, if the field is not empty. */
    Optional<BigDecimal> number(String column) {
        String text = line.get(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!PLAIN_NUMBER.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
            throw new BadField(
                    DataIssue.Kind.BAD_NUMBER, "%s '%s' is not a plain number greater than 0".formatted(column, text));
        }
        return Optional.of(new BigDecimal(text));
    }

    LocalDate date(String column) {
        return parsedDate(column).orElseThrow(() -> bad(column, "is not YYYY-MM-DD"));
    }

    /** The moment named, or the end of the day named. */
    Instant known(String column) {
        return parsedDate(column).map(date -> startOf(date.plusDays(1))).orElseGet(() -> moment(column));
    }

    /** The moment named, or the start of the day named. */
    Instant start(String column) {
        return parsedDate(column).map(Fields::startOf).orElseGet(() -> moment(column));
    }

    private Optional<LocalDate> parsedDate(String column) {
        LocalDate date;
        try {
            date = LocalDate.parse(line.get(column));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.of(requirePlausible(column, date));
    }

    private Instant moment(String column) {
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(line.get(column));
        } catch (DateTimeException e) {
            throw bad(column, "is neither YYYY-MM-DD nor a time with offset, e.g. 2026-11-20T13:05:00Z");
        }
        requirePlausible(column, time.toLocalDate());
        // PostgreSQL keeps microseconds
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate requirePlausible(String column, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw bad(column, "is not between %s and %s".formatted(EARLIEST, LATEST));
        }
        return date;
    }

    private BadField bad(String column, String problem) {
        return new BadField(DataIssue.Kind.BAD_DATE, "%s '%s' %s".formatted(column, line.get(column), problem));
    }

    static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
    }
}
