package io.bellwether.marketdata.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.CsvFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file of headlines, read: a header that names symbol, published_at, source and headline in any order and case, then
 * one row per headline. The symbol is empty when the news is about the market; the time carries its offset from UTC. A
 * row that is not certainly right is refused and reported.
 *
 * @param items in the order of the file
 * @param issues everything wrong in it
 */
record NewsFile(List<NewsItem> items, List<DataIssue> issues) {
    static final NewsFile NONE = new NewsFile(List.of(), List.of());

    private static final String SYMBOL = "symbol";
    private static final String PUBLISHED_AT = "published_at";
    private static final String SOURCE = "source";
    private static final String HEADLINE = "headline";
    private static final List<String> COLUMNS = List.of(SYMBOL, PUBLISHED_AT, SOURCE, HEADLINE);

    static NewsFile read(Path path, String market) {
        IssueLog log = new IssueLog(market, Optional.empty(), PriceFolder.name(path));
        Map<NewsItem, Integer> lines = new HashMap<>();
        List<NewsItem> items = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvFiles.reader().ofCsvRecord(path)) {
            Iterator<CsvRecord> records = csv.iterator();
            Optional<List<String>> columns = header(records, log);
            while (columns.isPresent() && records.hasNext()) {
                CsvRecord row = records.next();
                int line = (int) row.getStartingLineNumber();
                item(columns.get(), row.getFields(), line, log).ifPresent(item -> {
                    Integer first = lines.putIfAbsent(item, line);
                    if (first == null) {
                        items.add(item);
                    } else {
                        log.add(
                                DataIssue.Kind.DUPLICATE,
                                line,
                                null,
                                "the same as line " + first + "; the first is kept");
                    }
                });
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            log.add(
                    DataIssue.Kind.UNREADABLE,
                    0,
                    null,
                    "cannot be read after %d rows: %s".formatted(items.size(), e.getMessage()));
        }
        return new NewsFile(List.copyOf(items), log.issues());
    }

    private static Optional<List<String>> header(Iterator<CsvRecord> records, IssueLog log) {
        List<String> names = records.hasNext()
                ? records.next().getFields().stream()
                        .map(f -> f.strip().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
        boolean good = COLUMNS.stream()
                .allMatch(column -> names.stream().filter(column::equals).count() == 1);
        if (!good) {
            log.add(
                    DataIssue.Kind.BAD_HEADER,
                    1,
                    null,
                    "columns are %s; the first line must name %s once each; file not read"
                            .formatted(names, String.join(",", COLUMNS)));
        }
        return Optional.of(names).filter(n -> good);
    }

    private static Optional<NewsItem> item(List<String> columns, List<String> fields, int line, IssueLog log) {
        if (fields.size() != columns.size()) {
            log.add(
                    DataIssue.Kind.BAD_ROW,
                    line,
                    null,
                    "%d fields instead of %d; row refused".formatted(fields.size(), columns.size()));
            return Optional.empty();
        }
        String ticker = fields.get(columns.indexOf(SYMBOL)).strip().toUpperCase(Locale.ROOT);
        if (!ticker.isEmpty() && !Symbol.isValid(ticker)) {
            log.add(DataIssue.Kind.BAD_ROW, line, null, "symbol '" + ticker + "' is not a ticker; row refused");
            return Optional.empty();
        }
        String time = fields.get(columns.indexOf(PUBLISHED_AT)).strip();
        Instant publishedAt;
        try {
            publishedAt = OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            log.add(
                    DataIssue.Kind.BAD_DATE,
                    line,
                    null,
                    "published_at '%s' is not a time with offset, e.g. 2026-11-20T13:05:00Z; row refused"
                            .formatted(time));
            return Optional.empty();
        }
        try {
            return Optional.of(new NewsItem(
                    Optional.of(ticker).filter(t -> !t.isEmpty()).map(Symbol::new),
                    publishedAt,
                    fields.get(columns.indexOf(SOURCE)).strip(),
                    fields.get(columns.indexOf(HEADLINE)).strip()));
        } catch (IllegalArgumentException e) {
            log.add(DataIssue.Kind.BAD_ROW, line, null, e.getMessage() + "; row refused");
            return Optional.empty();
        }
    }
}
