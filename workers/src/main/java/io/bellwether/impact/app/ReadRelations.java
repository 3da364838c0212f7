package io.bellwether.impact.app;

import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.Relations;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Reads the graph as it was known. */
@Service
public class ReadRelations {
    private final GivenGraph given;
    private final RelationEdits edits;

    ReadRelations(GivenGraph given, RelationEdits edits) {
        this.given = given;
        this.edits = edits;
    }

    /** The relations that hold and are known at the moment, by from, to and kind. */
    public List<Relation> run(Instant asOf) {
        return Relations.at(asOf, given.relations(), edits.known(asOf));
    }
}
