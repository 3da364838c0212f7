package io.bellwether.portfolio.files;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.SourceRow;
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

    /** The names in the first line, in small letters; none where the file is empty. */
    List<String> columns() {
        List<Sheet.Line> lines = Sheet.read(path, separator).lines();
        return lines.isEmpty() ? List.of() : lines.getFirst().names();
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
        Sheet sheet = Sheet.read(path, separator);
        List<Sheet.Line> lines = sheet.lines();
        if (lines.isEmpty()) {
            throw new PermanentFault(name + " is empty; its first line must name the columns");
        }
        int first = 0;
        while (first < lines.size() && !hasAll(lines.get(first), needed)) {
            first++;
        }
        int header = first == lines.size() ? 0 : first;
        List<String> names = header(lines.get(header), needed);
        lines.stream()
                .skip(header + 1L)
                .filter(line -> !line.names().equals(names))
                .filter(line -> line.filled() > 1)
                .forEach(line -> read(line.at(), names, line.fields(), row).ifPresent(refused::add));
        sheet.broken().ifPresent(refused::add);
        return refused;
    }

    /** Lines of text may stand above the header. */
    private static boolean hasAll(Sheet.Line line, List<String> needed) {
        return line.names().containsAll(needed.stream().map(CsvTable::plain).toList());
    }

    private List<String> header(Sheet.Line line, List<String> needed) {
        List<String> names = line.names();
        for (String column : needed) {
            long times = names.stream().filter(plain(column)::equals).count();
            if (times != 1) {
                throw new PermanentFault("%s:%d: the header must name '%s' once, it does %d times; it has %s"
                        .formatted(name, line.at().line(), column, times, String.join(",", line.fields())));
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
