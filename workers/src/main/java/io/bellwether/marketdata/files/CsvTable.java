package io.bellwether.marketdata.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.platform.CsvFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * A file with named columns in any order and case; columns that nobody asks for are ignored.
 *
 * @param lines rows with as many fields as the header, in their order
 * @param complete whether the file could be read to its end
 */
record CsvTable(List<Line> lines, boolean complete) {
    /**
     * One row.
     *
     * @param number line of the file, counted from 1
     */
    record Line(int number, List<String> columns, List<String> fields) {
        /** The field without white space around it; empty where the file has no such column. */
        String get(String column) {
            int at = columns.indexOf(column);
            return at < 0 ? "" : fields.get(at).strip();
        }
    }

    /** Reads the file; reports a header without the needed columns, rows of another length and what cannot be read. */
    static CsvTable read(Path path, List<String> needed, IssueLog log) {
        List<Line> lines = new ArrayList<>();
        boolean complete = false;
        try (CsvReader<CsvRecord> csv = CsvFiles.reader().ofCsvRecord(path)) {
            complete = readLines(csv.iterator(), needed, lines, log);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            log.add(
                    DataIssue.Kind.UNREADABLE,
                    0,
                    null,
                    "cannot be read after %d rows: %s".formatted(lines.size(), e.getMessage()));
        }
        return new CsvTable(List.copyOf(lines), complete);
    }

    private static boolean readLines(Iterator<CsvRecord> records, List<String> needed, List<Line> lines, IssueLog log) {
        List<String> columns = records.hasNext()
                ? records.next().getFields().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
        boolean repeated = new HashSet<>(columns).size() < columns.size();
        if (!columns.containsAll(needed) || repeated) {
            log.add(
                    DataIssue.Kind.BAD_HEADER,
                    1,
                    null,
                    "columns are %s; the first line must name %s, and no column twice; file not read"
                            .formatted(columns, String.join(",", needed)));
            return false;
        }
        while (records.hasNext()) {
            CsvRecord row = records.next();
            int number = (int) row.getStartingLineNumber();
            if (row.getFieldCount() == columns.size()) {
                lines.add(new Line(number, columns, row.getFields()));
            } else {
                log.add(
                        DataIssue.Kind.BAD_ROW,
                        number,
                        null,
                        "%d fields instead of %d; row refused".formatted(row.getFieldCount(), columns.size()));
            }
        }
        return true;
    }
}
