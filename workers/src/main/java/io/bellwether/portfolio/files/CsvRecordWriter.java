package io.bellwether.portfolio.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.app.RecordWriter;
import io.bellwether.portfolio.domain.Fill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes records to CSV files: the experiment's columns, or plain ones with a mapping beside them. */
@Component
final class CsvRecordWriter implements RecordWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.US);
    private static final String MAPPING = """
            columns: {date: time, symbol: symbol, side: side, quantity: quantity, price: price, fee: fee, id: id, reason: reason}
            dateFormat: yyyy-MM-dd HH:mm:ss.SSSSSS
            zone: UTC
            """;

    @Override
    public void trades(Path file, Form form, List<TradeLine> trades) {
        if (form == Form.PLAIN) {
            plain(file, trades);
            return;
        }
        // The experiment has no column for fees; it is added where there are some, and an import reads it.
        boolean fees = trades.stream().anyMatch(line -> line.fill().fee().isPositive());
        List<List<String>> rows = new ArrayList<>();
        rows.add(fees ? with(ExperimentTrades.COLUMNS, ExperimentTrades.FEE) : ExperimentTrades.COLUMNS);
        trades.forEach(line -> rows.add(fees ? with(row(line), line.fill().fee().toString()) : row(line)));
        write(file, rows);
    }

    private static List<String> row(TradeLine line) {
        Fill fill = line.fill();
        boolean buy = fill.side() == Side.BUY;
        String shares = fill.quantity().toString();
        String price = fill.price().toString();
        return List.of(
                fill.tradingDate().toString(),
                fill.symbol().value(),
                buy ? shares : "",
                buy ? price : "",
                line.cost().toString(),
                line.realised().toString(),
                line.reason(),
                buy ? "" : shares,
                buy ? "" : price);
    }

    private static void plain(Path file, List<TradeLine> trades) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("time", "symbol", "side", "quantity", "price", "fee", "id", "reason"));
        for (TradeLine line : trades) {
            Fill fill = line.fill();
            rows.add(List.of(
                    TIME.format(fill.asOf().atOffset(ZoneOffset.UTC)),
                    fill.symbol().value(),
                    fill.side().name(),
                    fill.quantity().toString(),
                    fill.price().toString(),
                    fill.fee().toString(),
                    fill.id(),
                    line.reason()));
        }
        write(file, rows);
        try {
            Files.writeString(file.resolveSibling(file.getFileName() + ".mapping.yaml"), MAPPING);
        } catch (IOException e) {
            throw new PermanentFault("the mapping beside %s cannot be written: %s".formatted(file, e.getMessage()));
        }
    }

    @Override
    public void days(Path file, List<DayLine> days) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(ExperimentDays.COLUMNS);
        for (DayLine day : days) {
            String date = day.close().tradingDate().toString();
            Money profit = Money.ZERO;
            for (HoldingLine holding : day.holdings()) {
                Money value = holding.price().times(holding.position().quantity());
                Money pnl = value.minus(holding.position().costBasis());
                profit = profit.plus(pnl);
                rows.add(row(date, holding, value, pnl));
            }
            rows.add(List.of(
                    date,
                    ExperimentDays.TOTAL,
                    "",
                    "",
                    "",
                    "",
                    "",
                    day.close().positionsValue().toString(),
                    profit.toString(),
                    "",
                    day.close().cash().toString(),
                    day.close().equity().toString()));
        }
        write(file, rows);
    }

    /** The stop of a past day is not kept anywhere; its column stays empty. */
    private static List<String> row(String date, HoldingLine holding, Money value, Money pnl) {
        return List.of(
                date,
                holding.position().symbol().value(),
                holding.position().quantity().toString(),
                holding.position().averageCost().toString(),
                holding.position().costBasis().toString(),
                "",
                holding.price().toString(),
                value.toString(),
                pnl.toString(),
                "HOLD",
                "",
                "");
    }

    private static List<String> with(List<String> row, String last) {
        List<String> longer = new ArrayList<>(row);
        longer.add(last);
        return longer;
    }

    private static void write(Path file, List<List<String>> rows) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            rows.forEach(csv::writeRecord);
        } catch (IOException | UncheckedIOException e) {
            throw new PermanentFault("%s cannot be written: %s".formatted(file, e.getMessage()));
        }
    }
}
