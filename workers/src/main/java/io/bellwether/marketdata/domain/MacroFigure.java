package io.bellwether.marketdata.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A number about the economy with the one before it, both in the form in which they were known.
 *
 * @param last the newest
 * @param before of the date before; empty when none is known
 */
public record MacroFigure(MacroValue last, Optional<MacroValue> before) {
    private static final Map<String, String> MEANINGS = Map.of(
            "FEDFUNDS", "effective federal funds rate, mean of the month, per cent",
            "DGS3MO", "3-month Treasury yield, per cent",
            "DGS10", "10-year Treasury yield, per cent",
            "T10Y2Y", "10-year less 2-year Treasury yield, percentage points",
            "VIXCLS", "VIX at the close");

    /**
     * Figures of the series, in that order; a series of which nothing is known is left out.
     *
     * @param versions every form known, in any order
     */
    public static List<MacroFigure> of(List<String> series, List<MacroValue> versions) {
        Map<String, TreeMap<LocalDate, MacroValue>> known = new HashMap<>();
        versions.stream()
                .sorted(Comparator.comparing(MacroValue::knownOn))
                .forEach(value -> known.computeIfAbsent(value.series(), name -> new TreeMap<>())
                        .put(value.date(), value));
        List<MacroFigure> figures = new ArrayList<>();
        for (String name : series) {
            Optional.ofNullable(known.get(name)).ifPresent(dates -> {
                MacroValue last = dates.lastEntry().getValue();
                figures.add(new MacroFigure(
                        last, Optional.ofNullable(dates.lowerEntry(last.date())).map(Map.Entry::getValue)));
            });
        }
        return List.copyOf(figures);
    }

    /** The values that are new or read differently than what is stored: only these are stored. */
    public static List<MacroValue> changed(List<MacroValue> stored, List<MacroValue> fetched) {
        return fetched.stream()
                .filter(value -> stored.stream()
                        .filter(old -> old.series().equals(value.series())
                                && old.date().equals(value.date())
                                && !old.knownOn().isAfter(value.knownOn()))
                        .max(Comparator.comparing(MacroValue::knownOn))
                        .map(MacroValue::value)
                        .filter(value.value()::equals)
                        .isEmpty())
                .toList();
    }

    /** What the series is, in words; empty when the house does not know it. */
    public String meaning() {
        return MEANINGS.getOrDefault(last.series(), "");
    }

    /** Change since the value before; empty when there is none. */
    public Optional<BigDecimal> change() {
        return before.map(old -> last.value().subtract(old.value()));
    }
}
