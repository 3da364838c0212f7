package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataVerdicts;
import io.bellwether.marketdata.domain.DataCheck;
import io.bellwether.marketdata.domain.DataVerdict;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What was found of the data of markets, in memory. A verdict that is what the last one was is kept once. */
@InMemory
final class MemoryDataVerdicts implements DataVerdicts {
    private final Map<String, NavigableMap<Long, DataCheck>> checks = new HashMap<>();
    private final Map<String, Map<Symbol, DataVerdict>> last = new HashMap<>();

    @Override
    public void record(DataCheck check) {
        Map<Symbol, DataVerdict> known = last.computeIfAbsent(check.market(), market -> new HashMap<>());
        checks.computeIfAbsent(check.market(), market -> new TreeMap<>())
                .put(
                        Moments.of(check.asOf()),
                        new DataCheck(
                                check.market(),
                                check.date(),
                                Moments.kept(check.asOf()),
                                check.quality(),
                                check.verdicts().stream()
                                        .map(verdict -> kept(known, verdict))
                                        .toList()));
    }

    private static DataVerdict kept(Map<Symbol, DataVerdict> known, DataVerdict verdict) {
        DataVerdict before = known.get(verdict.symbol());
        if (before != null && verdict.equals(before)) {
            return before;
        }
        known.put(verdict.symbol(), verdict);
        return verdict;
    }

    @Override
    public Optional<DataCheck> find(String market, Instant asOf) {
        NavigableMap<Long, DataCheck> ofMarket = checks.get(market);
        if (ofMarket == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(ofMarket.floorEntry(Moments.of(asOf)))
                .map(Map.Entry::getValue)
                .filter(check -> check.date().equals(Moments.day(asOf)));
    }
}
