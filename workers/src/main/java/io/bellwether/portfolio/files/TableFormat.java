package io.bellwether.portfolio.files;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An export that is one table: some lines of text, a line that names the columns, the rows, and some lines of text.
 *
 * @param broker whose
 * @param needed columns by which it is recognised, in small letters; any one of the lists
 * @param dateColumn tells a row from a line of text
 * @param newestFirst how the broker orders its rows, where their dates do not tell
 * @param row reads one row; a {@link BadRow} it throws refuses the row
 */
record TableFormat(Broker broker, List<List<String>> needed, String dateColumn, boolean newestFirst, RowReader row)
        implements BrokerFormat {
    /** A preamble is no longer than this. */
    private static final int PREAMBLE = 60;

    private static final Pattern DAY_FIRST =
            Pattern.compile("(1[3-9]|2\\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]\\d{2,4}\\b");

    private static final List<String> ACCOUNTS = List.of("account number", "account #", "account");

    /** Reads one row of a table. */
    interface RowReader {
        void read(CsvRow row, Reading out);
    }

    @Override
    public boolean recognises(Sheet sheet) {
        return header(sheet).isPresent();
    }

    @Override
    public String shape() {
        return "a line with the columns " + String.join(", ", needed.getFirst());
    }

    @Override
    public SourceRecord read(Sheet sheet) {
        Sheet.Line header = header(sheet).orElseThrow();
        List<String> columns = header.names();
        Reading out = new Reading();
        List<CsvRow> rows = sheet.lines().stream()
                .filter(line -> line.at().line() > header.at().line())
                .filter(line -> !line.names().equals(columns))
                .map(line -> new CsvRow(line.at(), columns, line.fields()))
                .filter(this::isRow)
                .toList();
        requireOneAccount(sheet.name(), columns, rows);
        requireMonthFirst(sheet.name(), rows);
        rows.forEach(each -> read(each, out));
        sheet.broken().ifPresent(out::keep);
        return out.record(newestFirst);
    }

    private Optional<Sheet.Line> header(Sheet sheet) {
        return sheet.lines().stream()
                .limit(PREAMBLE)
                .filter(line -> needed.stream().anyMatch(line.names()::containsAll))
                .findFirst();
    }

    /** Footers and sums fill a field or two, and none of them is the date. */
    private boolean isRow(CsvRow row) {
        long filled = row.fields().stream().filter(field -> !field.isBlank()).count();
        int date = row.header().indexOf(dateColumn);
        boolean dated = date >= 0
                && date < row.fields().size()
                && EventTime.isReadable(row.fields().get(date));
        return dated || filled > 2;
    }

    private void read(CsvRow line, Reading out) {
        out.safely(line, () -> row.read(whole(line), out));
    }

    /** Empty fields behind the last column are nothing; missing ones are a row that was cut. */
    private static CsvRow whole(CsvRow row) {
        int columns = row.header().size();
        List<String> fields = row.fields();
        boolean longer = fields.size() > columns
                && fields.subList(columns, fields.size()).stream().allMatch(String::isBlank);
        if (fields.size() != columns && !longer) {
            throw new BadRow("%d fields instead of %d".formatted(fields.size(), columns));
        }
        return new CsvRow(row.at(), row.header(), fields.subList(0, columns));
    }

    private static void requireOneAccount(String name, List<String> columns, List<CsvRow> rows) {
        ACCOUNTS.stream()
                .filter(columns::contains)
                .findFirst()
                .map(columns::indexOf)
                .ifPresent(index -> Accounts.requireOne(
                        name,
                        rows.stream()
                                .filter(row -> index < row.fields().size())
                                .map(row -> row.fields().get(index)),
                        "export each account into a file of its own"));
    }

    /**
     * These brokers write the month first. A file that a spreadsheet saved with the day first has other days in most rows,
     * and only those after the 12th show it.
     */
    private void requireMonthFirst(String name, List<CsvRow> rows) {
        rows.stream()
                .flatMap(row -> row.text(dateColumn).stream())
                .filter(text -> DAY_FIRST.matcher(text).lookingAt())
                .findFirst()
                .ifPresent(text -> {
                    throw new PermanentFault(
                            ("%s has dates with the day first, such as '%s', and %s writes the month first:"
                                            + " a spreadsheet changed the file; download it again and do not open it before")
                                    .formatted(name, text.strip(), broker.key()));
                });
    }
}
