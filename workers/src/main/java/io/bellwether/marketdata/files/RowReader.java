package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataIssue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the rows of one file. A row that is not certainly right is refused and reported; no number is guessed. Prices
 * are plain decimals, rounded half up to 6 decimals (vendors print binary fractions); volumes are whole numbers, a zero
 * fraction is allowed.
 */
final class RowReader {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,30})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}(\\.0{1,30})?");

    private final Columns columns;
    private final ExchangeCalendar calendar;
    private final IssueLog log;
    private final Set<LocalDate> refused = new HashSet<>();

    RowReader(Columns columns, ExchangeCalendar calendar, IssueLog log) {
        this.columns = columns;
        this.calendar = calendar;
        this.log = log;
    }

    /** Days of refused rows: they are reported already and not missing as well. */
    Set<LocalDate> refused() {
        return refused;
    }

    /** The row as a bar, or empty after reporting why not. */
    Optional<Row> read(int line, List<String> fields) {
        if (fields.size() != columns.count()) {
            log.add(
                    DataIssue.Kind.BAD_ROW,
                    line,
                    null,
                    "%d fields instead of %d; row refused".formatted(fields.size(), columns.count()));
            return Optional.empty();
        }
        Optional<LocalDate> date = date(line, fields.get(columns.date()).strip());
        if (date.isEmpty()) {
            return Optional.empty();
        }
        Optional<Row> row = bar(line, date.get(), fields).map(bar -> new Row(line, bar));
        if (row.isEmpty()) {
            refused.add(date.get());
        }
        return row;
    }

    private Optional<LocalDate> date(int line, String text) {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            log.add(DataIssue.Kind.BAD_DATE, line, null, "date '" + text + "' is not YYYY-MM-DD; row refused");
            return Optional.empty();
        }
        if (date.isAfter(ExchangeCalendar.LAST)) {
            log.add(DataIssue.Kind.BAD_DATE, line, date, "after the exchange calendar's last day; row refused");
            return Optional.empty();
        }
        if (!isPossible(date)) {
            log.add(
                    DataIssue.Kind.NOT_A_TRADING_DAY,
                    line,
                    date,
                    "the exchange was closed on " + date + "; row refused");
            return Optional.empty();
        }
        return Optional.of(date);
    }

    private boolean isPossible(LocalDate date) {
        if (date.isBefore(ExchangeCalendar.FIRST)) {
            return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
        }
        return calendar.isTradingDay(date);
    }

    private Optional<Bar> bar(int line, LocalDate date, List<String> fields) {
        Optional<Price> open = price(line, date, "open", fields.get(columns.open()));
        Optional<Price> high = price(line, date, "high", fields.get(columns.high()));
        Optional<Price> low = price(line, date, "low", fields.get(columns.low()));
        Optional<Price> close = price(line, date, "close", fields.get(columns.close()));
        Optional<Long> volume = volume(line, date, fields.get(columns.volume()));
        if (open.isEmpty() || high.isEmpty() || low.isEmpty() || close.isEmpty() || volume.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Bar(date, open.get(), high.get(), low.get(), close.get(), volume.get()));
        } catch (IllegalArgumentException e) {
            log.add(DataIssue.Kind.BAD_RANGE, line, date, e.getMessage() + "; row refused");
            return Optional.empty();
        }
    }

    private Optional<Price> price(int line, LocalDate date, String name, String field) {
        String text = field.strip();
        if (PLAIN_NUMBER.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text).setScale(Price.MAX_SCALE, RoundingMode.HALF_UP);
            if (value.signum() > 0 && value.precision() - value.scale() <= 12) {
                return Optional.of(new Price(value));
            }
        }
        log.add(
                DataIssue.Kind.BAD_NUMBER,
                line,
                date,
                "%s '%s' is not a plain number greater than 0; row refused".formatted(name, text));
        return Optional.empty();
    }

    private Optional<Long> volume(int line, LocalDate date, String field) {
        String text = field.strip();
        if (WHOLE_NUMBER.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text).longValueExact());
        }
        log.add(
                DataIssue.Kind.BAD_NUMBER,
                line,
                date,
                "volume '%s' is not a whole number of at least 0; row refused".formatted(text));
        return Optional.empty();
    }
}
