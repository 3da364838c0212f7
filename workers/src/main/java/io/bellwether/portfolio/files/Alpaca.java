package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import io.bellwether.portfolio.domain.imports.RecordEvent.Transfer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Alpaca's account activities, a column per field. A fill has a moment with an offset and a fraction of any length;
 * everything else a date and a net amount. Fees are activities of their own. A split is a row that removes the old shares
 * and one that adds the new ones. Python prints {@code ActivityType.FILL} and {@code OrderSide.BUY}.
 *
 * <p>Fields and types: docs.alpaca.markets/us/docs/account-activities, and its change of 2026-11-06 (SPIN and SPLIT for
 * SSO and SSP, CSD in, CSW out), read 2026-11-29.
 */
final class Alpaca {
    private static final Map<String, CashKind> CASH = Map.ofEntries(
            Map.entry("DIV", CashKind.DIVIDEND),
            Map.entry("DIVCGL", CashKind.DIVIDEND),
            Map.entry("DIVCGS", CashKind.DIVIDEND),
            Map.entry("DIVROC", CashKind.DIVIDEND),
            Map.entry("DIVTXEX", CashKind.DIVIDEND),
            Map.entry("DIVNRA", CashKind.TAX),
            Map.entry("DIVTW", CashKind.TAX),
            Map.entry("DIVFT", CashKind.TAX),
            Map.entry("DIVWH", CashKind.TAX),
            Map.entry("WH", CashKind.TAX),
            Map.entry("INT", CashKind.INTEREST),
            Map.entry("INTNRA", CashKind.TAX),
            Map.entry("INTTW", CashKind.TAX),
            Map.entry("DIVFEE", CashKind.FEE),
            Map.entry("FEE", CashKind.FEE),
            Map.entry("CFEE", CashKind.FEE),
            Map.entry("PTC", CashKind.FEE),
            Map.entry("PTR", CashKind.FEE),
            Map.entry("CIL", CashKind.CASH_IN_LIEU));
    private static final Set<String> OUTSIDE = Set.of("CSD", "CSW", "CSR", "JNL", "JNLC", "TRANS", "ACATC", "MISC");
    private static final Set<String> SHARES = Set.of("JNLS", "ACATS", "JNL", "SPIN", "SSO");
    private static final Set<String> SPLITS = Set.of("SPLIT", "SSP");
    private static final Set<String> MERGERS = Set.of("MA", "REORG", "NC", "SC");

    private Alpaca() {}

    static BrokerFormat format() {
        return new TableFormat(
                Broker.ALPACA,
                List.of(
                        List.of("activity_type", "symbol", "qty"),
                        List.of("transaction_time", "symbol", "side", "qty", "price")),
                "transaction_time",
                true,
                Alpaca::row);
    }

    private static void row(CsvRow row, Reading out) {
        String type = row.text("activity_type").map(Alpaca::bare).orElse("FILL");
        if (type.equals("FILL")) {
            fill(row, out);
            return;
        }
        EventTime when = EventTime.read(
                "date",
                row.first("date", "transaction_time", "settle_date").orElseThrow(() -> new BadRow("'date' is empty")));
        Optional<String> id = row.text("id");
        Optional<BigDecimal> amount = row.figure("net_amount");
        Optional<BigDecimal> shares = row.figure("qty").filter(number -> number.signum() != 0);
        Optional<Symbol> about = VendorSymbols.about(row.text("symbol"));
        String words = row.text("description").orElse(type);
        if (type.startsWith("OP") || VendorSymbols.isOption(row.text("symbol").orElse(""))) {
            out.notAShare(row.at(), when.date(), "an option (%s)".formatted(type), amount);
        } else if (CASH.containsKey(type)) {
            out.cash(row.at(), when.date(), CASH.get(type), row.neededFigure("net_amount"), about, words, id);
        } else if (shares.isPresent() && about.isPresent() && (SPLITS.contains(type) || MERGERS.contains(type))) {
            boolean split = SPLITS.contains(type);
            out.leg(new ShareExchanges.Leg(
                    row.at(),
                    when.date(),
                    split ? ShareExchanges.By.SPLIT : ShareExchanges.By.MERGER,
                    split ? about.get().value() : type,
                    about.get().value(),
                    shares.get(),
                    shares.get(),
                    amount.orElse(BigDecimal.ZERO),
                    id));
        } else if (shares.isPresent() && about.isPresent() && SHARES.contains(type)) {
            Optional<Money> value = row.figure("price")
                    .map(price -> Money.rounded(price.multiply(shares.get()).abs()));
            out.event(new Transfer(row.at(), when.date(), about.get(), shares.get(), value, id));
        } else if (OUTSIDE.contains(type) && amount.isPresent()) {
            out.transferred(row.at(), when.date(), amount.get(), words, id);
        } else {
            out.unknown(row.at(), when.date(), type, amount);
        }
    }

    private static void fill(CsvRow row, Reading out) {
        EventTime when = EventTime.read("transaction_time", row.needed("transaction_time"));
        String symbol = row.needed("symbol");
        String side = bare(row.needed("side"));
        if (VendorSymbols.isOption(symbol)) {
            out.notAShare(row.at(), when.date(), "an option (%s)".formatted(symbol), Optional.empty());
            return;
        }
        if (symbol.contains("/") && symbol.endsWith("USD")) {
            out.notAShare(row.at(), when.date(), "a currency (%s)".formatted(symbol), Optional.empty());
            return;
        }
        if (side.equals("SELL_SHORT")) {
            BigDecimal sold = row.neededFigure("qty").abs();
            out.owed(when, VendorSymbols.read(symbol), sold);
            out.notAShare(
                    row.at(),
                    when.date(),
                    "a short sale (%s)".formatted(symbol),
                    Optional.of(sold.multiply(row.neededFigure("price"))));
            return;
        }
        if (!side.equals("BUY") && !side.equals("SELL")) {
            throw new BadRow("side '%s' is neither buy nor sell".formatted(row.needed("side")));
        }
        Quantity shares = CsvRow.quantity("qty", row.neededFigure("qty").abs());
        if (!shares.isPositive()) {
            throw new BadRow("the quantity is zero");
        }
        Side which = Side.valueOf(side);
        out.trade(
                row.at(),
                when,
                VendorSymbols.read(symbol),
                which,
                shares,
                Settlement.of(which, shares, row.neededFigure("price"), BigDecimal.ZERO, Optional.empty()),
                "",
                row.text("id"));
    }

    /** Without the name of the type that Python prints before it. */
    private static String bare(String text) {
        return text.substring(text.lastIndexOf('.') + 1).strip().toUpperCase(Locale.ROOT);
    }
}
