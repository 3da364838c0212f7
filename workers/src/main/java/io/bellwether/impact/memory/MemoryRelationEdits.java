package io.bellwether.impact.memory;

import io.bellwether.impact.app.RelationEdits;
import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.RelationEdit;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The changes of one run. */
@InMemory
final class MemoryRelationEdits implements RelationEdits {
    private static final Comparator<RelationEdit> ORDER = Comparator.comparing(
                    (RelationEdit edit) -> edit.key().from())
            .thenComparing(edit -> edit.key().to())
            .thenComparing(edit -> edit.key().kind().name());

    private final List<RelationEdit> edits = new ArrayList<>();

    @Override
    public List<RelationEdit> known(Instant asOf) {
        Map<Relation.Key, RelationEdit> newest = new HashMap<>();
        for (RelationEdit edit : edits) {
            if (!edit.knownFrom().isAfter(asOf)) {
                newest.merge(
                        edit.key(), edit, (one, other) -> other.knownFrom().isAfter(one.knownFrom()) ? other : one);
            }
        }
        return newest.values().stream().sorted(ORDER).toList();
    }

    @Override
    public void add(RelationEdit edit) {
        if (edits.stream()
                .noneMatch(
                        one -> one.key().equals(edit.key()) && one.knownFrom().equals(edit.knownFrom()))) {
            edits.add(edit);
        }
    }
}
