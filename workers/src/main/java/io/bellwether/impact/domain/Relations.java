package io.bellwether.impact.domain;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The relations that hold and are known at a moment. */
public final class Relations {
    private static final Comparator<Relation> ORDER =
            Comparator.comparing(Relation::from).thenComparing(Relation::to).thenComparing(Relation::kind);

    private Relations() {}

    /**
     * What is given, each known from the day on which it holds, with the changes above it.
     *
     * @param edits those known at the moment, one per key
     * @return ordered by from, to and kind
     */
    public static List<Relation> at(Instant asOf, Collection<Relation> given, Collection<RelationEdit> edits) {
        LocalDate today = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE);
        Map<Relation.Key, Relation> known = new HashMap<>();
        given.forEach(relation -> known.put(relation.key(), relation));
        for (RelationEdit edit : edits) {
            if (!edit.knownFrom().isAfter(asOf)) {
                edit.relation().ifPresentOrElse(now -> known.put(edit.key(), now), () -> known.remove(edit.key()));
            }
        }
        return known.values().stream()
                .filter(relation -> relation.isInForceOn(today))
                .sorted(ORDER)
                .toList();
    }
}
