package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.files.Layout.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the rows of one symbol of one file. A row that is not certainly right is refused and reported; no number is
 * guessed. Prices are rounded half up to 6 decimals and volumes down to whole shares (vendors print binary fractions); a
 * price that lies beyond the high or the low by no more than a rounding widens it.
 */
final class RowReader {
    /** What a vendor's rounding may put a close above its high [fraction of the price]. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    private static final List<Role> PRICES = List.of(Role.OPEN, Role.HIGH, Role.LOW, Role.CLOSE);
    private static final Pattern BELOW_ZERO = Pattern.compile("-\\$?\\d.*");

    private final Layout layout;
    private final DateReader dates;
    private final NumberReader numbers;
    private final LocalDate latest;
    private final String file;
    private final IssueLog log;
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Set<LocalDate> refused = new HashSet<>();
    private int closedDays;
    private int widened;

    /** @param latest the last day that the file can know */
    RowReader(Layout layout, DateReader dates, NumberReader numbers, LocalDate latest, String file, IssueLog log) {
        this.layout = layout;
        this.dates = dates;
        this.numbers = numbers;
        this.latest = latest;
        this.file = file;
        this.log = log;
    }

    /** Days of refused rows: they are reported already and not missing as well. */
    Set<LocalDate> refused() {
        return refused;
    }

    /** How many rows fell on days on which the exchange was closed. */
    int closedDays() {
        return closedDays;
    }

    /** How many rows had a price beyond the high or the low by a rounding. */
    int widened() {
        return widened;
    }

    /** The row as a bar, or empty after reporting why not. */
    Optional<Row> read(Sheet.Line line) {
        if (!hasItsFields(line)) {
            log.add(
                    DataIssue.Kind.BAD_ROW,
                    line.number(),
                    null,
                    "%d fields instead of %d; row refused"
                            .formatted(line.fields().size(), layout.width()));
            return Optional.empty();
        }
        LocalDate date;
        try {
            date = dates.read(line.get(layout.column(Role.DATE)));
        } catch (BadField e) {
            log.add(e.kind(), line.number(), null, e.getMessage() + "; row refused");
            return Optional.empty();
        }
        if (!isPossible(line.number(), date)) {
            return Optional.empty();
        }
        Optional<Row> row = bar(line, date).map(bar -> new Row(file, line.number(), bar));
        if (row.isEmpty()) {
            refused.add(date);
        }
        return row;
    }

    /** A separator at the end of each row makes an empty field more. */
    private boolean hasItsFields(Sheet.Line line) {
        int size = line.fields().size();
        return size >= layout.width()
                && line.fields().subList(layout.width(), size).stream().allMatch(String::isBlank);
    }

    private boolean isPossible(int line, LocalDate date) {
        if (date.isAfter(ExchangeCalendar.LAST)) {
            log.add(DataIssue.Kind.BAD_DATE, line, date, "after the exchange calendar's last day; row refused");
            return false;
        }
        if (date.isAfter(latest)) {
            log.add(
                    DataIssue.Kind.BAD_DATE,
                    line,
                    date,
                    "%s lies after %s, when the file was written; row refused".formatted(date, latest));
            return false;
        }
        if (!calendar.mayBeTradingDay(date)) {
            closedDays++;
            log.add(
                    DataIssue.Kind.NOT_A_TRADING_DAY,
                    line,
                    date,
                    "the exchange was closed on " + date + "; row refused");
            return false;
        }
        return true;
    }

    private Optional<Bar> bar(Sheet.Line line, LocalDate date) {
        if (hasNoPrices(line, date)) {
            return Optional.empty();
        }
        Optional<Price> open = price(line, date, Role.OPEN, "open");
        Optional<Price> high = price(line, date, Role.HIGH, "high");
        Optional<Price> low = price(line, date, Role.LOW, "low");
        Optional<Price> close = price(line, date, Role.CLOSE, "close");
        Optional<Long> volume = volume(line, date);
        if (open.isEmpty() || high.isEmpty() || low.isEmpty() || close.isEmpty() || volume.isEmpty()) {
            return Optional.empty();
        }
        Price top = widest(high.get(), max(open.get(), close.get()), true);
        Price bottom = widest(low.get(), min(open.get(), close.get()), false);
        try {
            Bar bar = new Bar(date, open.get(), top, bottom, close.get(), volume.get());
            widened += top.equals(high.get()) && bottom.equals(low.get()) ? 0 : 1;
            return Optional.of(bar);
        } catch (IllegalArgumentException e) {
            log.add(DataIssue.Kind.BAD_RANGE, line.number(), date, e.getMessage() + "; row refused");
            return Optional.empty();
        }
    }

    private boolean hasNoPrices(Sheet.Line line, LocalDate date) {
        List<String> prices =
                PRICES.stream().map(role -> line.get(layout.column(role))).toList();
        String last = prices.getLast();
        if (prices.stream().allMatch(NumberReader::isMissing)) {
            log.add(
                    DataIssue.Kind.NO_PRICES,
                    line.number(),
                    date,
                    (last.isEmpty() ? "no prices" : "'%s' in the place of prices".formatted(last)) + "; row refused");
            return true;
        }
        if (BELOW_ZERO.matcher(last).matches()) {
            log.add(
                    DataIssue.Kind.NO_PRICES,
                    line.number(),
                    date,
                    "close '%s' is below zero, as CRSP writes the mean of bid and ask where nothing traded; row refused"
                            .formatted(last));
            return true;
        }
        return false;
    }

    private static Price max(Price one, Price other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Price min(Price one, Price other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** The limit, moved to the price beyond it where a rounding explains that. */
    private static Price widest(Price limit, Price price, boolean upwards) {
        int beyond = upwards ? price.compareTo(limit) : limit.compareTo(price);
        if (beyond <= 0) {
            return limit;
        }
        BigDecimal off = price.value().subtract(limit.value()).abs();
        BigDecimal allowed = ROUNDING.max(price.value().multiply(ROUNDING));
        return off.compareTo(allowed) <= 0 ? price : limit;
    }

    private Optional<Price> price(Sheet.Line line, LocalDate date, Role role, String name) {
        try {
            return Optional.of(numbers.price(name, line.get(layout.column(role))));
        } catch (BadField e) {
            log.add(e.kind(), line.number(), date, e.getMessage() + "; row refused");
            return Optional.empty();
        }
    }

    private Optional<Long> volume(Sheet.Line line, LocalDate date) {
        try {
            return Optional.of(numbers.volume(line.get(layout.column(Role.VOLUME)))
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact());
        } catch (BadField e) {
            log.add(e.kind(), line.number(), date, e.getMessage() + "; row refused");
            return Optional.empty();
        }
    }
}
