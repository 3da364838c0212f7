package io.bellwether.impact.app;

import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.RelationEdit;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Changes the graph; sessions of an earlier moment never see it. */
@Service
public class EditRelations {
    private final ReadRelations relations;
    private final RelationEdits edits;

    EditRelations(ReadRelations relations, RelationEdits edits) {
        this.relations = relations;
        this.edits = edits;
    }

    /**
     * States a relation, in the place of one of the same key.
     *
     * @param now [UTC] it is known from then on
     * @return whether anything changed
     */
    public boolean add(Relation relation, Instant now, String by, String reason) {
        if (relations.run(now).contains(relation)) {
            return false;
        }
        edits.add(new RelationEdit(relation.key(), Optional.of(relation), now, by, reason));
        return true;
    }

    /** Takes a relation away; false where there is none of the key. */
    public boolean remove(Relation.Key key, Instant now, String by, String reason) {
        if (relations.run(now).stream().noneMatch(relation -> relation.key().equals(key))) {
            return false;
        }
        edits.add(new RelationEdit(key, Optional.empty(), now, by, reason));
        return true;
    }
}
