package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.UnexplainedMoves;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the good rows of a file as a series: order, duplicates, gaps, days without trade, possible splits. */
final class SeriesCheck {
    /** Closes on both sides of a day agree when they are no further apart [logarithm of their ratio]. */
    private static final double AGREE = Math.log(1.25);
    /** A price is far from both when it is so many times theirs, or so small a part. */
    private static final double FAR = 3;

    private final ExchangeCalendar calendar;
    private final IssueLog log;
    private final Set<LocalDate> refused;
    private final List<CorporateAction.Split> announced;
    private final Map<String, Integer> contradicted = new HashMap<>();

    /**
     * @param refused days of which rows are refused already
     * @param announced splits that are known: the jump that one explains is no finding
     */
    SeriesCheck(
            ExchangeCalendar calendar, IssueLog log, Set<LocalDate> refused, List<CorporateAction.Split> announced) {
        this.calendar = calendar;
        this.log = log;
        this.refused = refused;
        this.announced = announced;
    }

    /** How many rows of each file are refused because others say something else of their day. */
    Map<String, Integer> contradicted() {
        return contradicted;
    }

    /** The rows oldest first, one per session, everything odd about them reported. */
    List<Row> check(List<Row> asRead) {
        reportOrder(asRead);
        List<Row> sorted = new ArrayList<>(asRead);
        sorted.sort(Comparator.comparing((Row r) -> r.bar().date()).thenComparingInt(Row::line));
        List<Row> unique = withoutDuplicates(sorted);
        reportUnknownCalendar(unique);
        for (int i = 0; i < unique.size(); i++) {
            Row row = unique.get(i);
            if (row.bar().volume() == 0) {
                log.in(row.file())
                        .add(
                                DataIssue.Kind.ZERO_VOLUME,
                                row.line(),
                                row.bar().date(),
                                "nothing traded on " + row.bar().date() + "; bar kept, no quote made of it");
            }
            if (i > 0) {
                reportGap(unique.get(i - 1).bar().date(), row);
                reportJump(unique.get(i - 1).bar(), row);
            }
            if (i > 0 && i + 1 < unique.size()) {
                reportSpike(unique.get(i - 1).bar(), row, unique.get(i + 1).bar());
            }
        }
        return unique;
    }

    private void reportOrder(List<Row> rows) {
        boolean newestFirst = rows.size() > 1;
        for (int i = 1; i < rows.size() && newestFirst; i++) {
            newestFirst =
                    rows.get(i).bar().date().isBefore(rows.get(i - 1).bar().date());
        }
        if (newestFirst) {
            log.in(rows.getFirst().file())
                    .add(DataIssue.Kind.UNSORTED, rows.getFirst().line(), null, "the file runs newest first; sorted");
            return;
        }
        for (int i = 1; i < rows.size(); i++) {
            LocalDate date = rows.get(i).bar().date();
            LocalDate before = rows.get(i - 1).bar().date();
            if (date.isBefore(before)) {
                log.in(rows.get(i).file())
                        .add(
                                DataIssue.Kind.UNSORTED,
                                rows.get(i).line(),
                                date,
                                date + " stands after " + before + "; sorted");
            }
        }
    }

    private List<Row> withoutDuplicates(List<Row> sorted) {
        List<Row> unique = new ArrayList<>(sorted.size());
        int i = 0;
        while (i < sorted.size()) {
            int end = i + 1;
            while (end < sorted.size()
                    && sorted.get(end).bar().date().equals(sorted.get(i).bar().date())) {
                end++;
            }
            keepOne(sorted.subList(i, end), unique);
            i = end;
        }
        return unique;
    }

    private void keepOne(List<Row> sameDay, List<Row> unique) {
        Row first = sameDay.getFirst();
        LocalDate date = first.bar().date();
        boolean agree = sameDay.stream().allMatch(row -> row.bar().equals(first.bar()));
        if (agree) {
            unique.add(first);
            for (Row again : sameDay.subList(1, sameDay.size())) {
                log.in(again.file())
                        .add(
                                DataIssue.Kind.DUPLICATE,
                                again.line(),
                                date,
                                "%s stands in %s already; first kept".formatted(date, spot(first, again)));
            }
            return;
        }
        refused.add(date);
        boolean oneFile = sameDay.stream().map(Row::file).distinct().count() == 1;
        String lines = oneFile
                ? "lines " + sameDay.stream().map(Row::line).toList()
                : "files "
                        + sameDay.stream()
                                .map(row -> row.file() + ":" + row.line())
                                .toList();
        for (Row row : sameDay) {
            contradicted.merge(row.file(), 1, Integer::sum);
            log.in(row.file())
                    .add(
                            DataIssue.Kind.CONTRADICTION,
                            row.line(),
                            date,
                            "%s disagree about %s; all refused".formatted(lines, date));
        }
    }

    private static String spot(Row first, Row again) {
        String line = "line " + first.line();
        return first.file().equals(again.file()) ? line : line + " of " + first.file();
    }

    private void reportUnknownCalendar(List<Row> rows) {
        if (!rows.isEmpty() && rows.getFirst().bar().date().isBefore(ExchangeCalendar.FIRST)) {
            log.in(rows.getFirst().file())
                    .add(
                            DataIssue.Kind.CALENDAR_UNKNOWN,
                            rows.getFirst().line(),
                            rows.getFirst().bar().date(),
                            "days before %s are not checked for gaps and holidays".formatted(ExchangeCalendar.FIRST));
        }
    }

    private void reportGap(LocalDate before, Row row) {
        LocalDate date = row.bar().date();
        if (before.isBefore(ExchangeCalendar.FIRST)) {
            return;
        }
        List<LocalDate> missing = new ArrayList<>();
        for (LocalDate day = calendar.next(before); day.isBefore(date); day = calendar.next(day)) {
            if (!refused.contains(day)) {
                missing.add(day);
            }
        }
        if (!missing.isEmpty()) {
            log.in(row.file())
                    .add(
                            DataIssue.Kind.MISSING_DAYS,
                            row.line(),
                            missing.getFirst(),
                            missing.size() == 1
                                    ? "no row for trading day " + missing.getFirst()
                                    : "no rows for %d trading days from %s to %s"
                                            .formatted(missing.size(), missing.getFirst(), missing.getLast()));
        }
    }

    /** Prices that agree on both sides of a day, and one of the day far from both: a wrong digit looks like that. */
    private void reportSpike(Bar before, Row row, Bar after) {
        Bar bar = row.bar();
        double left = before.close().value().doubleValue();
        double right = after.close().value().doubleValue();
        double high = bar.high().value().doubleValue();
        double low = bar.low().value().doubleValue();
        if (Math.abs(Math.log(left / right)) > AGREE) {
            return;
        }
        if (high > Math.max(left, right) * FAR || low * FAR < Math.min(left, right)) {
            log.in(row.file())
                    .add(
                            DataIssue.Kind.SPIKE,
                            row.line(),
                            bar.date(),
                            "high %s and low %s, between closes of %s and %s; prices kept as they are"
                                    .formatted(bar.high(), bar.low(), before.close(), after.close()));
        }
    }

    private void reportJump(Bar before, Row row) {
        Bar bar = row.bar();
        if (announced.stream().anyMatch(split -> UnexplainedMoves.explains(split, before, bar))) {
            return;
        }
        UnexplainedMoves.judge(before, bar).ifPresent(move -> {
            if (move.kind() == DataIssue.Kind.POSSIBLE_SPLIT) {
                log.in(row.file()).addAlways(move.kind(), row.line(), bar.date(), move.text());
            } else {
                log.in(row.file()).add(move.kind(), row.line(), bar.date(), move.text());
            }
        });
    }
}
