package io.bellwether.watch.domain;

import java.util.Set;

/**
 * A desk's book beside its broker.
 *
 * @param unknown orders that are open at the broker and not open in the book
 * @param working orders that are open at both
 * @param missing orders that are open in the book and that the broker does not have, or has cancelled or expired
 */
public record BrokerView(Set<String> unknown, Set<String> working, Set<String> missing) {
    public BrokerView {
        unknown = Set.copyOf(unknown);
        working = Set.copyOf(working);
        missing = Set.copyOf(missing);
    }
}
