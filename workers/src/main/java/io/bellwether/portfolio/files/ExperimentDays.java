package io.bellwether.portfolio.files;

import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.SourceDay;
import io.bellwether.portfolio.domain.imports.SourceHolding;
import io.bellwether.portfolio.domain.imports.SourceRow;
import io.bellwether.portfolio.domain.imports.SourceTotal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The experiment's daily file: a row per position and day, and a row {@code TOTAL} with the day's cash and equity. Forks
 * leave columns out or add some; those that nothing can be checked without must be there.
 */
final class ExperimentDays {
    static final String DATE = "Date";
    static final String TICKER = "Ticker";
    static final String SHARES = "Shares";
    static final String BUY_PRICE = "Buy Price";
    static final String COST = "Cost Basis";
    static final String STOP = "Stop Loss";
    static final String PRICE = "Current Price";
    static final String VALUE = "Total Value";
    static final String PNL = "PnL";
    static final String ACTION = "Action";
    static final String CASH = "Cash Balance";
    static final String EQUITY = "Total Equity";
    static final String TOTAL = "TOTAL";
    static final List<String> COLUMNS =
            List.of(DATE, TICKER, SHARES, BUY_PRICE, COST, STOP, PRICE, VALUE, PNL, ACTION, CASH, EQUITY);

    /** The day, what was held, and what it was worth. */
    private static final List<String> NEEDED = List.of(DATE, TICKER, SHARES, PRICE, CASH, EQUITY);

    private final Map<LocalDate, Day> days = new LinkedHashMap<>();

    private ExperimentDays() {}

    /** Reads the file; refused rows go to the findings. */
    static List<SourceDay> read(Path path, List<Finding> findings) {
        ExperimentDays reader = new ExperimentDays();
        findings.addAll(new CsvTable(path, ',').read(NEEDED, row -> reader.read(row, findings)));
        return reader.days.entrySet().stream()
                .map(day -> day.getValue().of(day.getKey()))
                .toList();
    }

    private void read(CsvRow row, List<Finding> findings) {
        LocalDate date = row.date(DATE);
        boolean total = row.needed(TICKER).equalsIgnoreCase(TOTAL);
        Optional<SourceTotal> sums = total ? Optional.of(total(row)) : Optional.empty();
        Optional<SourceHolding> holding = total ? Optional.empty() : Optional.of(holding(row));
        Day day = days.computeIfAbsent(date, d -> new Day(row.at()));
        Optional<SourceRow> earlier = holding.map(h -> day.keep(h)).orElseGet(() -> day.keep(sums.orElseThrow()));
        earlier.ifPresent(first -> findings.add(new Finding(
                Finding.Kind.DUPLICATE_ROW,
                Finding.Treatment.REFUSED,
                row.at(),
                Optional.of(date),
                holding.map(SourceHolding::symbol),
                Optional.empty(),
                Optional.empty(),
                "line %d speaks of %s on this day already; row refused".formatted(first.line(), row.needed(TICKER)))));
    }

    private static SourceHolding holding(CsvRow row) {
        return new SourceHolding(
                row.at(),
                row.symbol(TICKER),
                row.quantity(SHARES)
                        .filter(Quantity::isPositive)
                        .orElseThrow(() -> new BadRow("'" + SHARES + "' is empty or zero")),
                row.number(COST),
                row.number(STOP).filter(stop -> stop.signum() != 0).map(stop -> CsvRow.price(STOP, stop)),
                row.price(PRICE),
                row.number(VALUE),
                row.number(PNL),
                row.text(ACTION).orElse("").toUpperCase(Locale.ROOT).startsWith("SELL"));
    }

    private static SourceTotal total(CsvRow row) {
        return new SourceTotal(row.at(), row.number(VALUE), row.number(PNL), sum(row, CASH), sum(row, EQUITY));
    }

    private static BigDecimal sum(CsvRow row, String column) {
        return row.number(column).orElseThrow(() -> new BadRow("'" + column + "' of a TOTAL row is empty"));
    }

    /** A day while its rows are read. */
    private static final class Day {
        private final SourceRow at;
        private final Map<Symbol, SourceHolding> holdings = new LinkedHashMap<>();
        private @Nullable SourceTotal total;

        private Day(SourceRow at) {
            this.at = at;
        }

        /** Keeps the first row of a symbol; returns where it stands if there was one. */
        private Optional<SourceRow> keep(SourceHolding holding) {
            return Optional.ofNullable(holdings.putIfAbsent(holding.symbol(), holding))
                    .map(SourceHolding::at);
        }

        private Optional<SourceRow> keep(SourceTotal sums) {
            if (total != null) {
                return Optional.of(total.at());
            }
            total = sums;
            return Optional.empty();
        }

        private SourceDay of(LocalDate date) {
            return new SourceDay(at, date, new ArrayList<>(holdings.values()), Optional.ofNullable(total));
        }
    }
}
