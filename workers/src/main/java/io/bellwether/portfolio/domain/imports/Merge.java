package io.bellwether.portfolio.domain.imports;

import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts what earlier imports brought and what a file brings together into one record. A file may be longer than the one
 * before, begin later, end earlier or have more rows of a day: a row that is there already is the same row, and only the
 * others are new. A row that says something else than the one in its place is refused: which is right nobody knows.
 */
public final class Merge {
    private final Findings findings = new Findings();
    private final List<RecordRow> kept;
    private final SourceRecord file;
    private final int run;

    private Merge(List<RecordRow> kept, SourceRecord file, int run) {
        this.kept = kept;
        this.file = file;
        this.run = run;
    }

    /**
     * The record that results.
     *
     * @param rows all rows
     * @param fresh how many of them are new
     * @param findings about the rows of the file
     */
    public record Merged(List<RecordRow> rows, int fresh, List<Finding> findings) {
        public Merged {
            rows = List.copyOf(rows);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Merges a file into what is kept.
     *
     * @param kept rows of earlier imports
     * @param run number of this import
     */
    public static Merged of(List<RecordRow> kept, SourceRecord file, int run) {
        return new Merge(kept, file, run).merged();
    }

    private Merged merged() {
        file.findings().forEach(findings::add);
        List<RecordRow.Trade> trades = trades(new TradeScreen(findings).keyed(file.trades(), run));
        List<RecordRow.Event> events = events(new EventScreen(findings).keyed(file.events(), run));
        List<RecordRow.Day> days = days();
        List<RecordRow> rows = new ArrayList<>(trades);
        rows.addAll(events);
        rows.addAll(days);
        int fresh = (int) rows.stream().filter(row -> row.run() == run).count();
        return new Merged(rows, fresh, findings.inOrder());
    }

    private List<RecordRow.Trade> trades(List<RecordRow.Trade> read) {
        Map<String, RecordRow.Trade> before = byKey(RecordRow.Trade.class);
        Map<String, RecordRow.Trade> gone = new LinkedHashMap<>(before);
        read.forEach(row -> gone.remove(row.key()));
        reportTakenBack(gone);
        reportMissing(gone.values().stream().map(RecordRow.Trade::trade).toList());
        List<RecordRow.Trade> accepted = new ArrayList<>();
        for (RecordRow.Trade row : read) {
            RecordRow.Trade same = before.get(row.key());
            if (same == null) {
                Optional<RecordRow.Trade> changed = gone.values().stream()
                        .filter(old -> isInPlaceOf(row.trade(), old.trade()))
                        .findFirst();
                changed.ifPresentOrElse(
                        old -> {
                            gone.remove(old.key());
                            contradicts(row.trade(), old.trade());
                        },
                        () -> accepted.add(row));
            } else if (TradeScreen.saysTheSame(same.trade(), row.trade())) {
                accepted.add(new RecordRow.Trade(row.key(), same.run(), row.trade()));
            } else {
                contradicts(row.trade(), same.trade());
            }
        }
        return merge(
                new ArrayList<>(before.values()), accepted, row -> row.trade().date());
    }

    /** Whether the row stands where the other, which this file has not, has stood. */
    private static boolean isInPlaceOf(SourceTrade row, SourceTrade old) {
        return row.id().isEmpty()
                && old.id().isEmpty()
                && row.date().equals(old.date())
                && row.symbol().equals(old.symbol())
                && row.side() == old.side()
                && row.time().equals(old.time());
    }

    private void contradicts(SourceTrade row, SourceTrade old) {
        findings.about(
                row,
                Kind.CONTRADICTION,
                Treatment.REFUSED,
                "was imported before as %s %s %s at %s, fee %s, from %s:%d, and that stands; if this file is right, take the earlier import back first (import undo)"
                        .formatted(
                                old.side(),
                                old.quantity(),
                                old.symbol(),
                                old.price(),
                                old.fee(),
                                old.at().file(),
                                old.at().line()));
    }

    /** A trade that is booked already stays so; the file that takes it back is a correction of the one before. */
    private void reportTakenBack(Map<String, RecordRow.Trade> gone) {
        for (SourceTrade back : file.takenBack()) {
            gone.values().stream()
                    .filter(row -> row.trade().content().equals(back.content())
                            && row.trade().id().equals(back.id()))
                    .findFirst()
                    .ifPresent(row -> {
                        gone.remove(row.key());
                        findings.about(
                                back,
                                Kind.CONTRADICTION,
                                Treatment.REFUSED,
                                "is taken back in this file and was booked from %s:%d, where it stands; take the earlier import back first (import undo)"
                                        .formatted(
                                                row.trade().at().file(),
                                                row.trade().at().line()));
                    });
        }
    }

    /** Rows of earlier imports that this file should have: it has rows from before them and after them. */
    private void reportMissing(List<SourceTrade> gone) {
        Optional<LocalDate> first =
                file.trades().stream().map(SourceTrade::date).min(LocalDate::compareTo);
        Optional<LocalDate> last = file.trades().stream().map(SourceTrade::date).max(LocalDate::compareTo);
        List<SourceTrade> inside = gone.stream()
                .filter(trade -> first.filter(trade.date()::isAfter).isPresent()
                        && last.filter(trade.date()::isBefore).isPresent())
                .toList();
        if (!inside.isEmpty()) {
            SourceTrade one = inside.getFirst();
            findings.about(
                    one,
                    Kind.NOT_IN_FILE,
                    Treatment.LISTED,
                    "was imported before%s and is not in this file, which begins earlier and ends later; it stays booked"
                            .formatted(inside.size() > 1 ? " like %d more".formatted(inside.size() - 1) : ""));
        }
    }

    private List<RecordRow.Event> events(List<RecordRow.Event> read) {
        Map<String, RecordRow.Event> before = byKey(RecordRow.Event.class);
        List<RecordRow.Event> accepted = new ArrayList<>();
        for (RecordRow.Event row : read) {
            RecordRow.Event same = before.get(row.key());
            if (same != null && !same.event().content().equals(row.event().content())) {
                findings.about(
                        row.event(),
                        Kind.CONTRADICTION,
                        Treatment.REFUSED,
                        "was imported before from %s:%d and said something else; that stands"
                                .formatted(
                                        same.event().at().file(),
                                        same.event().at().line()));
            } else {
                accepted.add(new RecordRow.Event(row.key(), same == null ? run : same.run(), row.event()));
            }
        }
        return merge(
                new ArrayList<>(before.values()), accepted, row -> row.event().date());
    }

    /** The last word about a day counts, since a file that was written during the day knew less; the others are kept. */
    private List<RecordRow.Day> days() {
        Map<LocalDate, RecordRow.Day> before = Rows.latest(kept);
        Map<LocalDate, SourceDay> read = new TreeMap<>();
        LocalDate latest = LocalDate.MIN;
        for (SourceDay day : file.days()) {
            if (day.date().isBefore(latest)) {
                findings.about(
                        day.at(),
                        day.date(),
                        Kind.OUT_OF_ORDER,
                        Treatment.LISTED,
                        "stands behind the rows of " + latest);
            }
            latest = latest.isAfter(day.date()) ? latest : day.date();
            read.put(day.date(), day);
        }
        List<RecordRow.Day> rows = new ArrayList<>();
        for (RecordRow row : kept) {
            if (row instanceof RecordRow.Day day) {
                Optional<SourceDay> again = Optional.ofNullable(
                                read.get(day.day().date()))
                        .filter(found -> day.equals(before.get(found.date()))
                                && figures(found).equals(figures(day.day())));
                again.ifPresent(found -> read.remove(found.date()));
                rows.add(new RecordRow.Day(day.key(), day.run(), again.orElse(day.day())));
            }
        }
        read.forEach((date, day) -> rows.add(new RecordRow.Day(date.toString(), run, day)));
        return rows;
    }

    /** A day without where its rows stand. */
    private static String figures(SourceDay day) {
        SourceRow nowhere = new SourceRow("", 0);
        return day.holdings().stream()
                        .map(h -> new SourceHolding(
                                nowhere,
                                h.symbol(),
                                h.shares(),
                                h.cost(),
                                h.stop(),
                                h.price(),
                                h.value(),
                                h.pnl(),
                                h.sold()))
                        .toList()
                + " "
                + day.total().map(t -> new SourceTotal(nowhere, t.value(), t.pnl(), t.cash(), t.equity()));
    }

    private <T extends RecordRow> Map<String, T> byKey(Class<T> kind) {
        Map<String, T> rows = new LinkedHashMap<>();
        kept.stream().filter(kind::isInstance).map(kind::cast).forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    /**
     * The rows of both, each once. A day's order is that of the file where it has all rows of the day, else that of the
     * rows before with the new ones behind them.
     */
    private static <T extends RecordRow> List<T> merge(List<T> before, List<T> read, Function<T, LocalDate> date) {
        Map<LocalDate, List<T>> fromBefore = before.stream().collect(Collectors.groupingBy(date));
        Map<LocalDate, List<T>> fromFile = read.stream().collect(Collectors.groupingBy(date));
        Set<LocalDate> dates = new LinkedHashSet<>();
        before.forEach(row -> dates.add(date.apply(row)));
        read.forEach(row -> dates.add(date.apply(row)));
        List<T> rows = new ArrayList<>();
        for (LocalDate day : dates) {
            rows.addAll(ofDay(fromBefore.getOrDefault(day, List.of()), fromFile.getOrDefault(day, List.of())));
        }
        return rows;
    }

    private static <T extends RecordRow> List<T> ofDay(List<T> before, List<T> read) {
        Map<String, T> inFile = new HashMap<>();
        read.forEach(row -> inFile.put(row.key(), row));
        if (before.stream().allMatch(row -> inFile.containsKey(row.key()))) {
            return read;
        }
        List<T> rows = new ArrayList<>();
        before.forEach(row -> rows.add(inFile.getOrDefault(row.key(), row)));
        Set<String> known = before.stream().map(RecordRow::key).collect(Collectors.toSet());
        read.stream().filter(row -> !known.contains(row.key())).forEach(rows::add);
        return rows;
    }
}
