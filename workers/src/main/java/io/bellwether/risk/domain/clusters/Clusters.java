package io.bellwether.risk.domain.clusters;

import io.bellwether.kernel.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clusters of symbols that move together: the connected components of the graph with an edge where the correlation is
 * beyond 0.7 either way or not known (single linkage), and between symbols of the same sector.
 *
 * @param clusterOf number of the cluster of each symbol that was measured; a symbol without one counts to every cluster
 */
public record Clusters(Map<Symbol, Integer> clusterOf) {
    /** Nothing was measured, so everything is one cluster. */
    public static final Clusters UNKNOWN = new Clusters(Map.of());

    public static final double THRESHOLD = 0.7;

    public Clusters {
        clusterOf = Map.copyOf(clusterOf);
    }

    /** Measures the clusters of the symbols; the sector may be absent or empty. */
    public static Clusters of(Collection<Symbol> symbols, Map<Symbol, Returns> returns, Map<Symbol, String> sectors) {
        return of(symbols, new Correlations(returns), sectors);
    }

    /** The same where many sets of the symbols are asked for. */
    public static Clusters of(Collection<Symbol> symbols, Correlations correlations, Map<Symbol, String> sectors) {
        List<Symbol> nodes = symbols.stream().distinct().sorted().toList();
        int[] parent = new int[nodes.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (int i = 0; i < parent.length; i++) {
            for (int j = i + 1; j < parent.length; j++) {
                if (root(parent, i) != root(parent, j) && together(nodes.get(i), nodes.get(j), correlations, sectors)) {
                    parent[root(parent, j)] = root(parent, i);
                }
            }
        }
        Map<Symbol, Integer> clusters = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            clusters.put(nodes.get(i), root(parent, i));
        }
        return new Clusters(clusters);
    }

    /** The cluster of the symbol; empty when it was not measured. */
    public Optional<Integer> of(Symbol symbol) {
        return Optional.ofNullable(clusterOf.get(symbol));
    }

    /**
     * Mean of the pairwise correlations [-1..1], unknown ones as 1; 0 with fewer than two symbols, since nothing can
     * fall together.
     */
    public static double meanCorrelation(Collection<Symbol> symbols, Map<Symbol, Returns> returns) {
        return meanCorrelation(symbols, new Correlations(returns));
    }

    /** The same where many sets of the symbols are asked for. */
    public static double meanCorrelation(Collection<Symbol> symbols, Correlations correlations) {
        List<Symbol> all = new ArrayList<>(symbols);
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                sum += correlations.of(all.get(i), all.get(j));
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    private static boolean together(Symbol one, Symbol other, Correlations correlations, Map<Symbol, String> sectors) {
        String sector = sectors.getOrDefault(one, "");
        return (!sector.isEmpty() && sector.equals(sectors.get(other)))
                || Math.abs(correlations.of(one, other)) > THRESHOLD;
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
