package io.bellwether.desk.app;

import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;

/** The segments of desks, with who changed what. */
public interface SegmentBook {
    /** The desk's segments, by id. */
    List<Segment> all(DeskId desk);

    /** The desk's segments with the symbols that belonged to them on the day, by id; those without any are absent. */
    List<Segment> on(DeskId desk, LocalDate day);

    /**
     * Inserts the segment or replaces its name and symbols, its limits stay, and writes down who did and why. Symbols
     * belong to it, or not any more, from the desk's day that goes on, else from its next one; days before keep theirs.
     *
     * @throws IllegalArgumentException when another segment of the desk got one of the symbols meanwhile
     */
    void save(DeskId desk, Segment segment, Change change);

    /** Removes the segment with its own limits, and writes down who did, why, and what it was. */
    void remove(DeskId desk, Segment segment, Change change);

    /**
     * A change, for the audit.
     *
     * @param by who
     * @param reason why
     */
    record Change(String by, String reason) {
        public Change {
            if (by.isBlank() || reason.isBlank()) {
                throw new IllegalArgumentException("a change of segments needs who changes them and why");
            }
        }
    }
}
