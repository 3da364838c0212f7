package io.bellwether.impact.db;

import io.bellwether.impact.app.RelationEdits;
import io.bellwether.impact.domain.Node;
import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.RelationEdit;
import io.bellwether.impact.domain.RelationKind;
import io.bellwether.platform.ByName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Changes of the graph in PostgreSQL, added and never changed. */
@Repository
class JdbcRelationEdits implements RelationEdits {
    private final JdbcClient db;

    JdbcRelationEdits(JdbcClient db) {
        this.db = db;
    }

    /** A row; a relation that is taken away has no strength. */
    private record Stored(
            Node fromNode,
            Node toNode,
            RelationKind kind,
            Instant knownFrom,
            @Nullable BigDecimal strength,
            @Nullable LocalDate since,
            Optional<LocalDate> until,
            @Nullable String source,
            String changedBy,
            String reason) {
        static Stored of(RelationEdit edit) {
            Optional<Relation> now = edit.relation();
            return new Stored(
                    edit.key().from(),
                    edit.key().to(),
                    edit.key().kind(),
                    edit.knownFrom(),
                    now.map(Relation::strength).orElse(null),
                    now.map(Relation::since).orElse(null),
                    now.flatMap(Relation::until),
                    now.map(Relation::source).orElse(null),
                    edit.by(),
                    edit.reason());
        }

        RelationEdit edit() {
            Optional<Relation> now = strength == null || since == null || source == null
                    ? Optional.empty()
                    : Optional.of(
                            new Relation(fromNode, toNode, kind, strength.stripTrailingZeros(), since, until, source));
            return new RelationEdit(new Relation.Key(fromNode, toNode, kind), now, knownFrom, changedBy, reason);
        }
    }

    @Override
    public List<RelationEdit> known(Instant asOf) {
        return db.sql("""
                        select distinct on (from_node, to_node, kind) from_node, to_node, kind, known_from, strength,
                            since, until, source, changed_by, reason
                        from impact_relation where known_from <= :asOf
                        order by from_node, to_node, kind, known_from desc
                        """).param("asOf", asOf.atOffset(ZoneOffset.UTC)).query(ByName.rows(Stored.class)).list().stream()
                .map(Stored::edit)
                .toList();
    }

    @Override
    @Transactional
    public void add(RelationEdit edit) {
        db.sql("""
                        insert into impact_relation (from_node, to_node, kind, known_from, strength, since, until,
                            source, changed_by, reason)
                        values (:fromNode, :toNode, :kind, :knownFrom, :strength, :since, :until, :source, :changedBy,
                            :reason)
                        on conflict do nothing
                        """).paramSource(ByName.values(Stored.of(edit))).update();
    }
}
