package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.Locale;

/**
 * That an event reaches a company.
 *
 * @param effect [-1..1] share of the event that reaches it, with its sign for the company
 * @param hops relations on the way, 0 to 2; 0 for the company that the event is about
 * @param path the way, from the event's own node on
 */
public record Hit(Symbol symbol, double effect, int hops, List<Step> path) {
    /**
     * A step of the way.
     *
     * @param kind what the node is to the one before
     */
    public record Step(RelationKind kind, Node to) {
        @Override
        public String toString() {
            return to.sector().isPresent() ? to.text() : kind.name().toLowerCase(Locale.ROOT) + " " + to;
        }
    }

    public Hit {
        path = List.copyOf(path);
    }
}
