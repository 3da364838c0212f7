package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads rows of corporate actions. A split comes as {@code new_rate} and {@code old_rate} (Alpaca's names), a dividend
 * as {@code amount}; files that infer both from adjusted closes give {@code adj_over_close_prev_day}, by how much the
 * close before the ex-date was adjusted: the inverse of a split's ratio, or one less the dividend's share of
 * {@code prev_close}. A row whose column {@code implied_ratio_confirmed} is not true is reported and not applied.
 */
final class ActionRowReader {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,30})?");
    /** Adjusted closes have six digits: what they make of a whole number lies this close to it. */
    private static final BigDecimal NEAR = new BigDecimal("0.0001");

    private static final int DIVIDEND_SCALE = 4;

    private final ActionColumns columns;
    private final IssueLog log;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    ActionRowReader(ActionColumns columns, IssueLog log) {
        this.columns = columns;
        this.log = log;
    }

    /** The row as an action, or empty after reporting why not. */
    Optional<CorporateAction> read(int line, List<String> fields) {
        if (fields.size() != columns.names().size()) {
            log.add(
                    DataIssue.Kind.BAD_ROW,
                    line,
                    null,
                    "%d fields instead of %d; row refused"
                            .formatted(fields.size(), columns.names().size()));
            return Optional.empty();
        }
        Optional<LocalDate> exDate = exDate(line, columns.field(fields, "ex_date"));
        if (exDate.isEmpty()) {
            return Optional.empty();
        }
        try {
            Symbol symbol = new Symbol(columns.field(fields, "symbol").toUpperCase(Locale.ROOT));
            return confirmed(line, exDate.get(), fields)
                    ? Optional.of(action(symbol, exDate.get(), fields))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            log.add(DataIssue.Kind.BAD_ROW, line, exDate.get(), e.getMessage() + "; row refused");
            return Optional.empty();
        }
    }

    private Optional<LocalDate> exDate(int line, String text) {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            log.add(DataIssue.Kind.BAD_DATE, line, null, "ex_date '" + text + "' is not YYYY-MM-DD; row refused");
            return Optional.empty();
        }
        if (!ExchangeCalendar.covers(date) || !calendar.isTradingDay(date)) {
            log.add(DataIssue.Kind.NOT_A_TRADING_DAY, line, date, "no session on " + date + "; row refused");
            return Optional.empty();
        }
        return Optional.of(date);
    }

    private boolean confirmed(int line, LocalDate exDate, List<String> fields) {
        String said = columns.field(fields, "implied_ratio_confirmed");
        if (said.isEmpty() || said.equalsIgnoreCase("true")) {
            return true;
        }
        log.add(
                DataIssue.Kind.UNCONFIRMED_ACTION,
                line,
                exDate,
                "%s of %s is not confirmed (implied_ratio_confirmed is '%s'); not applied"
                        .formatted(columns.field(fields, "kind"), columns.field(fields, "symbol"), said));
        return false;
    }

    private CorporateAction action(Symbol symbol, LocalDate exDate, List<String> fields) {
        String kind = columns.field(fields, "kind").toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "split" -> split(symbol, exDate, fields);
            case "dividend" -> new CorporateAction.Dividend(symbol, exDate, dividend(fields));
            case "symbol_change" ->
                new CorporateAction.SymbolChange(
                        symbol,
                        exDate,
                        new Symbol(columns.field(fields, "new_symbol").toUpperCase(Locale.ROOT)));
            case "delisting" ->
                new CorporateAction.Delisting(
                        symbol,
                        exDate,
                        has(fields, "amount") ? atMostSixDecimals(number(fields, "amount")) : BigDecimal.ZERO);
            default ->
                throw new IllegalArgumentException(
                        "kind '%s' is none of split, dividend, symbol_change, delisting".formatted(kind));
        };
    }

    private CorporateAction.Split split(Symbol symbol, LocalDate exDate, List<String> fields) {
        if (has(fields, "new_rate") || has(fields, "old_rate")) {
            return new CorporateAction.Split(symbol, exDate, number(fields, "new_rate"), number(fields, "old_rate"));
        }
        BigDecimal factor = positive(fields, "adj_over_close_prev_day");
        if (factor.compareTo(BigDecimal.ONE) >= 0) {
            return new CorporateAction.Split(symbol, exDate, BigDecimal.ONE, wholeIfNear(factor));
        }
        BigDecimal shares = BigDecimal.ONE.divide(factor, MathContext.DECIMAL64);
        BigDecimal whole = wholeIfNear(shares);
        return whole.scale() == 0
                ? new CorporateAction.Split(symbol, exDate, whole, BigDecimal.ONE)
                : new CorporateAction.Split(symbol, exDate, BigDecimal.ONE, factor);
    }

    private BigDecimal dividend(List<String> fields) {
        if (has(fields, "amount")) {
            return atMostSixDecimals(positive(fields, "amount"));
        }
        BigDecimal share = BigDecimal.ONE.subtract(positive(fields, "adj_over_close_prev_day"));
        return share.multiply(positive(fields, "prev_close")).setScale(DIVIDEND_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal wholeIfNear(BigDecimal value) {
        BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
        return value.subtract(whole).abs().compareTo(value.multiply(NEAR)) <= 0 ? whole : value;
    }

    private static BigDecimal atMostSixDecimals(BigDecimal amount) {
        return amount.setScale(6, RoundingMode.HALF_UP);
    }

    private boolean has(List<String> fields, String name) {
        return !columns.field(fields, name).isEmpty();
    }

    private BigDecimal positive(List<String> fields, String name) {
        BigDecimal number = number(fields, name);
        if (number.signum() == 0) {
            throw new IllegalArgumentException(name + " must be > 0");
        }
        return number;
    }

    private BigDecimal number(List<String> fields, String name) {
        String text = columns.field(fields, name);
        if (!PLAIN_NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("%s '%s' is not a plain number".formatted(name, text));
        }
        return new BigDecimal(text);
    }
}
