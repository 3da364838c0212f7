package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What relations are between: a company by its symbol, a sector or a topic of the economy.
 *
 * @param text {@code AAPL}, {@code sector:banks} or {@code topic:rates}
 */
public record Node(String text) implements Comparable<Node> {
    private static final String SECTOR = "sector:";
    private static final String TOPIC = "topic:";

    public Node {
        boolean known = text.startsWith(SECTOR)
                ? sector(text).isPresent()
                : text.startsWith(TOPIC) ? topic(text).isPresent() : Symbol.isValid(text);
        if (!known) {
            throw new IllegalArgumentException("a node is a symbol such as AAPL, one of %s, or one of %s, was '%s'"
                    .formatted(
                            listed(Arrays.stream(Sector.values()).map(one -> SECTOR + one.key())),
                            listed(Arrays.stream(EventKind.values())
                                    .filter(one -> one.scope() == EventKind.Scope.TOPIC)
                                    .map(one -> TOPIC + one.key())),
                            text));
        }
    }

    private static String listed(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    public static Node company(Symbol symbol) {
        return new Node(symbol.value());
    }

    public static Node sector(Sector sector) {
        return new Node(SECTOR + sector.key());
    }

    public static Node topic(EventKind kind) {
        return new Node(TOPIC + kind.key());
    }

    /** The company, if it is one. */
    public Optional<Symbol> company() {
        return text.indexOf(':') < 0 ? Optional.of(new Symbol(text)) : Optional.empty();
    }

    /** The sector, if it is one. */
    public Optional<Sector> sector() {
        return sector(text);
    }

    private static Optional<Sector> sector(String text) {
        return Arrays.stream(Sector.values())
                .filter(one -> text.equals(SECTOR + one.key()))
                .findFirst();
    }

    private static Optional<EventKind> topic(String text) {
        return Arrays.stream(EventKind.values())
                .filter(one -> one.scope() == EventKind.Scope.TOPIC)
                .filter(one -> text.equals(TOPIC + one.key()))
                .findFirst();
    }

    @Override
    public int compareTo(Node other) {
        return Comparator.<String>naturalOrder().compare(text, other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
