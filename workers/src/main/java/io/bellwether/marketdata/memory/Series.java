package io.bellwether.marketdata.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Versions of what happens again and again, one natural key a moment: in the order of the moments, of one moment in the
 * order of their revisions.
 */
final class Series<T> {
    private final List<Version<T>> versions = new ArrayList<>();

    /** Whether all of it is earlier than the moment. */
    boolean endsBefore(long happened) {
        return versions.isEmpty() || versions.getLast().happened() < happened;
    }

    List<Version<T>> all() {
        return versions;
    }

    /** The versions of the moment; a view that the next {@link #add} makes useless. */
    List<Version<T>> at(long happened) {
        int from = first(happened);
        int to = from;
        while (to < versions.size() && versions.get(to).happened() == happened) {
            to++;
        }
        return versions.subList(from, to);
    }

    /** The versions from a moment on and before another, in the same way. */
    List<Version<T>> between(long from, long to) {
        int first = first(from);
        return versions.subList(first, Math.max(first, first(to)));
    }

    /** The newest of those that are seen at the moment. */
    @Nullable Version<T> newest(long asOf) {
        for (int i = first(asOf + 1) - 1; i >= 0; i--) {
            if (versions.get(i).isKnown(asOf)) {
                return versions.get(i);
            }
        }
        return null;
    }

    /** Adds versions of one moment after those that it has. */
    void add(List<Version<T>> said) {
        versions.addAll(first(said.getFirst().happened() + 1), said);
    }

    /** Place of the first version of the moment or a later one. */
    private int first(long happened) {
        int high = versions.size();
        if (high == 0 || versions.get(high - 1).happened() < happened) {
            return high;
        }
        int low = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (versions.get(middle).happened() < happened) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
