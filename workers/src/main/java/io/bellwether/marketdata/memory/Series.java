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

    /** Where the last question ended. */
    private int last;

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

    /** The version of the moment that is known at another. */
    @Nullable
    Version<T> known(long happened, long asOf) {
        for (int i = first(happened + 1) - 1; i >= 0 && versions.get(i).happened() == happened; i--) {
            if (versions.get(i).isKnown(asOf)) {
                return versions.get(i);
            }
        }
        return null;
    }

    /** The version of the moment that stands. */
    @Nullable
    Version<T> standing(long happened) {
        for (int i = first(happened + 1) - 1; i >= 0 && versions.get(i).happened() == happened; i--) {
            if (versions.get(i).stands()) {
                return versions.get(i);
            }
        }
        return null;
    }

    /** The versions from a moment on and before another, in the same way. */
    List<Version<T>> between(long from, long to) {
        int first = first(from);
        return versions.subList(first, Math.max(first, first(to)));
    }

    /** What had happened by the moment of the answer, which changes when the next happens. */
    List<Version<T>> upTo(ValidSpan holds) {
        int to = first(holds.asOf() + 1);
        if (to > 0) {
            holds.boundary(versions.get(to - 1).happened());
        }
        if (to < versions.size()) {
            holds.boundary(versions.get(to).happened());
        }
        return versions.subList(0, to);
    }

    /** The newest of those that are seen at the moment. */
    @Nullable
    Version<T> newest(long asOf) {
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

    /** Place of the first version of the moment or a later one: mostly the end, or close to where it was asked last. */
    private int first(long happened) {
        if (endsBefore(happened)) {
            return versions.size();
        }
        if (!begins(last, happened)) {
            last = begins(last + 1, happened) ? last + 1 : search(happened);
        }
        return last;
    }

    private boolean begins(int place, long happened) {
        return place < versions.size()
                && versions.get(place).happened() >= happened
                && (place == 0 || versions.get(place - 1).happened() < happened);
    }

    private int search(long happened) {
        int low = 0;
        int high = versions.size();
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
