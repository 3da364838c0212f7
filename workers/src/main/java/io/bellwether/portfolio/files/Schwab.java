package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
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
 * Schwab's transactions. What a row is says its action; a date is {@code MM/DD/YYYY} or {@code MM/DD/YYYY as of
 * MM/DD/YYYY}, of which the second is when it happened; "Fees &amp; Comm" stands beside an amount that contains it; a
 * reverse split is a row for the old shares, often by their number, and one for the new ones; the last line is a sum.
 *
 * <p>Shapes as in the test data of beancount-import (testdata/source/schwab_csv) and capital-gains-calculator
 * (tests/schwab), read 2026-11-29.
 */
final class Schwab {
    private static final Map<String, Side> TRADES = Map.of(
            "buy", Side.BUY,
            "sell", Side.SELL,
            "reinvest shares", Side.BUY,
            "full redemption", Side.SELL);
    private static final Map<String, Side> TAKEN_BACK = Map.of("cancel buy", Side.BUY, "cancel sell", Side.SELL);
    private static final Set<String> OPTIONS = Set.of(
            "buy to open",
            "buy to close",
            "sell to open",
            "sell to close",
            "expired",
            "assigned",
            "exchange or exercise");
    private static final Set<String> SHORT = Set.of("sell short", "buy to cover");
    private static final Map<String, CashKind> CASH = Map.ofEntries(
            Map.entry("cash in lieu", CashKind.CASH_IN_LIEU),
            Map.entry("credit interest", CashKind.INTEREST),
            Map.entry("bank interest", CashKind.INTEREST),
            Map.entry("bond interest", CashKind.INTEREST),
            Map.entry("margin interest", CashKind.INTEREST),
            Map.entry("nra tax adj", CashKind.TAX),
            Map.entry("nra withholding", CashKind.TAX),
            Map.entry("foreign tax paid", CashKind.TAX),
            Map.entry("adr mgmt fee", CashKind.FEE),
            Map.entry("service fee", CashKind.FEE),
            Map.entry("misc cash entry", CashKind.FEE),
            Map.entry("return of capital", CashKind.DIVIDEND));
    private static final Set<String> OUTSIDE = Set.of(
            "moneylink transfer",
            "moneylink deposit",
            "moneylink adj",
            "wire sent",
            "wire received",
            "wire funds",
            "wire funds received",
            "wire funds sent",
            "wire funds adj",
            "funds received",
            "funds paid",
            "journal",
            "internal transfer",
            "promotional award",
            "misc credits",
            "visa purchase",
            "atm withdrawal",
            "security transfer",
            "stock plan activity",
            "journaled shares");
    private static final Set<String> SHARES =
            Set.of("security transfer", "stock plan activity", "journaled shares", "internal transfer", "spin-off");
    private static final Set<String> SPLITS = Set.of("stock split", "reverse split");
    private static final Set<String> MERGERS =
            Set.of("stock merger", "cash merger", "cash merger adj", "cash/stock merger", "name change", "exchange");

    private Schwab() {}

    static BrokerFormat format() {
        return new TableFormat(
                Broker.SCHWAB,
                List.of(List.of("date", "action", "symbol", "quantity", "price", "fees & comm", "amount")),
                "date",
                true,
                Schwab::row);
    }

    private static void row(CsvRow row, Reading out) {
        EventTime when = EventTime.read("date", row.needed("date"));
        String action = row.needed("action").toLowerCase(Locale.ROOT);
        String symbol = row.text("symbol").orElse("");
        String words = row.text("description").orElse("");
        Optional<BigDecimal> amount = row.figure("amount");
        Optional<Symbol> about = VendorSymbols.about(row.text("symbol"));
        Optional<BigDecimal> shares = row.figure("quantity").filter(number -> number.signum() != 0);
        if (OPTIONS.contains(action) || VendorSymbols.isOption(symbol)) {
            out.notAShare(row.at(), when.date(), "an option (%s %s)".formatted(action, symbol), amount);
        } else if (SHORT.contains(action)) {
            out.notAShare(row.at(), when.date(), "a short sale (%s %s)".formatted(action, symbol), amount);
        } else if (TRADES.containsKey(action)) {
            trade(row, when, TRADES.get(action), words, out);
        } else if (TAKEN_BACK.containsKey(action)) {
            trade(row, when, TAKEN_BACK.get(action), words, out);
        } else if (SPLITS.contains(action) || MERGERS.contains(action)) {
            exchange(row, when, action, amount, out);
        } else if (SHARES.contains(action) && shares.isPresent() && about.isPresent()) {
            out.event(new Transfer(
                    row.at(),
                    when.date(),
                    about.get(),
                    shares.get(),
                    amount.map(BigDecimal::abs).map(Money::rounded),
                    Optional.empty()));
        } else if (CASH.containsKey(action) || isDividend(action)) {
            out.cash(
                    row.at(),
                    when.date(),
                    CASH.getOrDefault(action, CashKind.DIVIDEND),
                    row.neededFigure("amount"),
                    about,
                    words,
                    Optional.empty());
        } else if (OUTSIDE.contains(action) && shares.isEmpty()) {
            out.transferred(row.at(), when.date(), row.neededFigure("amount"), words, Optional.empty());
        } else {
            out.unknown(
                    row.at(),
                    when.date(),
                    "%s %s".formatted(row.needed("action"), symbol).strip(),
                    amount);
        }
    }

    /** "Qualified Dividend", "Pr Yr Special Div", "Reinvest Dividend", "Long Term Cap Gain Reinvest" and the like. */
    private static boolean isDividend(String action) {
        return action.contains("div") || action.contains("cap gain");
    }

    private static void trade(CsvRow row, EventTime when, Side side, String words, Reading out) {
        out.trade(row, when, side, row.neededFigure("quantity"), "fees & comm", words);
    }

    private static void exchange(CsvRow row, EventTime when, String action, Optional<BigDecimal> amount, Reading out) {
        Optional<BigDecimal> shares = row.figure("quantity").filter(number -> number.signum() != 0);
        String symbol = row.needed("symbol").toUpperCase(Locale.ROOT);
        boolean split = SPLITS.contains(action);
        BigDecimal number = shares.orElse(BigDecimal.ZERO);
        BigDecimal signed = action.startsWith("cash merger") ? number.abs().negate() : number;
        out.leg(new ShareExchanges.Leg(
                row.at(),
                when.date(),
                split ? ShareExchanges.By.SPLIT : ShareExchanges.By.MERGER,
                split ? company(row) : action.replace(" adj", ""),
                ShareExchanges.isNumber(symbol)
                        ? symbol
                        : VendorSymbols.read(symbol).value(),
                signed,
                signed,
                amount.orElse(BigDecimal.ZERO),
                Optional.empty()));
    }

    /** The first word of the company's name: old and new shares have it in common, not the ticker. */
    private static String company(CsvRow row) {
        return row.text("description")
                .orElse(row.needed("symbol"))
                .split(" ", 2)[0]
                .toUpperCase(Locale.ROOT);
    }
}
