package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is reached by what happens to a node, over at most two relations. Each relation passes on a share, so that an
 * effect only shrinks on its way; of several ways to a company the one that brings the most counts, and none leads back to
 * where the event began. A sector reaches its companies in full and ends the way.
 */
public final class RelationGraph {
    static final int MOST_HOPS = 2;

    /** Less than this reaches nobody. */
    static final double LEAST = 0.02;

    private static final Comparator<Hit> STRONGEST = Comparator.comparingDouble((Hit hit) -> -Math.abs(hit.effect()))
            .thenComparingInt(Hit::hops)
            .thenComparing(hit -> hit.path().toString());

    private final Map<Node, List<Edge>> edges = new HashMap<>();
    private final Map<Sector, List<Symbol>> members = new HashMap<>();

    private record Edge(Node to, RelationKind kind, double strength) {}

    /**
     * @param relations those that hold
     * @param companies those that may be hit through their sector
     */
    public RelationGraph(Collection<Relation> relations, Collection<Company> companies) {
        Set<Relation.Key> stated = new HashSet<>();
        relations.forEach(relation -> stated.add(relation.key()));
        for (Relation relation : relations) {
            double strength = relation.strength().doubleValue();
            add(relation.from(), new Edge(relation.to(), relation.kind(), strength));
            RelationKind reverse = relation.kind().reverse();
            if (relation.kind() != RelationKind.SECTOR
                    && !stated.contains(new Relation.Key(relation.to(), relation.from(), reverse))) {
                add(relation.to(), new Edge(relation.from(), reverse, strength));
            }
        }
        companies.forEach(company -> company.sector()
                .ifPresent(sector -> members.computeIfAbsent(sector, one -> new ArrayList<>())
                        .add(company.symbol())));
    }

    private void add(Node from, Edge edge) {
        edges.computeIfAbsent(from, node -> new ArrayList<>()).add(edge);
    }

    /** Whom the event reaches, with the company that it is about, by symbol. */
    public Map<Symbol, Hit> hits(Event event) {
        Node origin = event.node();
        Map<Symbol, Hit> best = new TreeMap<>();
        event.subject()
                .filter(subject -> event.kind().topic().isEmpty())
                .ifPresent(subject -> best.put(subject, new Hit(subject, event.sign(), 0, List.of())));
        List<Way> ways = List.of(new Way(origin, event.sign(), List.of()));
        for (int hop = 1; hop <= MOST_HOPS; hop++) {
            List<Way> next = new ArrayList<>();
            for (Way way : ways) {
                for (Edge edge : edges.getOrDefault(way.at(), List.of())) {
                    double effect = way.effect() * edge.kind().passed(event.kind()) * edge.strength();
                    if (Math.abs(effect) >= LEAST
                            && !way.visits(edge.to())
                            && !edge.to().equals(origin)) {
                        next.add(way.on(edge, effect));
                    }
                }
            }
            for (Way way : next) {
                offer(best, origin, way, hop);
            }
            ways = next;
        }
        return best;
    }

    private void offer(Map<Symbol, Hit> best, Node origin, Way way, int hop) {
        List<Symbol> reached = way.at()
                .company()
                .map(List::of)
                .or(() -> way.at().sector().map(members::get))
                .orElse(List.of());
        for (Symbol symbol : reached) {
            if (!origin.equals(Node.company(symbol))) {
                best.merge(
                        symbol,
                        new Hit(symbol, way.effect(), hop, way.steps()),
                        (one, other) -> STRONGEST.compare(one, other) <= 0 ? one : other);
            }
        }
    }

    private record Way(Node at, double effect, List<Hit.Step> steps) {
        boolean visits(Node node) {
            return steps.stream().anyMatch(step -> step.to().equals(node));
        }

        Way on(Edge edge, double reached) {
            List<Hit.Step> further = new ArrayList<>(steps);
            further.add(new Hit.Step(edge.kind(), edge.to()));
            return new Way(edge.to(), reached, further);
        }
    }
}
