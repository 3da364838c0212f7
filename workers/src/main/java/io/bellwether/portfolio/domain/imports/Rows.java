package io.bellwether.portfolio.domain.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The kinds of rows of a record apart. */
final class Rows {
    private Rows() {}

    static Stream<SourceTrade> trades(List<RecordRow> rows) {
        return rows.stream().filter(RecordRow.Trade.class::isInstance).map(row -> ((RecordRow.Trade) row).trade());
    }

    static Stream<RecordEvent> events(List<RecordRow> rows) {
        return rows.stream().filter(RecordRow.Event.class::isInstance).map(row -> ((RecordRow.Event) row).event());
    }

    /** The last word about each day, by day. */
    static Stream<SourceDay> days(List<RecordRow> rows) {
        return latest(rows).values().stream().map(RecordRow.Day::day);
    }

    static SortedMap<LocalDate, RecordRow.Day> latest(List<RecordRow> rows) {
        SortedMap<LocalDate, RecordRow.Day> latest = new TreeMap<>();
        for (RecordRow row : rows) {
            if (row instanceof RecordRow.Day day) {
                latest.merge(day.day().date(), day, (one, other) -> other.run() >= one.run() ? other : one);
            }
        }
        return latest;
    }
}
