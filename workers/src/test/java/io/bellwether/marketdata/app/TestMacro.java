package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.NoMarkets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Numbers about the economy for tests. */
public final class TestMacro {
    private TestMacro() {}

    /** Nothing is known. */
    public static ReadMacro none() {
        return known(List.of(), List.of());
    }

    /** The values are known, on whatever market of vendors. */
    public static ReadMacro known(List<String> series, List<MacroValue> values) {
        Planted planted = new Planted();
        planted.put(values, "fred", Instant.EPOCH);
        return new ReadMacro(new NoMarkets(Market.Kind.VENDORS), planted, new MacroSeries(series));
    }

    private static final class Planted implements MacroValues {
        private final List<MacroValue> all = new ArrayList<>();

        @Override
        public void put(List<MacroValue> values, String source, Instant asOf) {
            all.addAll(values);
        }

        @Override
        public List<MacroValue> versions(Collection<String> series, LocalDate from, LocalDate knownOn, Instant asOf) {
            return all.stream()
                    .filter(value -> series.contains(value.series())
                            && !value.date().isBefore(from)
                            && !value.knownOn().isAfter(knownOn))
                    .toList();
        }
    }
}
