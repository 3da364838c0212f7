package io.bellwether.risk.domain.buckets;

import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How symbols moved together on the days up to a moment; each pair is measured once. It may be shared by threads. */
public final class Correlations {
    private static final Returns NO_RETURNS = Returns.of(List.of());

    private final Map<Symbol, Returns> returns;
    private final Map<Pair, Double> measured = new ConcurrentHashMap<>();

    /** @param returns of each symbol; one without any moves with every other, so that ignorance never passes for safety */
    public Correlations(Map<Symbol, Returns> returns) {
        this.returns = Map.copyOf(returns);
    }

    private record Pair(Symbol one, Symbol other) {}

    /** The correlation of two symbols [-1..1]; 1 when it is not known. */
    double of(Symbol one, Symbol other) {
        return measured.computeIfAbsent(
                new Pair(one, other),
                pair -> returns.getOrDefault(one, NO_RETURNS).correlation(returns.getOrDefault(other, NO_RETURNS)));
    }
}
