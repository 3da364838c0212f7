package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects findings; what is said of a row in the same words twice is said once. */
final class Findings {
    private final Set<Finding> all = new LinkedHashSet<>();

    void add(Finding finding) {
        all.add(finding);
    }

    void about(SourceTrade trade, Kind kind, Treatment treatment, String detail) {
        add(new Finding(
                kind,
                treatment,
                trade.at(),
                Optional.of(trade.date()),
                Optional.of(trade.symbol()),
                Optional.empty(),
                Optional.empty(),
                detail));
    }

    void about(
            SourceTrade trade, Kind kind, Treatment treatment, BigDecimal stated, BigDecimal expected, String detail) {
        add(new Finding(
                kind,
                treatment,
                trade.at(),
                Optional.of(trade.date()),
                Optional.of(trade.symbol()),
                Optional.of(stated),
                Optional.of(expected),
                detail));
    }

    void about(RecordEvent event, Kind kind, Treatment treatment, String detail) {
        add(new Finding(
                kind,
                treatment,
                event.at(),
                Optional.of(event.date()),
                event.about(),
                Optional.empty(),
                Optional.empty(),
                detail));
    }

    void about(RecordEvent event, Kind kind, Figures figures, String detail) {
        add(new Finding(
                kind,
                figures.treatment(),
                event.at(),
                Optional.of(event.date()),
                event.about(),
                Optional.of(figures.stated()),
                Optional.of(figures.expected()),
                detail));
    }

    void about(SourceRow at, LocalDate date, Symbol symbol, Kind kind, Figures figures, String detail) {
        add(new Finding(
                kind,
                figures.treatment(),
                at,
                Optional.of(date),
                Optional.of(symbol),
                Optional.of(figures.stated()),
                Optional.of(figures.expected()),
                detail));
    }

    void about(SourceRow at, LocalDate date, Kind kind, Figures figures, String detail) {
        add(new Finding(
                kind,
                figures.treatment(),
                at,
                Optional.of(date),
                Optional.empty(),
                Optional.of(figures.stated()),
                Optional.of(figures.expected()),
                detail));
    }

    void about(SourceRow at, LocalDate date, Kind kind, Treatment treatment, String detail) {
        add(new Finding(
                kind, treatment, at, Optional.of(date), Optional.empty(), Optional.empty(), Optional.empty(), detail));
    }

    /** The findings, by file in the order the files were met, then by line. */
    List<Finding> inOrder() {
        List<String> files =
                all.stream().map(f -> f.at().file()).distinct().sorted().toList();
        List<Finding> sorted = new ArrayList<>(all);
        sorted.sort(java.util.Comparator.<Finding>comparingInt(f -> files.indexOf(f.at().file()))
                .thenComparingInt(f -> f.at().line()));
        return List.copyOf(sorted);
    }

    /** What the source says, what it should say, and what was done. */
    record Figures(BigDecimal stated, BigDecimal expected, Treatment treatment) {}
}
