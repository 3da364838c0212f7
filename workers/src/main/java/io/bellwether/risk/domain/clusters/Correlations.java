package io.bellwether.risk.domain.clusters;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How symbols moved together on the days up to a moment; each pair is measured once. It may be shared by threads. */
public final class Correlations {
    private static final Returns NO_RETURNS = Returns.of(List.of());

    private final Function<Symbol, Returns> source;
    private final Map<Symbol, Returns> returns = new ConcurrentHashMap<>();
    private final Map<Pair, Double> measured = new ConcurrentHashMap<>();

    private Correlations(Function<Symbol, Returns> source) {
        this.source = source;
    }

    /** @param returns of each symbol; one without any moves with every other, so that ignorance never passes for safety */
    public Correlations(Map<Symbol, Returns> returns) {
        this(symbol -> returns.getOrDefault(symbol, NO_RETURNS));
    }

    /**
     * The same from bars, of which returns are made for the symbols that are asked for.
     *
     * @param bars of each symbol, see {@link Returns#of(List)}; must not change
     */
    public static Correlations ofBars(Map<Symbol, List<Bar>> bars) {
        return new Correlations(symbol -> Returns.of(bars.getOrDefault(symbol, List.of())));
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
            known = source.apply(symbol);
            returns.put(symbol, known);
        }
        return known;
    }
}
