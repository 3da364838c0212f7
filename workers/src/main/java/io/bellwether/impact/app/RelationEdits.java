package io.bellwether.impact.app;

import io.bellwether.impact.domain.RelationEdit;
import java.time.Instant;
import java.util.List;

/** The changes that people made to the graph; none is ever changed or taken away. */
public interface RelationEdits {
    /** The newest of each key that was known at the moment, by from, to and kind. */
    List<RelationEdit> known(Instant asOf);

    /** Adds a change; one of the same key and moment is the same change and stays as it is. */
    void add(RelationEdit edit);
}
