package io.bellwether.marketdata.app;

import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.Symbol;
import java.util.Optional;
import java.util.SortedSet;

/** A wished change of a desk's segments. */
public sealed interface SegmentEdit {
    /** Id of the segment it is about. */
    String id();

    /** A new segment. */
    record Add(Segment segment) implements SegmentEdit {
        @Override
        public String id() {
            return segment.id();
        }
    }

    /**
     * Another name or other symbols.
     *
     * @param name the new one; empty leaves it
     * @param symbols all that belong to it from now on; empty leaves them
     */
    record Set(String id, Optional<String> name, Optional<SortedSet<Symbol>> symbols) implements SegmentEdit {}

    /** The segment goes with its limits; its symbols have the desk's own again. */
    record Remove(String id) implements SegmentEdit {}
}
