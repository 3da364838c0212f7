package io.bellwether.decision.app;

import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;

/** Segments that every desk has on every day. */
public record FixedSegments(List<Segment> segments) implements SegmentBook {
    @Override
    public List<Segment> all(DeskId desk) {
        return segments;
    }

    @Override
    public List<Segment> on(DeskId desk, LocalDate day) {
        return segments;
    }

    @Override
    public void save(DeskId desk, Segment segment, Change change) {
        throw new UnsupportedOperationException("these segments stay as they are");
    }

    @Override
    public void remove(DeskId desk, Segment segment, Change change) {
        throw new UnsupportedOperationException("these segments stay as they are");
    }
}
