package io.bellwether.marketdata.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One file of daily bars, read.
 *
 * @param bars oldest first, one per session
 * @param covers first to last day that the file speaks of, refused rows included
 * @param issues everything wrong in it
 */
record PriceFile(List<Bar> bars, Optional<DateRange> covers, List<DataIssue> issues) {

    /**
     * Reads a file: a header that names date, open, high, low, close and volume in any order and case, then one row per
     * session.
     *
     * @param name file name for reports
     */
    @SuppressWarnings("removal") // stray characters after a quote: only this option keeps the rest of the file readable
    static PriceFile read(Path path, String market, Symbol symbol, String name) {
        IssueLog log = new IssueLog(market, Optional.of(symbol), name);
        ExchangeCalendar calendar = new ExchangeCalendar();
        List<Row> rows = new ArrayList<>();
        Set<LocalDate> refused = new HashSet<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(path)) {
            readRows(csv.iterator(), calendar, log, rows, refused);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            log.add(
                    DataIssue.Kind.UNREADABLE,
                    0,
                    null,
                    "cannot be read after %d rows: %s".formatted(rows.size(), e.getMessage()));
        }
        List<Bar> bars = new SeriesCheck(calendar, log, refused)
                .check(rows).stream().map(Row::bar).toList();
        return new PriceFile(bars, range(rows, refused), log.issues());
    }

    private static void readRows(
            Iterator<CsvRecord> records,
            ExchangeCalendar calendar,
            IssueLog log,
            List<Row> rows,
            Set<LocalDate> refused) {
        if (!records.hasNext()) {
            log.add(DataIssue.Kind.BAD_HEADER, 1, null, "the file is empty");
            return;
        }
        CsvRecord first = records.next();
        Columns.Header header = Columns.read(first.getFields());
        if (header.columns().isEmpty()) {
            log.add(DataIssue.Kind.BAD_HEADER, (int) first.getStartingLineNumber(), null, header.problem());
            return;
        }
        RowReader reader = new RowReader(header.columns().get(), calendar, log);
        while (records.hasNext()) {
            CsvRecord row = records.next();
            reader.read((int) row.getStartingLineNumber(), row.getFields()).ifPresent(rows::add);
        }
        refused.addAll(reader.refused());
    }

    private static Optional<DateRange> range(List<Row> rows, Set<LocalDate> refused) {
        Set<LocalDate> days = new TreeSet<>(refused);
        rows.forEach(row -> days.add(row.bar().date()));
        if (days.isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> sorted = List.copyOf(days);
        return Optional.of(new DateRange(sorted.getFirst(), sorted.getLast()));
    }
}
