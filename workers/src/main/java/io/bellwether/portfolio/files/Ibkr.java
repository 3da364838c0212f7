package io.bellwether.portfolio.files;

import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What statements and Flex queries of Interactive Brokers have in common. */
final class Ibkr {
    /** A description begins with the shares it is about: {@code ABBV(US00287Y1091) Cash Dividend USD 1.30 per Share}. */
    private static final Pattern ABOUT = Pattern.compile("([A-Z0-9][A-Z0-9 ./-]*?)\\s*\\([A-Z0-9]*\\).*");

    private Ibkr() {}

    static Optional<String> about(String description) {
        Matcher matcher = ABOUT.matcher(description.strip().toUpperCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Books are in dollars; whether the row's currency is another one. */
    static boolean isForeign(CsvRow row, Reading out, EventTime when, String... columns) {
        String currency = row.first(columns).orElse("USD").toUpperCase(Locale.ROOT);
        if (currency.equals("USD")) {
            return false;
        }
        out.foreign(row.at(), when.date(), currency, row.figure("amount", "proceeds", "cash amount"));
        return true;
    }

    /**
     * A trade of shares, or what belongs to a short sale and is told.
     *
     * @param codes what the row says of the trade: {@code O} opens a position, {@code C} closes one, {@code Ca} takes a
     *     trade back
     * @param costs [USD] below zero is what it cost, above zero a rebate
     */
    static void trade(
            CsvRow row,
            EventTime when,
            String symbol,
            BigDecimal signed,
            BigDecimal price,
            BigDecimal costs,
            Set<String> codes,
            Optional<String> id,
            Reading out) {
        Quantity shares = CsvRow.quantity("quantity", signed.abs());
        if (!shares.isPositive()) {
            throw new BadRow("the quantity is zero");
        }
        Side side = signed.signum() < 0 ? Side.SELL : Side.BUY;
        boolean opens = codes.contains("O");
        boolean closes = codes.contains("C");
        if (codes.contains("Ca")) {
            Side taken = side == Side.SELL ? Side.BUY : Side.SELL;
            out.takeBack(new TakenBack.Row(
                    row.at(),
                    when,
                    VendorSymbols.read(symbol),
                    taken,
                    shares,
                    CsvRow.price("price", price),
                    Optional.empty()));
            return;
        }
        if (side == Side.SELL ? opens && !closes : closes) {
            String what = side == Side.SELL
                    ? "a short sale"
                    : opens ? "the end of a short sale and more" : "the end of a short sale";
            BigDecimal cash = price.multiply(signed).negate().add(costs);
            out.notAShare(row.at(), when.date(), "%s (%s)".formatted(what, symbol), Optional.of(cash));
            return;
        }
        out.trade(
                row.at(),
                when,
                VendorSymbols.read(symbol),
                side,
                shares,
                new Settlement(CsvRow.price("price", price), costs.negate()),
                "",
                id);
    }

    /** The codes of the columns, which are separated by semicolons in each. */
    static Set<String> codes(CsvRow row, String... columns) {
        return Stream.of(columns)
                .flatMap(column -> row.text(column).stream())
                .flatMap(text -> Stream.of(text.split(";")))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why cash moved, by the name that a section or a type of rows has. */
    static Optional<CashKind> kind(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (small.contains("withholding") || small.contains("871(m)")) {
            return Optional.of(CashKind.TAX);
        }
        if (small.contains("dividend") || small.contains("payment in lieu")) {
            return Optional.of(CashKind.DIVIDEND);
        }
        if (small.contains("interest")) {
            return Optional.of(CashKind.INTEREST);
        }
        return List.of("fee", "commission adjustment", "sales tax", "price adjustment", "commission credit").stream()
                        .anyMatch(small::contains)
                ? Optional.of(CashKind.FEE)
                : Optional.empty();
    }

    static boolean isOutside(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.contains("deposit") || small.contains("withdrawal") || small.contains("cash transfer");
    }
}
