package io.bellwether.marketdata.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.platform.CsvFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the optional file {@code corporate_actions.csv} of a data set says.
 *
 * @param actions those that are certain, in the order of their ex-dates
 * @param issues everything that was refused, by line
 */
record CorporateActionFile(List<CorporateAction> actions, List<DataIssue> issues) {
    static final String NAME = "corporate_actions.csv";

    /** A row that was understood. */
    private record Found(int line, CorporateAction action) {}

    static CorporateActionFile read(Path path, String market) {
        IssueLog log = new IssueLog(market, Optional.empty(), NAME);
        Map<String, List<Found>> byKey = new LinkedHashMap<>();
        try (CsvReader<CsvRecord> csv = CsvFiles.reader().ofCsvRecord(path)) {
            readRows(csv.iterator(), log, byKey);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            log.add(DataIssue.Kind.UNREADABLE, 0, null, "cannot be read to its end: " + e.getMessage());
        }
        List<CorporateAction> actions = new ArrayList<>();
        byKey.values().forEach(same -> keepOne(same, log).ifPresent(actions::add));
        actions.sort(CorporateAction.IN_ORDER);
        return new CorporateActionFile(List.copyOf(actions), log.issues());
    }

    private static void readRows(Iterator<CsvRecord> records, IssueLog log, Map<String, List<Found>> byKey) {
        if (!records.hasNext()) {
            log.add(DataIssue.Kind.BAD_HEADER, 1, null, "the file is empty");
            return;
        }
        ActionColumns columns = ActionColumns.of(records.next().getFields());
        if (!columns.missing().isEmpty()) {
            log.add(
                    DataIssue.Kind.BAD_HEADER,
                    1,
                    null,
                    "no column %s; the first line must name symbol,ex_date,kind and what the kinds need"
                            .formatted(columns.missing()));
            return;
        }
        ActionRowReader reader = new ActionRowReader(columns, log);
        while (records.hasNext()) {
            CsvRecord row = records.next();
            int line = (int) row.getStartingLineNumber();
            reader.read(line, row.getFields())
                    .ifPresent(action -> byKey.computeIfAbsent(action.key(), key -> new ArrayList<>())
                            .add(new Found(line, action)));
        }
    }

    /** A row that is there twice counts once; rows that disagree count for nothing. */
    private static Optional<CorporateAction> keepOne(List<Found> same, IssueLog log) {
        Found first = same.getFirst();
        List<Integer> lines = same.stream().map(Found::line).toList();
        boolean agree = same.stream().allMatch(found -> found.action().equals(first.action()));
        for (Found again : agree ? same.subList(1, same.size()) : same) {
            log.add(
                    agree ? DataIssue.Kind.DUPLICATE : DataIssue.Kind.CONTRADICTION,
                    again.line(),
                    again.action().exDate(),
                    agree
                            ? "%s stands in line %d already; first kept"
                                    .formatted(again.action().key(), first.line())
                            : "lines %s disagree about %s; all refused"
                                    .formatted(lines, again.action().key()));
        }
        return agree ? Optional.of(first.action()) : Optional.empty();
    }
}
