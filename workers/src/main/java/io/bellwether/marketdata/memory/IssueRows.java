package io.bellwether.marketdata.memory;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is known to be wrong in the data of one market. */
final class IssueRows {
    private final Map<Key, List<Version<DataIssue>>> byKey = new LinkedHashMap<>();
    private final NavigableMap<LocalDate, List<Version<DataIssue>>> splitsByDay = new TreeMap<>();
    private final Set<StoodIn> stoodIn = new HashSet<>();
    private DataFiles files = DataFiles.NONE;

    private record Key(Optional<Symbol> symbol, String file, int line, DataIssue.Kind kind, String detail) {
        static Key of(DataIssue issue) {
            return new Key(issue.symbol(), issue.file(), issue.line(), issue.kind(), issue.detail());
        }
    }

    private record StoodIn(LocalDate day, String fallback) {}

    /** Keeps the issue for every moment, where it does not stand. */
    void record(DataIssue issue) {
        List<Version<DataIssue>> versions = versions(issue);
        if (Versions.standing(versions) == null) {
            add(versions, List.of(new Version<>(issue, issue.market(), shows(issue), Moments.ALWAYS, Moments.NEVER)));
        }
    }

    /** Keeps the issue as it becomes known, where it does not stand. */
    void say(DataIssue issue, Knowledge knowledge) {
        List<Version<DataIssue>> versions = versions(issue);
        if (Versions.standing(versions) == null) {
            add(versions, Versions.said(versions, issue, issue.market(), shows(issue), knowledge));
        }
    }

    private List<Version<DataIssue>> versions(DataIssue issue) {
        return byKey.computeIfAbsent(Key.of(issue), key -> new ArrayList<>(1));
    }

    private void add(List<Version<DataIssue>> versions, List<Version<DataIssue>> said) {
        versions.addAll(said);
        DataIssue issue = said.getFirst().row();
        issue.date().ifPresent(day -> {
            if (issue.kind() == DataIssue.Kind.POSSIBLE_SPLIT) {
                splitsByDay.computeIfAbsent(day, d -> new ArrayList<>(1)).addAll(said);
            }
            if (issue.kind() == DataIssue.Kind.FALLBACK_SOURCE) {
                stoodIn.add(new StoodIn(day, issue.detail()));
            }
        });
    }

    /** Ends what stands of files and is not among these. */
    void endOfFiles(List<DataIssue> issues, Knowledge knowledge) {
        Set<Key> said = new HashSet<>();
        issues.forEach(issue -> said.add(Key.of(issue)));
        byKey.forEach((key, versions) -> {
            Version<DataIssue> standing = Versions.standing(versions);
            if (standing != null && !key.file().isEmpty() && !said.contains(key)) {
                knowledge.end(standing, standing.happened());
            }
        });
    }

    /** When the issue may first matter: at the open of its session. */
    private static long shows(DataIssue issue) {
        return issue.date()
                .map(day -> Moments.of(day.atTime(ExchangeCalendar.OPEN)
                        .atZone(ExchangeCalendar.ZONE)
                        .toInstant()))
                .orElse(Moments.ALWAYS);
    }

    /** Whether anything ever looked like a split. */
    boolean hasSplits() {
        return !splitsByDay.isEmpty();
    }

    /** What looks like a split on the days, by day. */
    NavigableMap<LocalDate, List<Version<DataIssue>>> splits(LocalDate first, LocalDate last) {
        return splitsByDay.subMap(first, true, last, true);
    }

    /** By file, line, kind and detail. */
    Stream<DataIssue> standing() {
        List<DataIssue> standing = new ArrayList<>();
        for (List<Version<DataIssue>> versions : byKey.values()) {
            Version<DataIssue> found = Versions.standing(versions);
            if (found != null) {
                standing.add(found.row());
            }
        }
        return standing.stream()
                .sorted(Comparator.comparing(DataIssue::file)
                        .thenComparing(DataIssue::line)
                        .thenComparing(issue -> issue.kind().name())
                        .thenComparing(DataIssue::detail));
    }

    boolean stoodIn(LocalDate day, String fallback) {
        return stoodIn.contains(new StoodIn(day, fallback));
    }

    DataFiles files() {
        return files;
    }

    void recordFiles(DataFiles found) {
        files = found;
    }
}
