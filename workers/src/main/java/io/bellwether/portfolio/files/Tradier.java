package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import io.bellwether.portfolio.domain.imports.RecordEvent.Transfer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tradier's account history. What a row is says its type; sold shares are below zero; a date is
 * {@code 2026-07-01T00:00:00Z}, which is that day and no moment; options go by the OCC's symbol.
 *
 * <p>Columns and rows as in a public reader's test of the export, types as in the documentation of the history
 * (documentation.tradier.com, Get account history), read 2026-11-29.
 */
final class Tradier {
    private static final Map<String, CashKind> CASH = Map.of(
            "dividend", CashKind.DIVIDEND,
            "interest", CashKind.INTEREST,
            "fee", CashKind.FEE,
            "tax", CashKind.TAX);
    private static final Set<String> OUTSIDE =
            Set.of("ach", "wire", "check", "journal", "transfer", "adjustment", "deposit", "withdrawal");

    private Tradier() {}

    static BrokerFormat format() {
        return new TableFormat(
                Broker.TRADIER,
                List.of(List.of("date", "type", "symbol", "quantity", "price", "commission", "amount", "description")),
                "date",
                true,
                Tradier::row);
    }

    private static void row(CsvRow row, Reading out) {
        EventTime when = EventTime.on(day(row.needed("date")));
        String type = row.needed("type").toLowerCase(Locale.ROOT);
        String symbol = row.text("symbol").orElse("").toUpperCase(Locale.ROOT);
        String words = row.text("description").orElse("");
        Optional<BigDecimal> amount = row.figure("amount").filter(number -> number.signum() != 0);
        Optional<Symbol> about = VendorSymbols.about(row.text("symbol"));
        Optional<BigDecimal> shares = row.figure("quantity").filter(number -> number.signum() != 0);
        if (type.equals("option") || VendorSymbols.isOption(symbol)) {
            out.notAShare(row.at(), when.date(), "an option (%s)".formatted(symbol), amount);
        } else if (type.equals("trade") || type.equals("drip")) {
            trade(row, when, words, out);
        } else if (CASH.containsKey(type)) {
            BigDecimal moved = amount.orElseThrow(() -> new BadRow("'amount' is empty"));
            out.cash(row.at(), when.date(), CASH.get(type), moved, about, words, Optional.empty());
        } else if (OUTSIDE.contains(type) && shares.isPresent() && about.isPresent()) {
            moved(row, when, about.get(), shares.get(), words, amount, out);
        } else if (OUTSIDE.contains(type)) {
            BigDecimal moved = amount.orElseThrow(() -> new BadRow("'amount' is empty"));
            out.transferred(row.at(), when.date(), moved, words, Optional.empty());
        } else {
            out.unknown(row.at(), when.date(), "%s %s".formatted(type, words).strip(), amount);
        }
    }

    /** The day as it is printed; with its offset taken it would be the evening before. */
    private static LocalDate day(String text) {
        return EventTime.read("date", text.replaceFirst("T00:00:00(\\.0+)?Z?$", ""))
                .date();
    }

    private static void trade(CsvRow row, EventTime when, String words, Reading out) {
        BigDecimal signed = row.neededFigure("quantity");
        Side side = signed.signum() < 0 ? Side.SELL : Side.BUY;
        out.trade(row, when, side, signed, "commission", words);
    }

    private static void moved(
            CsvRow row,
            EventTime when,
            Symbol symbol,
            BigDecimal shares,
            String words,
            Optional<BigDecimal> amount,
            Reading out) {
        if (words.toUpperCase(Locale.ROOT).contains("SPLIT")) {
            out.leg(new ShareExchanges.Leg(
                    row.at(),
                    when.date(),
                    ShareExchanges.By.SPLIT,
                    symbol.value(),
                    symbol.value(),
                    shares,
                    shares,
                    BigDecimal.ZERO,
                    Optional.empty()));
            return;
        }
        out.event(new Transfer(
                row.at(),
                when.date(),
                symbol,
                shares,
                amount.map(BigDecimal::abs).map(Money::rounded),
                Optional.empty()));
    }
}
