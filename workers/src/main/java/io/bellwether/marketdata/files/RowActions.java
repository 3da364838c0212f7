package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.files.Layout.Role;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Splits and dividends that columns of a price file say. Tiingo's {@code splitFactor} and {@code divCash} and Alpha
 * Vantage's {@code split_coefficient} and {@code dividend_amount} stand beside prices as traded. Yahoo's {@code Stock
 * Splits} stand beside prices that are adjusted for splits already, and without a column {@code Adj Close} they are
 * adjusted for dividends too (https://ranaroussi.github.io/yfinance/advanced/price_adjustment.html, read on 2026-11-29):
 * such dividends are not paid a second time. CRSP and Compustat give each day the factor by which its price is to be
 * divided: where it changes is a split.
 */
final class RowActions {
    private static final String NUMBER = "\\d{1,9}(\\.\\d{1,30})?([eE]-?\\d{1,2})?";
    private static final BigDecimal NEAR = new BigDecimal("0.0001");
    /** A column that says a split on more days than this part holds a running factor and no splits. */
    private static final int RARE = 20;

    private static final int SAID = 3;

    /**
     * One action and where it stands.
     *
     * @param adjusted whether the prices beside it are adjusted for splits, by what is known of the vendor
     */
    record Told(CorporateAction action, int line, boolean adjusted) {}

    private final Symbol symbol;
    private final Layout layout;
    private final boolean yahoo;
    private final IssueLog log;
    private final List<Told> splits = new ArrayList<>();
    private final List<Told> dividends = new ArrayList<>();
    private final NavigableMap<LocalDate, Factor> factors = new TreeMap<>();

    /** By how many a day's price is divided to be in the shares of the file's end. */
    private record Factor(BigDecimal value, int line) {}

    RowActions(Symbol symbol, Layout layout, List<String> header, IssueLog log) {
        this.symbol = symbol;
        this.layout = layout;
        this.yahoo = header.stream()
                .map(Layout::normal)
                .anyMatch(name -> name.equals("stock splits") || name.equals("dividends"));
        this.log = log;
    }

    void read(Sheet.Line line, LocalDate date) {
        BigDecimal split = number(line, date, Role.SPLIT);
        if (split.signum() > 0 && split.compareTo(BigDecimal.ONE) != 0) {
            splits.add(new Told(split(date, split), line.number(), yahoo));
        }
        BigDecimal dividend = number(line, date, Role.DIVIDEND).setScale(6, RoundingMode.HALF_UP);
        if (dividend.signum() > 0) {
            dividends.add(new Told(new CorporateAction.Dividend(symbol, date, dividend), line.number(), yahoo));
        }
        readFactor(line, date);
    }

    private void readFactor(Sheet.Line line, LocalDate date) {
        String text = line.get(layout.column(Role.FACTOR));
        if (text.matches(NUMBER) && new BigDecimal(text).signum() > 0) {
            factors.put(date, new Factor(new BigDecimal(text), line.number()));
        }
    }

    private void tellChanges() {
        Factor before = null;
        for (Map.Entry<LocalDate, Factor> day : factors.entrySet()) {
            Factor now = day.getValue();
            if (before != null && before.value().compareTo(now.value()) != 0) {
                BigDecimal ratio = before.value().divide(now.value(), MathContext.DECIMAL64);
                BigDecimal whole = ratio.setScale(0, RoundingMode.HALF_UP);
                boolean near = ratio.subtract(whole).abs().compareTo(ratio.multiply(NEAR)) <= 0;
                splits.add(new Told(split(day.getKey(), near ? whole : ratio), now.line(), false));
            }
            before = now;
        }
    }

    private BigDecimal number(Sheet.Line line, LocalDate date, Role role) {
        String text = line.get(layout.column(role));
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (text.matches(NUMBER)) {
            return new BigDecimal(text);
        }
        log.add(
                DataIssue.Kind.BAD_NUMBER,
                line.number(),
                date,
                "%s '%s' is not a number; not applied".formatted(role == Role.SPLIT ? "split" : "dividend", text));
        return BigDecimal.ZERO;
    }

    private CorporateAction.Split split(LocalDate date, BigDecimal factor) {
        if (factor.compareTo(BigDecimal.ONE) > 0) {
            return new CorporateAction.Split(symbol, date, factor.stripTrailingZeros(), BigDecimal.ONE);
        }
        BigDecimal old = BigDecimal.ONE.divide(factor, MathContext.DECIMAL64);
        BigDecimal whole = old.setScale(0, RoundingMode.HALF_UP);
        boolean near = old.subtract(whole).abs().compareTo(old.multiply(NEAR)) <= 0;
        return new CorporateAction.Split(symbol, date, BigDecimal.ONE, near ? whole : old);
    }

    /** @param rows how many good rows there were */
    List<Told> told(int rows) {
        tellChanges();
        List<Told> told = new ArrayList<>();
        if (splits.size() > Math.max(SAID, rows / RARE)) {
            log.addAlways(
                    DataIssue.Kind.UNCONFIRMED_ACTION,
                    splits.getFirst().line(),
                    null,
                    "the column of splits says one on %d of %d days, so it holds something else; none applied"
                            .formatted(splits.size(), rows));
        } else {
            told.addAll(splits);
        }
        if (yahoo && !layout.has(Role.ADJUSTED_CLOSE) && !dividends.isEmpty()) {
            log.addAlways(
                    DataIssue.Kind.UNCONFIRMED_ACTION,
                    dividends.getFirst().line(),
                    dividends.getFirst().action().exDate(),
                    "without a column Adj Close the prices contain the %d dividends already; not paid a second time"
                            .formatted(dividends.size()));
        } else {
            told.addAll(dividends);
        }
        return List.copyOf(told);
    }
}
