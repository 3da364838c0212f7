package io.bellwether.backtest.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bellwether.backtest.domain.events.MarketEvent;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.CsvFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a file of dates: a line is {@code date[,symbol][,label]}, a first line with these names may be there. */
public final class EventDates {
    private static final int SHOWN = 8;
    private static final List<String> NAMES = List.of("date", "symbol", "label");

    private EventDates() {}

    /**
     * The events, oldest first.
     *
     * @throws IllegalArgumentException that names every line that cannot be read, up to eight of them
     */
    public static List<MarketEvent> read(Path file) {
        List<MarketEvent> events = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvFiles.reader().ofCsvRecord(file)) {
            List<String> columns = NAMES;
            boolean first = true;
            for (CsvRecord record : csv) {
                List<String> fields =
                        record.getFields().stream().map(String::strip).toList();
                if (first && fields.getFirst().equalsIgnoreCase(NAMES.getFirst())) {
                    columns = columns(fields, wrong);
                } else {
                    event(columns, fields, record.getStartingLineNumber(), wrong)
                            .ifPresent(events::add);
                }
                first = false;
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read as a file of dates (%s)".formatted(file, e.getMessage()), e);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("%s: %s%s"
                    .formatted(
                            file,
                            String.join("; ", wrong.subList(0, Math.min(SHOWN, wrong.size()))),
                            wrong.size() > SHOWN ? "; and %d more".formatted(wrong.size() - SHOWN) : ""));
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("%s has no events; a line is date[,symbol][,label]".formatted(file));
        }
        events.sort(Comparator.comparing(MarketEvent::date));
        return events;
    }

    private static List<String> columns(List<String> header, List<String> wrong) {
        List<String> columns =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        columns.stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(
                        name -> wrong.add("line 1: there is no column '%s', only date, symbol, label".formatted(name)));
        return columns;
    }

    private static Optional<MarketEvent> event(
            List<String> columns, List<String> fields, long line, List<String> wrong) {
        if (fields.size() > columns.size()) {
            wrong.add("line %d: %d fields, at most %d".formatted(line, fields.size(), columns.size()));
            return Optional.empty();
        }
        String date = field(columns, fields, "date");
        String symbol = field(columns, fields, "symbol").toUpperCase(Locale.ROOT);
        if (!symbol.isEmpty() && !Symbol.isValid(symbol)) {
            wrong.add("line %d: '%s' is no ticker".formatted(line, symbol));
            return Optional.empty();
        }
        try {
            return Optional.of(new MarketEvent(
                    LocalDate.parse(date),
                    symbol.isEmpty() ? Optional.empty() : Optional.of(new Symbol(symbol)),
                    field(columns, fields, "label")));
        } catch (DateTimeException e) {
            wrong.add("line %d: '%s' is no date such as 2026-11-20".formatted(line, date));
            return Optional.empty();
        }
    }

    private static String field(List<String> columns, List<String> fields, String name) {
        int at = columns.indexOf(name);
        return at < 0 || at >= fields.size() ? "" : fields.get(at);
    }
}
