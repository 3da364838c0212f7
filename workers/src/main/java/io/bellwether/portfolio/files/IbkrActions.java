package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import io.bellwether.portfolio.domain.imports.RecordEvent.Payout;
import io.bellwether.portfolio.domain.imports.RecordEvent.Split;
import io.bellwether.portfolio.domain.imports.RecordEvent.SplitShares;
import io.bellwether.portfolio.domain.imports.RecordEvent.Transfer;
import io.bellwether.portfolio.domain.imports.SourceRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Corporate actions as Interactive Brokers describes them in statements and in Flex queries: only the words say which,
 * e.g. {@code NVDA(US67066G1040) Split 10 for 1 (NVDA, NVIDIA CORP, US67066G1040)}. A split that changes the number of
 * the security has a row for the old shares, under {@code XYZ.OLD}, and one for the new ones, with the same ratio in both.
 *
 * <p>Descriptions as in the tests of public readers of real statements, read 2026-11-29.
 */
final class IbkrActions {
    private static final Pattern WORDS =
            Pattern.compile("(?<old>[^(]+)\\((?<number>[^)]*)\\)\\s*(?<what>.*?)(?:\\s*\\((?<new>[^,()]+),.*)?");
    private static final Pattern SPLIT =
            Pattern.compile("SPLIT\\s+(?<new>[\\d.,]+)\\s+FOR\\s+(?<old>[\\d.,]+).*", Pattern.CASE_INSENSITIVE);

    private final Set<String> told = new HashSet<>();

    /**
     * One row.
     *
     * @param date first session after it
     * @param shares that came, or below zero went
     * @param proceeds [USD] paid
     * @param value [USD] of the shares
     */
    record Action(
            SourceRow at,
            LocalDate date,
            String words,
            Optional<BigDecimal> shares,
            BigDecimal proceeds,
            Optional<BigDecimal> value,
            Optional<String> id) {}

    void read(Action action, Reading out) {
        Matcher words = WORDS.matcher(action.words().strip());
        if (!words.matches()) {
            out.unknown(action.at(), action.date(), action.words(), Optional.of(action.proceeds()));
            return;
        }
        String old = ticker(words.group("old"));
        String named = words.group("new") == null ? old : ticker(words.group("new"));
        String what = words.group("what").toUpperCase(Locale.ROOT);
        BigDecimal shares = action.shares().orElse(BigDecimal.ZERO);
        Matcher split = SPLIT.matcher(what);
        if (split.matches()) {
            split(action, old, split, out);
        } else if (what.startsWith("STOCK DIVIDEND") && shares.signum() > 0) {
            out.event(new SplitShares(action.at(), action.date(), VendorSymbols.read(named), shares, action.id()));
        } else if (what.startsWith("SPINOFF") && shares.signum() > 0) {
            out.event(new Transfer(
                    action.at(),
                    action.date(),
                    VendorSymbols.read(named),
                    shares,
                    action.value().map(BigDecimal::abs).map(Money::rounded),
                    action.id()));
        } else if (isGoneForCash(what) && shares.signum() < 0) {
            out.event(new Payout(
                    action.at(),
                    action.date(),
                    VendorSymbols.read(named),
                    CsvRow.quantity("quantity", shares.negate()),
                    Money.rounded(action.proceeds().max(BigDecimal.ZERO)),
                    action.id()));
        } else if (what.startsWith("CASH DIVIDEND") && shares.signum() == 0) {
            out.cash(
                    action.at(),
                    action.date(),
                    CashKind.DIVIDEND,
                    action.proceeds(),
                    VendorSymbols.about(Optional.of(old)),
                    action.words(),
                    action.id());
        } else if (isExchange(what) && shares.signum() != 0) {
            out.leg(new ShareExchanges.Leg(
                    action.at(),
                    action.date(),
                    ShareExchanges.By.MERGER,
                    old + " " + what,
                    VendorSymbols.read(named).value(),
                    shares,
                    shares,
                    action.proceeds(),
                    action.id()));
        } else {
            out.unknown(action.at(), action.date(), action.words(), Optional.of(action.proceeds()));
        }
    }

    /** Both rows of a split tell its ratio; it is one split. */
    private void split(Action action, String old, Matcher ratio, Reading out) {
        BigDecimal newRate = new BigDecimal(ratio.group("new").replace(",", ""));
        BigDecimal oldRate = new BigDecimal(ratio.group("old").replace(",", ""));
        if (newRate.signum() <= 0 || oldRate.signum() <= 0) {
            throw new BadRow("'%s' is no split".formatted(action.words()));
        }
        if (told.add(action.date() + old + newRate + ":" + oldRate)) {
            out.event(new Split(
                    action.at(),
                    action.date(),
                    VendorSymbols.read(old),
                    newRate,
                    oldRate,
                    Optional.empty(),
                    action.id()));
        }
        out.cash(
                action.at(),
                action.date(),
                CashKind.CASH_IN_LIEU,
                action.proceeds(),
                VendorSymbols.about(Optional.of(old)),
                action.words(),
                action.id().map(own -> own + ":cash"));
    }

    private static boolean isGoneForCash(String what) {
        boolean merged = what.startsWith("MERGED") && what.contains("PER SHARE") && !what.contains(" WITH ");
        return merged || what.contains("DELIST") || what.contains("WORTHLESS") || what.contains("LIQUIDATION");
    }

    private static boolean isExchange(String what) {
        return what.startsWith("MERGED") || what.contains("CUSIP/ISIN CHANGE") || what.startsWith("CONVERT");
    }

    private static String ticker(String text) {
        return text.strip().toUpperCase(Locale.ROOT).replaceFirst("\\.OLD$", "");
    }
}
