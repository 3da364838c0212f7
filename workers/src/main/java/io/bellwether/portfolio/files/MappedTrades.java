package io.bellwether.portfolio.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A broker's export, read as a mapping says. */
final class MappedTrades {
    private final TradeMapping mapping;

    private MappedTrades(TradeMapping mapping) {
        this.mapping = mapping;
    }

    /** Reads the file; refused rows go to the findings. */
    static List<SourceTrade> read(Path path, TradeMapping mapping, List<Finding> findings) {
        MappedTrades reader = new MappedTrades(mapping);
        List<SourceTrade> trades = new ArrayList<>();
        findings.addAll(new CsvTable(path, mapping.separator())
                .read(List.copyOf(mapping.columns().values()), row -> trades.add(reader.trade(row))));
        if (mapping.newestFirst()) {
            Collections.reverse(trades);
        }
        return trades;
    }

    private SourceTrade trade(CsvRow row) {
        When when = when(row.needed(column("date")));
        BigDecimal signed = number(row, "quantity").orElseThrow(() -> new BadRow("the quantity is empty"));
        Side side = side(row, signed);
        Quantity quantity = CsvRow.quantity(column("quantity"), signed.abs());
        if (!quantity.isPositive()) {
            throw new BadRow("the quantity is zero");
        }
        BigDecimal price = number(row, "price").orElseThrow(() -> new BadRow("the price is empty"));
        String ticker = row.needed(column("symbol"));
        Money fee = number(row, "fee").map(Money::rounded).orElse(mapping.defaultFee());
        if (fee.isNegative()) {
            throw new BadRow("the fee must be >= 0, was " + fee);
        }
        return new SourceTrade(
                row.at(),
                when.date(),
                when.time(),
                CsvRow.symbol(column("symbol"), mapping.symbols().getOrDefault(ticker, ticker)),
                side,
                quantity,
                CsvRow.price(column("price"), price),
                fee,
                Optional.empty(),
                Optional.empty(),
                text(row, "reason").orElse(""),
                text(row, "id"));
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

    private When when(String text) {
        try {
            TemporalAccessor parsed = mapping.dates().parseBest(text, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof LocalDateTime time) {
                Instant moment = time.atZone(mapping.zone()).toInstant();
                return new When(LocalDate.ofInstant(moment, ExchangeCalendar.ZONE), Optional.of(moment));
            }
            return new When(LocalDate.from(parsed), Optional.empty());
        } catch (DateTimeException e) {
            throw new BadRow("date '%s' is not written as the mapping says".formatted(text));
        }
    }

    private Optional<BigDecimal> number(CsvRow row, String meaning) {
        return text(row, meaning).map(text -> CsvRow.number(column(meaning), plain(text)));
    }

    /** The number with a point and nothing between its digits; groups must be of three digits. */
    private String plain(String text) {
        String dollars = text.replaceFirst("^(-?)\\$", "$1");
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

    /** A day in New York, and the moment where the file names one. */
    private record When(LocalDate date, Optional<Instant> time) {}
}
