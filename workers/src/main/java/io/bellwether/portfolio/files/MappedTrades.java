package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.RecordEvent;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A broker's export, read as a mapping says. */
final class MappedTrades {
    private final TradeMapping mapping;
    private final Map<String, TradeMapping.FeeSign> signs;

    private MappedTrades(TradeMapping mapping, Map<String, TradeMapping.FeeSign> signs) {
        this.mapping = mapping;
        this.signs = signs;
    }

    /** Reads the file; refused rows go to the findings. */
    static SourceRecord read(Path path, TradeMapping mapping) {
        List<Finding> findings = new ArrayList<>();
        List<CsvRow> rows = new ArrayList<>();
        findings.addAll(new CsvTable(path, mapping.separator())
                .read(
                        Stream.concat(mapping.columns().values().stream(), mapping.fees().stream())
                                .distinct()
                                .toList(),
                        rows::add));
        MappedTrades reader = new MappedTrades(mapping, signs(mapping, rows));
        List<SourceTrade> trades = new ArrayList<>();
        List<RecordEvent> rebates = new ArrayList<>();
        for (CsvRow row : rows) {
            try {
                trades.add(reader.trade(row, rebates));
            } catch (BadRow e) {
                findings.add(Reading.badRow(row.at(), e.getMessage() + "; row refused"));
            }
        }
        if (mapping.newestFirst()) {
            Collections.reverse(trades);
        }
        return new SourceRecord(trades, rebates, List.of(), findings);
    }

    /** The sign that paid fees have, column by column: as the mapping says, or as most of the numbers are. */
    private static Map<String, TradeMapping.FeeSign> signs(TradeMapping mapping, List<CsvRow> rows) {
        Map<String, TradeMapping.FeeSign> signs = new HashMap<>();
        for (String column : mapping.fees()) {
            long below = rows.stream()
                    .filter(row -> row.text(column).orElse("").matches("[-(\u2212].*"))
                    .count();
            long above = rows.stream()
                    .filter(row -> row.text(column).orElse("").matches("[^-(\u2212]*[1-9].*"))
                    .count();
            TradeMapping.FeeSign most = below > above ? TradeMapping.FeeSign.MINUS : TradeMapping.FeeSign.PLUS;
            signs.put(column, mapping.feeSign() == TradeMapping.FeeSign.MOST ? most : mapping.feeSign());
        }
        return signs;
    }

    private SourceTrade trade(CsvRow row, List<RecordEvent> rebates) {
        EventTime when = mapping.dates().read(row.needed(column("date")));
        BigDecimal signed = number(row, "quantity").orElseThrow(() -> new BadRow("the quantity is empty"));
        Side side = side(row, signed);
        Quantity quantity = CsvRow.quantity(column("quantity"), signed.abs());
        if (!quantity.isPositive()) {
            throw new BadRow("the quantity is zero");
        }
        BigDecimal price = number(row, "price").orElseThrow(() -> new BadRow("the price is empty"));
        String ticker = row.needed(column("symbol"));
        Symbol symbol = CsvRow.symbol(column("symbol"), mapping.symbols().getOrDefault(ticker, ticker));
        Optional<String> id = text(row, "id");
        Money fee = fee(row);
        if (fee.isNegative()) {
            rebates.add(new RecordEvent.Cash(
                    row.at(),
                    when.date(),
                    RecordEvent.CashKind.FEE,
                    fee.negate(),
                    Optional.of(symbol),
                    "rebate",
                    id.map(own -> own + ":rebate")));
        }
        return new SourceTrade(
                row.at(),
                when.date(),
                when.time(),
                symbol,
                side,
                quantity,
                CsvRow.price(column("price"), price),
                fee.max(Money.ZERO),
                Optional.empty(),
                Optional.empty(),
                text(row, "reason").orElse(""),
                id);
    }

    /** What the columns of fees say together; a row where all of them are empty has the default. */
    private Money fee(CsvRow row) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean stated = false;
        for (String column : mapping.fees()) {
            Optional<BigDecimal> number = row.text(column).map(text -> CsvRow.number(column, plain(text)));
            stated |= number.isPresent();
            BigDecimal paid = number.orElse(BigDecimal.ZERO);
            sum = sum.add(
                    switch (signs.getOrDefault(column, TradeMapping.FeeSign.PLUS)) {
                        case MINUS -> paid.negate();
                        case ANY -> paid.abs();
                        default -> paid;
                    });
        }
        return stated ? Money.rounded(sum) : mapping.defaultFee();
    }

    /** A side column decides; a minus before the shares must agree with it. Without one the sign decides. */
    private Side side(CsvRow row, BigDecimal signed) {
        Side bySign = signed.signum() < 0 ? Side.SELL : Side.BUY;
        if (!mapping.columns().containsKey("side")) {
            return bySign;
        }
        String word = row.needed(column("side"));
        Side side = Optional.ofNullable(mapping.sides().get(word.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new BadRow("side '%s' is none of %s"
                        .formatted(
                                word, mapping.sides().keySet().stream().sorted().toList())));
        if (bySign == Side.SELL && side == Side.BUY) {
            throw new BadRow("buys %s shares".formatted(signed.toPlainString()));
        }
        return side;
    }

    private Optional<BigDecimal> number(CsvRow row, String meaning) {
        return text(row, meaning).map(text -> CsvRow.number(column(meaning), plain(text)));
    }

    /** The number with a point and nothing between its digits; groups must be of three digits. */
    private String plain(String text) {
        boolean below = text.startsWith("(") && text.endsWith(")");
        String inner = below ? "-" + text.substring(1, text.length() - 1) : text.replace('\u2212', '-');
        String dollars = inner.replaceFirst("^\\+", "").replaceFirst("^(-?)\\$", "$1");
        String point = Pattern.quote(String.valueOf(mapping.decimal()));
        String ungrouped = dollars;
        if (mapping.thousands().isPresent()) {
            String group = Pattern.quote(String.valueOf(mapping.thousands().get()));
            if (dollars.matches("-?\\d{1,3}(" + group + "\\d{3})+(" + point + "\\d+)?")) {
                ungrouped = dollars.replaceAll(group, "");
            }
        }
        return mapping.decimal() == '.' ? ungrouped : swapped(ungrouped);
    }

    /** A point is no decimal here: it must not pass as one. */
    private String swapped(String text) {
        if (text.indexOf('.') >= 0) {
            throw new BadRow("'%s' is no number with the decimal '%s'".formatted(text, mapping.decimal()));
        }
        return text.replace(mapping.decimal(), '.');
    }

    private Optional<String> text(CsvRow row, String meaning) {
        return Optional.ofNullable(mapping.columns().get(meaning)).flatMap(row::text);
    }

    private String column(String meaning) {
        return Optional.ofNullable(mapping.columns().get(meaning)).orElse(meaning);
    }
}
