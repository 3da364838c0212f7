package io.bellwether.desk.db;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.ByName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tables {@code segment} and {@code universe_member}, and the audit of their changes. A membership is ended and begun,
 * never changed; its last day may be infinity, which no entity holds. A component and no repository: its own refusals
 * must reach whoever asked as they are.
 */
@Component
class JpaSegmentBook implements SegmentBook {
    private static final String SEGMENTS = """
            select s.id, s.name, json_agg(u.symbol) as symbols from segment s
            join universe_member u on u.desk_id = s.desk_id and u.segment_id = s.id and %s
            where s.desk_id = :desk group by s.id, s.name order by s.id
            """;

    /** The desk's day that goes on, else the one after its last; before its first day everything was always so. */
    private static final String TODAY = """
            coalesce((select case when ended_at is null then trading_date else trading_date + 1 end
                      from trading_day where desk_id = :desk order by trading_date desc limit 1), '-infinity')
            """;

    private final SegmentJpaRepository rows;
    private final JdbcClient db;
    private final AuditTrail audit;

    JpaSegmentBook(SegmentJpaRepository rows, JdbcClient db, AuditTrail audit) {
        this.rows = rows;
        this.db = db;
        this.audit = audit;
    }

    @Override
    public List<Segment> all(DeskId desk) {
        return segments(db.sql(SEGMENTS.formatted("u.member_until = 'infinity'")), desk);
    }

    @Override
    public List<Segment> on(DeskId desk, LocalDate day) {
        return segments(
                db.sql(SEGMENTS.formatted("u.member_from <= :day and u.member_until > :day"))
                        .param("day", day),
                desk);
    }

    private record Row(String id, String name, List<String> symbols) {}

    private static List<Segment> segments(JdbcClient.StatementSpec query, DeskId desk) {
        return query.param("desk", desk.value()).query(ByName.rows(Row.class)).list().stream()
                .map(row -> new Segment(
                        row.id(),
                        row.name(),
                        row.symbols().stream().map(Symbol::new).collect(Collectors.toCollection(TreeSet::new))))
                .toList();
    }

    @Override
    @Transactional
    public void save(DeskId desk, Segment segment, Change change) {
        Optional<Segment> before = find(desk, segment.id());
        SegmentEntity row = SegmentEntity.of(desk, segment);
        if (!rows.insertOnce(row)) {
            rows.rename(row.key, row.name);
        }
        endMembers(desk, segment.id(), symbols(segment));
        try {
            db.sql("""
                            insert into universe_member (desk_id, segment_id, symbol, revision, member_from)
                            select :desk, :id, t.symbol, coalesce(last.revision, 0) + 1,
                                greatest(last.ended,\s""" + TODAY + """
                                )
                            from unnest(cast(:symbols as text[])) as t (symbol)
                            left join lateral (
                                select max(revision) as revision, max(member_until) as ended from universe_member o
                                where o.desk_id = :desk and o.segment_id = :id and o.symbol = t.symbol) last on true
                            where last.ended is distinct from 'infinity'
                            """)
                    .param("desk", desk.value())
                    .param("id", segment.id())
                    .param("symbols", symbols(segment).toArray(String[]::new))
                    .update();
        } catch (DuplicateKeyException takenMeanwhile) {
            throw new IllegalArgumentException(
                    "another segment of desk %s has got one of the symbols meanwhile; list them and try again"
                            .formatted(desk),
                    takenMeanwhile);
        }
        audit(desk, segment.id(), change, before.map(JpaSegmentBook::values).orElse(Map.of()), values(segment));
    }

    @Override
    @Transactional
    public void remove(DeskId desk, Segment segment, Change change) {
        Optional<SegmentEntity> row = rows.findLockedByKey(new SegmentEntity.Key(desk, segment.id()));
        endMembers(desk, segment.id(), List.of());
        row.ifPresent(rows::delete);
        rows.flush();
        Map<LimitKey, BigDecimal> limits =
                row.map(found -> LimitsJson.read(found.limits)).orElse(Map.of());
        Map<String, Object> before = Map.of("name", segment.name(), "symbols", symbols(segment), "limits", limits);
        audit(desk, segment.id(), change, before, Map.of());
    }

    private Optional<Segment> find(DeskId desk, String id) {
        return all(desk).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private void endMembers(DeskId desk, String id, List<String> remaining) {
        db.sql("update universe_member set member_until = greatest(member_from, " + TODAY + """
                        ) where desk_id = :desk and segment_id = :id and member_until = 'infinity'
                            and symbol <> all(cast(:remaining as text[]))
                        """)
                .param("desk", desk.value())
                .param("id", id)
                .param("remaining", remaining.toArray(String[]::new))
                .update();
    }

    private void audit(DeskId desk, String id, Change change, Map<String, ?> before, Map<String, ?> after) {
        audit.record(
                desk,
                change.by(),
                "CHANGE_SEGMENT",
                desk + "/" + id,
                Map.of("reason", change.reason(), "before", before, "after", after));
    }

    private static Map<String, Object> values(Segment segment) {
        return Map.of("name", segment.name(), "symbols", symbols(segment));
    }

    private static List<String> symbols(Segment segment) {
        return segment.symbols().stream().map(Symbol::value).toList();
    }
}
