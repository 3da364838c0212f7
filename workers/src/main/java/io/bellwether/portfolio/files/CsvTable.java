package io.bellwether.portfolio.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.SourceRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A CSV file with a header, row by row. A row that cannot be understood becomes a finding and the next one is read. */
final class CsvTable {
    private final Path path;
    private final String name;
    private final char separator;

    CsvTable(Path path, char separator) {
        this.path = path;
        this.name = String.valueOf(path.getFileName());
        this.separator = separator;
    }

    String name() {
        return name;
    }

    /**
     * Reads every row.
     *
     * @param needed columns that must be there, in any case and order
     * @param row reads one row; a {@link BadRow} it throws refuses the row
     * @return the refused rows
     * @throws PermanentFault when the file cannot be read or a column is missing
     */
    List<Finding> read(List<String> needed, Consumer<CsvRow> row) {
        List<Finding> refused = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(path)) {
            List<String> header = List.of();
            for (CsvRecord record : csv) {
                SourceRow at = new SourceRow(name, (int) record.getStartingLineNumber());
                if (header.isEmpty()) {
                    header = header(record.getFields(), needed);
                } else {
                    read(at, header, record.getFields(), row).ifPresent(refused::add);
                }
            }
            if (header.isEmpty()) {
                throw new PermanentFault(name + " is empty; its first line must name the columns");
            }
        } catch (NoSuchFileException e) {
            throw new PermanentFault("there is no file " + path);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new PermanentFault("%s cannot be read: %s".formatted(path, e.getMessage()));
        }
        return refused;
    }

    private List<String> header(List<String> fields, List<String> needed) {
        List<String> names = fields.stream().map(CsvTable::plain).toList();
        for (String column : needed) {
            long times = names.stream().filter(plain(column)::equals).count();
            if (times != 1) {
                throw new PermanentFault("%s:1: the header must name '%s' once, it does %d times; it has %s"
                        .formatted(name, column, times, String.join(",", fields)));
            }
        }
        return names;
    }

    private static Optional<Finding> read(
            SourceRow at, List<String> header, List<String> fields, Consumer<CsvRow> row) {
        try {
            if (fields.size() != header.size()) {
                throw new BadRow("%d fields instead of %d".formatted(fields.size(), header.size()));
            }
            row.accept(new CsvRow(at, header, fields));
            return Optional.empty();
        } catch (BadRow e) {
            return Optional.of(new Finding(
                    Finding.Kind.BAD_ROW,
                    Finding.Treatment.REFUSED,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    e.getMessage() + "; row refused"));
        }
    }

    static String plain(String column) {
        return column.replace("\uFEFF", "").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
