package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import io.bellwether.portfolio.domain.imports.RecordEvent.Transfer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fidelity's history. What a row is says how its action begins, {@code YOU BOUGHT ACME CORP (ACME) (Cash)}; sold shares
 * are below zero; commission and fees are columns of their own that the amount contains; an option's symbol begins with a
 * dash; cash rests in a money fund whose purchases are no trades; the parts of a reorganisation share a reference; blank
 * lines come first and paragraphs of text last.
 *
 * <p>Shapes as in the headers and rows that public readers of real files are tested with: beancount_reds_importers
 * (fidelity_cma, "Accounts_History"), hledger_toolbox and others, read 2026-11-29.
 */
final class Fidelity {
    /** Funds that are the account's cash. */
    private static final Set<String> CORE = Set.of(
            "SPAXX", "FDRXX", "FZFXX", "FDIC", "FCASH", "CORE", "QPIFQ", "FTEXX", "FMPXX", "FDLXX", "FZDXX", "SPRXX");

    private static final Map<String, CashKind> CASH = new LinkedHashMap<>();
    private static final List<String> OUTSIDE = List.of(
            "ELECTRONIC FUNDS TRANSFER",
            "DIRECT DEPOSIT",
            "DIRECT DEBIT",
            "WIRE TRANSFER",
            "WIRE TRANS",
            "CHECK ",
            "BILL PAYMENT",
            "DEBIT CARD",
            "ATM ",
            "CASH ADVANCE",
            "CASH CONTRIBUTION",
            "CONTRIB",
            "PARTIC CONTR",
            "CO CONTR",
            "ROLLOVER",
            "TRANSFERRED",
            "TRANSFER OF ASSETS",
            "JOURNALED",
            "NORMAL DISTR",
            "EARLY DIST",
            "PREMATURE DISTR",
            "ADJUST",
            "CREDIT ");
    private static final List<String> CASH_IS_CASH =
            List.of("PURCHASE INTO CORE", "REDEMPTION FROM CORE", "EXCHANGED TO", "INVESTMENT GAIN/LOSS");
    private static final List<String> OPTIONS = List.of("EXPIRED", "ASSIGNED", "EXERCISED");
    private static final Pattern AS_OF = Pattern.compile(
            "\\bas of\\s+([A-Za-z]{3}-\\d{1,2}-\\d{4}|\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4})", Pattern.CASE_INSENSITIVE);

    private static final Pattern BOUGHT = Pattern.compile("(YOU )?BOUGHT\\b|REINVESTMENT\\b");
    private static final Pattern SHORT =
            Pattern.compile("\\bSHORT (SALE|COVER)\\b|^YOU SOLD SHORT\\b|^YOU BOUGHT TO COVER\\b");
    private static final Pattern SOLD = Pattern.compile("(YOU )?SOLD\\b");

    private static final Pattern CANCELLED = Pattern.compile("\\bCANCEL+ED\\b", Pattern.CASE_INSENSITIVE);

    /** The last four digits count the parts of one reorganisation. */
    private static final Pattern REORGANISATION = Pattern.compile("#\\s*REOR\\s*([A-Z]*\\d+?)(\\d{4})?\\b");

    private static final Pattern FEES = Pattern.compile("^[A-Z/ ]*\\bFEES?\\b");
    private static final Pattern TAXES = Pattern.compile("^[A-Z/ ]*\\bTAX (WITHHELD|W/H|PAID)\\b");

    static {
        CASH.put("DIVIDEND", CashKind.DIVIDEND);
        CASH.put("LONG-TERM CAP GAIN", CashKind.DIVIDEND);
        CASH.put("SHORT-TERM CAP GAIN", CashKind.DIVIDEND);
        CASH.put("RETURN OF CAPITAL", CashKind.DIVIDEND);
        CASH.put("ROYALTY TR PYMT", CashKind.DIVIDEND);
        CASH.put("INTEREST", CashKind.INTEREST);
        CASH.put("MARGIN INTEREST", CashKind.INTEREST);
        CASH.put("FOREIGN TAX", CashKind.TAX);
        CASH.put("NON-RESIDENT TAX", CashKind.TAX);
        CASH.put("FED TAX", CashKind.TAX);
        CASH.put("STATE TAX", CashKind.TAX);
        CASH.put("FEE ", CashKind.FEE);
        CASH.put("ADR", CashKind.FEE);
        CASH.put("ADVISORY FEE", CashKind.FEE);
        CASH.put("RECORDKEEPING FEE", CashKind.FEE);
        CASH.put("IN LIEU OF", CashKind.CASH_IN_LIEU);
    }

    private Fidelity() {}

    static BrokerFormat format() {
        return new TableFormat(
                Broker.FIDELITY,
                List.of(List.of("run date", "action", "symbol", "quantity")),
                "run date",
                true,
                Fidelity::row);
    }

    private static void row(CsvRow row, Reading out) {
        String action = row.needed("action").toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        EventTime posted =
                EventTime.on(EventTime.read("run date", row.needed("run date")).date());
        Matcher asOf = AS_OF.matcher(action);
        EventTime when = asOf.find() ? EventTime.read("action", asOf.group(1)) : posted;
        String symbol = row.text("symbol").orElse("").replace("*", "").toUpperCase(Locale.ROOT);
        Optional<BigDecimal> amount = row.figure("amount ($)", "amount($)", "amount");
        Optional<BigDecimal> shares = row.figure("quantity").filter(number -> number.signum() != 0);
        if (VendorSymbols.isOption(symbol) || OPTIONS.stream().anyMatch(action::startsWith)) {
            out.notAShare(row.at(), when.date(), "an option (%s)".formatted(symbol), amount);
        } else if (isShort(row, action)) {
            out.notAShare(row.at(), when.date(), "a short sale (%s)".formatted(symbol), amount);
        } else if (isCore(action, symbol)) {
            out.aside("move cash into the account's own money fund or out of it, which is cash too", row.at());
        } else if (BOUGHT.matcher(action).lookingAt()) {
            trade(row, when, Side.BUY, symbol, amount, out);
        } else if (SOLD.matcher(action).lookingAt()) {
            trade(row, when, Side.SELL, symbol, amount, out);
        } else if (shares.isPresent() && movesShares(action)) {
            moved(row, when, action, symbol, shares.get(), amount, out);
        } else {
            cash(row, when, action, symbol, amount, out);
        }
    }

    /** A short sale or its end; the kind of account is a column of its own in some exports. */
    private static boolean isShort(CsvRow row, String action) {
        boolean traded =
                BOUGHT.matcher(action).lookingAt() || SOLD.matcher(action).lookingAt();
        return traded
                && (SHORT.matcher(action).find()
                        || action.endsWith("(SHORT)")
                        || row.first("type", "security type").orElse("").equalsIgnoreCase("short"));
    }

    private static boolean isCore(String action, String symbol) {
        boolean fund = CORE.contains(symbol);
        return CASH_IS_CASH.stream().anyMatch(action::startsWith)
                || fund && (action.startsWith("REINVESTMENT") || action.startsWith("YOU "));
    }

    /** Bought shares that are below zero and "CANCELLED TRADE" take a trade back. */
    private static void trade(
            CsvRow row, EventTime when, Side side, String symbol, Optional<BigDecimal> amount, Reading out) {
        BigDecimal signed = row.neededFigure("quantity");
        Quantity shares = CsvRow.quantity("quantity", signed.abs());
        if (!shares.isPositive()) {
            throw new BadRow("the quantity is zero");
        }
        BigDecimal fees = row.figure("commission ($)", "commission($)", "commission")
                .orElse(BigDecimal.ZERO)
                .abs()
                .add(row.figure("fees ($)", "fees($)", "fees")
                        .orElse(BigDecimal.ZERO)
                        .abs());
        BigDecimal printed = row.neededFigure("price ($)", "price($)", "price");
        String words = row.needed("action");
        boolean cancelled = CANCELLED.matcher(words).find() || side == Side.BUY && signed.signum() < 0;
        if (cancelled) {
            Settlement settled = Settlement.of(side, shares, printed, fees, amount);
            out.takeBack(new TakenBack.Row(
                    row.at(), when, VendorSymbols.read(symbol), side, shares, settled.price(), Optional.empty()));
        } else {
            out.settled(row.at(), when, VendorSymbols.read(symbol), side, shares, printed, fees, amount, words);
        }
    }

    private static boolean movesShares(String action) {
        return action.startsWith("DISTRIBUTION")
                || action.contains("SPLIT")
                || action.startsWith("MERGER")
                || action.startsWith("NAME CHANGE")
                || action.startsWith("EXCHANGE")
                || action.startsWith("TRANSFER")
                || action.startsWith("JOURNALED")
                || action.startsWith("CONVERSION");
    }

    private static void moved(
            CsvRow row,
            EventTime when,
            String action,
            String symbol,
            BigDecimal shares,
            Optional<BigDecimal> amount,
            Reading out) {
        boolean merger = action.startsWith("MERGER") || action.startsWith("NAME CHANGE");
        boolean split = action.contains("SPLIT") && !action.contains("SPINOFF")
                || action.startsWith("DISTRIBUTION") && !action.contains("SPIN");
        if (split || merger) {
            Matcher reference = REORGANISATION.matcher(action);
            String name = ShareExchanges.isNumber(symbol) || symbol.isEmpty()
                    ? symbol
                    : VendorSymbols.read(symbol).value();
            out.leg(new ShareExchanges.Leg(
                    row.at(),
                    when.date(),
                    split ? ShareExchanges.By.SPLIT : ShareExchanges.By.MERGER,
                    reference.find() ? reference.group(1) : merger ? action.split(" ", 2)[0] : name,
                    name.isEmpty() ? number(action) : name,
                    shares,
                    shares,
                    merger ? amount.orElse(BigDecimal.ZERO) : BigDecimal.ZERO,
                    Optional.empty()));
            return;
        }
        out.event(new Transfer(
                row.at(),
                when.date(),
                VendorSymbols.read(symbol),
                shares,
                amount.map(BigDecimal::abs).filter(value -> value.signum() > 0).map(Money::rounded),
                Optional.empty()));
    }

    /** The number of the security, which stands in parentheses before the kind of account. */
    private static String number(String action) {
        Matcher matcher = Pattern.compile("\\(([0-9A-Z]{9})\\) ?\\((CASH|MARGIN|SHORT)\\)")
                .matcher(action);
        if (!matcher.find()) {
            throw new BadRow("'symbol' is empty");
        }
        return matcher.group(1);
    }

    private static void cash(
            CsvRow row, EventTime when, String action, String symbol, Optional<BigDecimal> amount, Reading out) {
        Optional<CashKind> kind = CASH.entrySet().stream()
                .filter(each -> action.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> FEES.matcher(action).find() ? Optional.of(CashKind.FEE) : Optional.empty())
                .or(() -> TAXES.matcher(action).find() ? Optional.of(CashKind.TAX) : Optional.empty());
        String words = row.needed("action");
        if (kind.isPresent()) {
            out.cash(
                    row.at(),
                    when.date(),
                    kind.get(),
                    amount.orElseThrow(() -> new BadRow("'amount' is empty")),
                    VendorSymbols.about(Optional.of(symbol)),
                    words,
                    Optional.empty());
        } else if (OUTSIDE.stream().anyMatch(action::startsWith) && symbol.isBlank() && amount.isPresent()) {
            out.transferred(row.at(), when.date(), amount.get(), words, Optional.empty());
        } else {
            out.unknown(row.at(), when.date(), words, amount);
        }
    }
}
