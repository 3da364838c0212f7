package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.RecordEvent;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of what happened beside the trades, for records that do not say it: corporate actions in the columns of a data
 * set's {@code corporate_actions.csv}, and cash that moved.
 */
final class ActionRows {
    private static final String KIND = "kind";
    private static final String DATE = "date";
    private static final String EX_DATE = "ex_date";
    private static final String SYMBOL = "symbol";
    private static final String AMOUNT = "amount";

    private ActionRows() {}

    /** Reads the file; refused rows go to the findings. */
    static List<RecordEvent> read(Path path, List<Finding> findings) {
        List<RecordEvent> events = new ArrayList<>();
        findings.addAll(new CsvTable(path, ',').read(List.of(KIND), row -> events.add(event(row))));
        return events;
    }

    private static RecordEvent event(CsvRow row) {
        LocalDate date = row.text(EX_DATE).isPresent() ? row.date(EX_DATE) : row.date(DATE);
        String kind = row.needed(KIND).toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "split" -> announced(row, split(row, date));
            case "dividend" ->
                announced(row, new CorporateAction.Dividend(row.symbol(SYMBOL), date, positive(row, AMOUNT)));
            case "symbol_change" -> announced(row, renamed(row, date));
            case "delisting" ->
                announced(
                        row,
                        new CorporateAction.Delisting(
                                row.symbol(SYMBOL),
                                date,
                                row.text(AMOUNT).isEmpty() ? BigDecimal.ZERO : notNegative(row, AMOUNT)));
            case "deposit" -> cash(row, date, CashKind.DEPOSIT, positive(row, AMOUNT));
            case "withdrawal" ->
                cash(row, date, CashKind.WITHDRAWAL, amount(row).abs().negate());
            case "fee" -> cash(row, date, CashKind.FEE, amount(row).abs().negate());
            case "tax" -> cash(row, date, CashKind.TAX, amount(row).abs().negate());
            case "interest" -> cash(row, date, CashKind.INTEREST, amount(row));
            case "cash_dividend" -> cash(row, date, CashKind.DIVIDEND, amount(row));
            default ->
                throw new BadRow(
                        "kind '%s' is none of split, dividend, symbol_change, delisting, deposit, withdrawal, fee, tax, interest, cash_dividend"
                                .formatted(kind));
        };
    }

    private static RecordEvent announced(CsvRow row, CorporateAction action) {
        return new RecordEvent.Announced(row.at(), action);
    }

    private static CorporateAction split(CsvRow row, LocalDate date) {
        return new CorporateAction.Split(
                row.symbol(SYMBOL), date, positive(row, "new_rate"), positive(row, "old_rate"));
    }

    private static CorporateAction renamed(CsvRow row, LocalDate date) {
        Symbol from = row.symbol(SYMBOL);
        Symbol to = row.symbol("new_symbol");
        if (from.equals(to)) {
            throw new BadRow("new_symbol is the old one, " + to);
        }
        return new CorporateAction.SymbolChange(from, date, to);
    }

    private static RecordEvent cash(CsvRow row, LocalDate date, CashKind kind, BigDecimal amount) {
        Money money = Money.rounded(amount);
        if (money.equals(Money.ZERO)) {
            throw new BadRow("amount is less than half a cent");
        }
        Optional<Symbol> about = row.text(SYMBOL).map(text -> CsvRow.symbol(SYMBOL, text));
        return new RecordEvent.Cash(
                row.at(), date, kind, money, about, row.text("detail").orElse(""), row.text("id"));
    }

    private static BigDecimal amount(CsvRow row) {
        return row.number(AMOUNT).orElseThrow(() -> new BadRow("'" + AMOUNT + "' is empty"));
    }

    private static BigDecimal positive(CsvRow row, String column) {
        BigDecimal number = notNegative(row, column);
        if (number.signum() == 0) {
            throw new BadRow(column + " must be > 0");
        }
        return number;
    }

    private static BigDecimal notNegative(CsvRow row, String column) {
        BigDecimal number = row.number(column).orElseThrow(() -> new BadRow("'" + column + "' is empty"));
        if (number.signum() < 0) {
            throw new BadRow("%s must not be below zero, was %s".formatted(column, number.toPlainString()));
        }
        return number;
    }
}
