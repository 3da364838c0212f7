package io.bellwether.portfolio.files;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.SourceRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of a file by its columns. Reads strictly: what is not certainly a number, a date or a ticker is a {@link BadRow}.
 *
 * @param at where it stands
 * @param header the columns in small letters
 * @param fields as many as there are columns
 */
record CsvRow(SourceRow at, List<String> header, List<String> fields) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,30})?([eE]-\\d{1,2})?");

    /** The field without blanks around it; empty when it is blank or the file has no such column. */
    Optional<String> text(String column) {
        int index = header.indexOf(CsvTable.plain(column));
        return index < 0 || index >= fields.size()
                ? Optional.empty()
                : Optional.of(fields.get(index).strip()).filter(text -> !text.isEmpty());
    }

    /** The first of the columns that says something. */
    Optional<String> first(String... columns) {
        return Stream.of(columns).flatMap(column -> text(column).stream()).findFirst();
    }

    /** A number as brokers print it, from the first of the columns that says one; see {@link VendorNumbers}. */
    Optional<BigDecimal> figure(String... columns) {
        return Stream.of(columns)
                .flatMap(column -> text(column).flatMap(text -> VendorNumbers.read(column, text)).stream())
                .findFirst();
    }

    /** The same where there must be one. */
    BigDecimal neededFigure(String... columns) {
        return figure(columns).orElseThrow(() -> new BadRow("'" + columns[0] + "' is empty"));
    }

    String needed(String column) {
        return text(column).orElseThrow(() -> new BadRow("'" + column + "' is empty"));
    }

    /** A plain decimal number, e.g. {@code -0.54}; empty where a program printed that there is none. */
    Optional<BigDecimal> number(String column) {
        return text(column).filter(text -> !text.equalsIgnoreCase("nan")).map(text -> number(column, text));
    }

    static BigDecimal number(String column, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new BadRow("%s '%s' is not a plain number".formatted(column, text));
        }
        return new BigDecimal(text);
    }

    /** Shares, 0 or more; up to 9 decimals, trailing zeros aside. */
    Optional<Quantity> quantity(String column) {
        return number(column).map(value -> quantity(column, value));
    }

    static Quantity quantity(String column, BigDecimal value) {
        if (value.signum() < 0 || value.stripTrailingZeros().scale() > Quantity.MAX_SCALE) {
            throw new BadRow("%s %s must be >= 0 with up to 9 decimals".formatted(column, value.toPlainString()));
        }
        return new Quantity(value);
    }

    /** A price above zero, rounded half up to 6 decimals: sources print binary fractions. */
    Optional<Price> price(String column) {
        return number(column).map(value -> price(column, value));
    }

    static Price price(String column, BigDecimal value) {
        BigDecimal rounded = value.setScale(Price.MAX_SCALE, RoundingMode.HALF_UP);
        if (rounded.signum() <= 0) {
            throw new BadRow("%s %s must be > 0".formatted(column, value.toPlainString()));
        }
        return new Price(rounded);
    }

    LocalDate date(String column) {
        String text = needed(column);
        if (!EventTime.isReadable(text)) {
            throw new BadRow("%s '%s' is not a date like 2025-06-30".formatted(column, text));
        }
        return EventTime.read(column, text).date();
    }

    Symbol symbol(String column) {
        return symbol(column, needed(column));
    }

    /** A ticker in capitals. Other spellings are refused: which share a guess would mean nobody knows. */
    static Symbol symbol(String column, String text) {
        String ticker = text.toUpperCase(Locale.ROOT);
        if (!Symbol.isValid(ticker)) {
            throw new BadRow("%s '%s' is no ticker of 1 to 12 of A-Z, 0-9, dot, dash".formatted(column, text));
        }
        return new Symbol(ticker);
    }
}
