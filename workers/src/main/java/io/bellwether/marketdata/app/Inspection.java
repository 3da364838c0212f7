package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.FileContent;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a market's source holds.
 *
 * @param files what became of each file
 * @param contents what the files of prices turned out to be, in their order
 * @param issues everything wrong, in the order in which it was found
 * @param spans first to last bar of each symbol
 * @param sessions how many symbols have a bar of each session
 */
public record Inspection(
        DataFiles files,
        List<FileContent> contents,
        List<DataIssue> issues,
        Map<Symbol, DateRange> spans,
        Map<LocalDate, Integer> sessions) {
    public Inspection {
        contents = List.copyOf(contents);
        issues = List.copyOf(issues);
        spans = Collections.unmodifiableMap(new TreeMap<>(spans));
        sessions = Collections.unmodifiableMap(new TreeMap<>(sessions));
    }

    /**
     * The session on which most symbols end, the later of two: a symbol that was delisted earlier does not end the data;
     * empty when there is no bar.
     */
    public Optional<LocalDate> lastTradingDay() {
        Map<LocalDate, Integer> votes = new TreeMap<>();
        spans.values().forEach(span -> votes.merge(span.last(), 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.<LocalDate, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** How many symbols have a bar of the day. */
    public int barsOn(LocalDate day) {
        return sessions.getOrDefault(day, 0);
    }
}
