package io.bellwether.desk.db;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.ByName;
import io.bellwether.platform.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Columns {@code desk.limits} and {@code segment.limits}, and the audit of their changes. */
@Repository
class JpaLimitBook implements LimitBook {
    private final DeskJpaRepository desks;
    private final SegmentJpaRepository segments;
    private final JdbcClient db;
    private final AuditTrail audit;

    JpaLimitBook(DeskJpaRepository desks, SegmentJpaRepository segments, JdbcClient db, AuditTrail audit) {
        this.desks = desks;
        this.segments = segments;
        this.db = db;
        this.audit = audit;
    }

    @Override
    public Map<LimitKey, BigDecimal> ofDesk(DeskId desk) {
        return row(desk).map(row -> LimitsJson.read(row.limits)).orElse(Map.of());
    }

    @Override
    public RiskLimits ofSettings(DeskId desk) {
        return row(desk).map(DeskEntity::settings).map(DeskSettings::limits).orElse(RiskLimits.DEFAULT);
    }

    private Optional<DeskEntity> row(DeskId desk) {
        return desks.findById(desk.value()).map(desks::forget);
    }

    @Override
    public Optional<Map<LimitKey, BigDecimal>> ofSegment(DeskId desk, String segment) {
        return segments.findById(new SegmentEntity.Key(desk, segment))
                .map(segments::forget)
                .map(row -> LimitsJson.read(row.limits));
    }

    @Override
    public List<String> segments(DeskId desk) {
        return segments.ids(desk.value());
    }

    @Override
    @Transactional
    public void save(DeskId desk, Optional<String> segment, Map<LimitKey, BigDecimal> limits, Change change) {
        String json = Json.write(limits);
        segment.ifPresentOrElse(
                id -> segments.limit(new SegmentEntity.Key(desk, id), json), () -> desks.limit(desk.value(), json));
        audit.record(
                desk,
                change.by(),
                "CHANGE_LIMITS",
                segment.map(name -> desk + "/" + name).orElse(desk.value()),
                Map.of("reason", change.reason(), "before", change.before(), "after", change.after()));
    }

    private record Limited(Symbol symbol, SegmentLimits limits) {}

    @Override
    public Map<Symbol, SegmentLimits> bySymbol(DeskId desk, LocalDate day) {
        return db
                .sql("""
                        select u.symbol, s.id as segment, s.limits as own from segment s
                        join universe_member u on u.desk_id = s.desk_id and u.segment_id = s.id
                            and u.member_from <= :day and u.member_until > :day
                        where s.desk_id = :desk and s.limits <> '{}'
                        """)
                .param("day", day)
                .param("desk", desk.value())
                .query(ByName.rows(Limited.class))
                .list()
                .stream()
                .collect(Collectors.toMap(Limited::symbol, Limited::limits));
    }
}
