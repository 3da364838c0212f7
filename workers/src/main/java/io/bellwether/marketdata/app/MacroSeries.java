package io.bellwether.marketdata.app;

import java.util.HashSet;
import java.util.List;

/**
 * Which numbers about the economy a desk on a market of vendors is told.
 *
 * @param names as their source calls them, e.g. {@code DGS10}, in the order in which they are told; none for none
 */
public record MacroSeries(List<String> names) {
    /** More are not asked for. */
    private static final int MOST = 20;

    public MacroSeries {
        names = List.copyOf(names);
        String place = "bellwether.market-data.macro-series";
        if (names.size() > MOST || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "%s must name at most %d series, each once, was %s".formatted(place, MOST, names));
        }
        names.stream()
                .filter(name -> !name.matches("[A-Z0-9_]{1,40}"))
                .findFirst()
                .ifPresent(bad -> {
                    throw new IllegalArgumentException(
                            "%s: '%s' is no series; FRED calls them with A-Z, 0-9 and _".formatted(place, bad));
                });
    }
}
