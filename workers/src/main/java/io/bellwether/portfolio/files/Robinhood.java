package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import io.bellwether.portfolio.domain.imports.RecordEvent.Transfer;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Robinhood's account activity report. What a row is says its code; money is {@code $1,234.56} and {@code ($1,234.56)};
 * {@code S} behind a number of shares marks a movement without cash: the shares that go where another row of the day says
 * which ones come, those that a split added where there is no other; the amount of a sale is without the regulator's fees; the last line is a text.
 *
 * <p>Codes and shapes as in public readers of real reports, read 2026-11-29: robinhood_capital_gains_estimator
 * (Buy, CONV, SXCH, MRGS, SPL) and the tests of other readers (CDIV, NRAT, ACH, RTP, OEXP, OASGN, OEXCS, SPR, OCA).
 */
final class Robinhood {
    private static final Set<String> OUTSIDE = Set.of(
            "ACH",
            "RTP",
            "WIRE",
            "DCF",
            "ITRF",
            "JNLC",
            "CFIR",
            "XENT",
            "XENT_CC",
            "XENT_RWR",
            "XENT_RWM",
            "ABIP",
            "MTCH",
            "FUTSWP",
            "MISC",
            "GDBP",
            "T/A");
    private static final Map<String, CashKind> CASH = Map.ofEntries(
            Map.entry("CDIV", CashKind.DIVIDEND),
            Map.entry("MDIV", CashKind.DIVIDEND),
            Map.entry("ROC", CashKind.DIVIDEND),
            Map.entry("SCAP", CashKind.DIVIDEND),
            Map.entry("INT", CashKind.INTEREST),
            Map.entry("MINT", CashKind.INTEREST),
            Map.entry("SLIP", CashKind.INTEREST),
            Map.entry("GOLD", CashKind.FEE),
            Map.entry("GMPC", CashKind.FEE),
            Map.entry("AFEE", CashKind.FEE),
            Map.entry("DFEE", CashKind.FEE),
            Map.entry("NRAT", CashKind.TAX),
            Map.entry("DTAX", CashKind.TAX),
            Map.entry("CIL", CashKind.CASH_IN_LIEU));
    private static final Set<String> OPTIONS =
            Set.of("BTO", "STO", "BTC", "STC", "OEXP", "OASGN", "OEXCS", "OCA", "OCC");
    private static final Set<String> CORRECTIONS = Set.of("BCXL", "SCXL");
    private static final Set<String> SPLITS = Set.of("SPL", "SPR");
    private static final Set<String> MERGERS = Set.of("MRGS", "MRGC", "MRGR", "SXCH", "CONV", "LIQ");
    private static final Set<String> RECEIVED = Set.of("REC", "ACATI", "ACATO", "SOFF", "SDIV");

    private Robinhood() {}

    static BrokerFormat format() {
        return new TableFormat(
                Broker.ROBINHOOD,
                List.of(List.of("activity date", "instrument", "trans code", "quantity", "price", "amount")),
                "activity date",
                true,
                Robinhood::row);
    }

    private static void row(CsvRow row, Reading out) {
        EventTime when = EventTime.on(
                EventTime.read("activity date", row.needed("activity date")).date());
        String code = row.needed("trans code").toUpperCase(Locale.ROOT);
        String words = row.text("description").orElse("");
        Optional<BigDecimal> amount = row.figure("amount");
        Optional<Symbol> about = VendorSymbols.about(row.text("instrument"));
        if (code.equals("BUY") || code.equals("SELL")) {
            trade(row, when, code.equals("BUY") ? Side.BUY : Side.SELL, amount, words, out);
        } else if (CORRECTIONS.contains(code)) {
            corrected(row, when, needed(amount), words, out);
        } else if (OPTIONS.contains(code)) {
            out.notAShare(row.at(), when.date(), "an option (%s %s)".formatted(code, words), amount);
        } else if (SPLITS.contains(code) || MERGERS.contains(code)) {
            exchange(row, when, code, amount, out);
        } else if (RECEIVED.contains(code) && row.text("quantity").isPresent()) {
            received(row, when, code, amount, out);
        } else if (CASH.containsKey(code)) {
            out.cash(row.at(), when.date(), CASH.get(code), needed(amount), about, words, Optional.empty());
        } else if ((OUTSIDE.contains(code) || RECEIVED.contains(code))
                && row.text("quantity").isEmpty()) {
            out.transferred(row.at(), when.date(), needed(amount), words, Optional.empty());
        } else {
            out.unknown(row.at(), when.date(), "%s %s".formatted(code, words).strip(), amount);
        }
    }

    private static BigDecimal needed(Optional<BigDecimal> amount) {
        return amount.orElseThrow(() -> new BadRow("'amount' is empty"));
    }

    private static void trade(
            CsvRow row, EventTime when, Side side, Optional<BigDecimal> amount, String words, Reading out) {
        out.settled(
                row.at(),
                when,
                VendorSymbols.read(row.needed("instrument")),
                side,
                shares(row),
                row.neededFigure("price"),
                BigDecimal.ZERO,
                amount,
                words);
    }

    /**
     * A trade put right: the cash that comes back or goes tells which way the shares went. A whole trade is taken back, of
     * a part the contrary is booked.
     */
    private static void corrected(CsvRow row, EventTime when, BigDecimal amount, String words, Reading out) {
        Side contrary = amount.signum() > 0 ? Side.SELL : Side.BUY;
        Side taken = contrary == Side.SELL ? Side.BUY : Side.SELL;
        Symbol symbol = VendorSymbols.read(row.needed("instrument"));
        Quantity shares = shares(row);
        BigDecimal printed = row.neededFigure("price");
        Optional<BigDecimal> cash = Optional.of(amount);
        Settlement back = Settlement.of(taken, shares, printed, BigDecimal.ZERO, cash);
        Settlement settled = Settlement.of(contrary, shares, printed, BigDecimal.ZERO, cash);
        SourceTrade otherwise = new SourceTrade(
                row.at(),
                when.date(),
                when.time(),
                symbol,
                contrary,
                shares,
                settled.price(),
                Money.rounded(settled.cost()).max(Money.ZERO),
                Optional.empty(),
                Optional.empty(),
                Reading.oneLine(words),
                Optional.empty());
        out.takeBack(new TakenBack.Row(row.at(), when, symbol, taken, shares, back.price(), Optional.of(otherwise)));
    }

    private static void exchange(CsvRow row, EventTime when, String code, Optional<BigDecimal> amount, Reading out) {
        BigDecimal shares = shares(row).value();
        boolean split = SPLITS.contains(code);
        out.leg(new ShareExchanges.Leg(
                row.at(),
                when.date(),
                split ? ShareExchanges.By.SPLIT : ShareExchanges.By.MERGER,
                split ? VendorSymbols.read(row.needed("instrument")).value() : code,
                VendorSymbols.read(row.needed("instrument")).value(),
                isMarked(row) ? shares.negate() : shares,
                isMarked(row) && !code.equals("SPL") ? shares.negate() : shares,
                amount.orElse(BigDecimal.ZERO),
                Optional.empty()));
    }

    private static void received(CsvRow row, EventTime when, String code, Optional<BigDecimal> amount, Reading out) {
        BigDecimal shares = shares(row).value();
        boolean gone = isMarked(row) || code.equals("ACATO");
        out.event(new Transfer(
                row.at(),
                when.date(),
                VendorSymbols.read(row.needed("instrument")),
                gone ? shares.negate() : shares,
                amount.map(BigDecimal::abs).map(Money::rounded),
                Optional.empty()));
    }

    private static boolean isMarked(CsvRow row) {
        return row.needed("quantity").strip().toUpperCase(Locale.ROOT).endsWith("S");
    }

    private static Quantity shares(CsvRow row) {
        String text = row.needed("quantity").strip().replaceFirst("[Ss]$", "");
        BigDecimal shares = VendorNumbers.read("quantity", text).orElse(BigDecimal.ZERO);
        if (shares.signum() <= 0) {
            throw new BadRow("quantity '%s' is no number of shares".formatted(row.needed("quantity")));
        }
        return CsvRow.quantity("quantity", shares);
    }
}
