package io.bellwether.marketdata.memory;

import io.bellwether.marketdata.app.MacroValues;
import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers about the economy in memory. */
@InMemory
final class MemoryMacroValues implements MacroValues {
    private final Map<Key, Row> rows = new LinkedHashMap<>();

    private record Key(String series, LocalDate date, LocalDate knownOn) {}

    private record Row(MacroValue value, long knownFrom) {}

    @Override
    public void put(List<MacroValue> values, String source, Instant asOf) {
        for (MacroValue value : values) {
            rows.putIfAbsent(new Key(value.series(), value.date(), value.knownOn()), new Row(value, Moments.of(asOf)));
        }
    }

    @Override
    public List<MacroValue> versions(Collection<String> series, LocalDate from, LocalDate knownOn, Instant asOf) {
        return rows.values().stream()
                .filter(row -> row.knownFrom() <= Moments.of(asOf))
                .map(Row::value)
                .filter(value -> series.contains(value.series())
                        && !value.date().isBefore(from)
                        && !value.knownOn().isAfter(knownOn))
                .sorted(Comparator.comparing(MacroValue::series)
                        .thenComparing(MacroValue::date)
                        .thenComparing(MacroValue::knownOn))
                .toList();
    }
}
