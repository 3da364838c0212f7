package io.bellwether.cli.records;

import io.bellwether.platform.PublishedJson;
import io.bellwether.portfolio.app.ImportLog;
import io.bellwether.portfolio.app.UndoImport;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what was taken back. */
final class UndoPrinter {
    private final PrintWriter out;

    UndoPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(UndoImport.Result result, boolean json) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("desk", result.desk());
            object.put("files", result.files());
            object.put("trades", result.trades());
            object.put("tradesLeft", result.tradesLeft());
            object.put(
                    "importsLeft",
                    result.importsLeft().stream().map(ImportLog.Run::files).toList());
            object.put("cash", result.cash());
            out.println(PublishedJson.write(object));
        } else {
            out.printf(
                    "Took the import of %s back: %d of its trades are not booked any more.%n",
                    result.files(), result.trades());
            out.println(
                    result.importsLeft().isEmpty()
                            ? "The books of desk %s are empty; import into it again.".formatted(result.desk())
                            : "Desk %s keeps %d trades and %s USD from %s."
                                    .formatted(
                                            result.desk(),
                                            result.tradesLeft(),
                                            result.cash(),
                                            result.importsLeft().stream()
                                                    .map(ImportLog.Run::files)
                                                    .collect(Collectors.joining("; "))));
        }
        out.flush();
    }
}
