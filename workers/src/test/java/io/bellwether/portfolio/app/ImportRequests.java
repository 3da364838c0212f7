package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the tests of imports ask for: one request for each kind of files, into a desk of the given id. */
final class ImportRequests {
    private static final Path EXPORTS = Path.of("src/test/resources/portfolio/exports");

    private ImportRequests() {}

    /** A broker's export among the test resources, by its name without {@code .csv}. */
    static ImportRecord.Request export(String desk, String export, String cash) {
        return of(desk, new RecordFiles.Export(EXPORTS.resolve(export + ".csv"), Optional.empty()), cash);
    }

    /** The experiment's two files; the cash is that of their first day. */
    static ImportRecord.Request experiment(String desk, Path daily, Path trades, boolean asRecorded) {
        return new ImportRecord.Request(
                new DeskId(desk),
                new RecordFiles.Experiment(daily, trades),
                Optional.empty(),
                asRecorded,
                Optional.empty());
    }

    /** Rows of date, symbol, side, shares and price, written into the folder with their mapping. */
    static ImportRecord.Request rows(String desk, Path folder, List<String> rows, String cash) throws IOException {
        return of(desk, mapped(folder, rows), cash);
    }

    static ImportRecord.Request of(String desk, RecordFiles files, String cash) {
        return new ImportRecord.Request(new DeskId(desk), files, Optional.empty(), false, Optional.of(Money.of(cash)));
    }

    static RecordFiles mapped(Path folder, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Symbol,Side,Qty,Price"));
        lines.addAll(rows);
        return new RecordFiles.Mapped(
                Files.write(folder.resolve("trades.csv"), lines),
                Files.writeString(
                        folder.resolve("mapping.yaml"),
                        "columns: {date: Date, symbol: Symbol, side: Side, quantity: Qty, price: Price}"));
    }
}
