package io.bellwether.marketdata.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells bars of days from bars of minutes, weeks and months by how their dates lie. */
final class Spacing {
    private static final int ENOUGH = 6;
    /** Sessions follow each other within four days, over a long weekend within five. */
    private static final long LONGEST_STEP = 5;

    private Spacing() {}

    /** Why the rows are no bars of days; empty when they may be. */
    static Optional<String> problem(List<Row> rows) {
        if (rows.size() < ENOUGH) {
            return Optional.empty();
        }
        Map<LocalDate, List<Row>> byDay = new TreeMap<>();
        rows.forEach(row -> byDay.computeIfAbsent(row.bar().date(), day -> new ArrayList<>())
                .add(row));
        long several = byDay.values().stream()
                .filter(same -> same.stream().map(Row::bar).distinct().count() > 1)
                .count();
        if (several * 2 > byDay.size()) {
            return Optional.of(
                    "%d of its %d days have several rows that differ: bars of hours or minutes, or of several symbols"
                            .formatted(several, byDay.size()));
        }
        List<Long> steps = new ArrayList<>();
        LocalDate before = null;
        for (LocalDate day : byDay.keySet()) {
            if (before != null) {
                steps.add(day.toEpochDay() - before.toEpochDay());
            }
            before = day;
        }
        steps.sort(null);
        boolean wide = steps.size() + 1 >= ENOUGH && steps.get(steps.size() / 2) > LONGEST_STEP;
        return wide
                ? Optional.of("its rows lie %d days apart: bars of weeks or months, not of days"
                        .formatted(steps.get(steps.size() / 2)))
                : Optional.empty();
    }
}
