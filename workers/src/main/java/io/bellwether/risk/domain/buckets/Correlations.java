package io.bellwether.risk.domain.buckets;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How symbols moved together on the days up to a moment; each pair is measured once. It may be shared by threads. */
public final class Correlations {
    private static final Returns NO_RETURNS = Returns.of(List.of());

    private final Map<Symbol, List<Bar>> bars;
    private final Map<Symbol, Returns> returns = new ConcurrentHashMap<>();
    private final Map<Pair, Double> measured = new ConcurrentHashMap<>();

    private Correlations(Map<Symbol, List<Bar>> bars, Map<Symbol, Returns> returns) {
        this.bars = bars;
        this.returns.putAll(returns);
    }

    /** @param returns of each symbol; one without any moves with every other, so that ignorance never passes for safety */
    public Correlations(Map<Symbol, Returns> returns) {
        this(Map.of(), returns);
    }

    /**
     * The same from bars, of which returns are made for the symbols that are asked for.
     *
     * @param bars of each symbol, see {@link Returns#of(List)}; must not change
     */
    public static Correlations ofBars(Map<Symbol, List<Bar>> bars) {
        return new Correlations(bars, Map.of());
    }

    private record Pair(Symbol one, Symbol other) {}

    /** The correlation of two symbols [-1..1]; 1 when it is not known. */
    double of(Symbol one, Symbol other) {
        return measured.computeIfAbsent(
                new Pair(one, other), pair -> returns(one).correlation(returns(other)));
    }

    private Returns returns(Symbol symbol) {
        Returns known = returns.get(symbol);
        if (known == null) {
            known = Optional.ofNullable(bars.get(symbol)).map(Returns::of).orElse(NO_RETURNS);
            returns.put(symbol, known);
        }
        return known;
    }
}
