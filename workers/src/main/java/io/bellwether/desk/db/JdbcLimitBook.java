package io.bellwether.desk.db;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
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
class JdbcLimitBook implements LimitBook {
    private final JdbcClient db;
    private final AuditTrail audit;

    JdbcLimitBook(JdbcClient db, AuditTrail audit) {
        this.db = db;
        this.audit = audit;
    }

    @Override
    public Map<LimitKey, BigDecimal> ofDesk(DeskId desk) {
        return db.sql("select limits from desk where id = :desk")
                .param("desk", desk.value())
                .query(String.class)
                .optional()
                .map(LimitsJson::read)
                .orElse(Map.of());
    }

    @Override
    public Optional<Map<LimitKey, BigDecimal>> ofSegment(DeskId desk, String segment) {
        return db.sql("select limits from segment where desk_id = :desk and id = :segment")
                .param("desk", desk.value())
                .param("segment", segment)
                .query(String.class)
                .optional()
                .map(LimitsJson::read);
    }

    @Override
    public List<String> segments(DeskId desk) {
        return db.sql("select id from segment where desk_id = :desk order by id")
                .param("desk", desk.value())
                .query((row, n) -> row.getString("id"))
                .list();
    }

    @Override
    @Transactional
    public void save(DeskId desk, Optional<String> segment, Map<LimitKey, BigDecimal> limits, Change change) {
        db.sql(
                        segment.isPresent()
                                ? "update segment set limits = cast(:limits as jsonb) where desk_id = :desk and id = :segment"
                                : "update desk set limits = cast(:limits as jsonb) where id = :desk")
                .param("limits", Json.write(limits))
                .param("desk", desk.value())
                .param("segment", segment.orElse(""))
                .update();
        audit.record(
                desk,
                change.by(),
                "CHANGE_LIMITS",
                segment.map(name -> desk + "/" + name).orElse(desk.value()),
                Map.of("reason", change.reason(), "before", change.before(), "after", change.after()));
    }

    @Override
    public RiskLimits ofSettings(DeskId desk) {
        return db.sql("select settings from desk where id = :desk")
                .param("desk", desk.value())
                .query(String.class)
                .optional()
                .map(json -> Json.read(json, DeskSettings.class).limits())
                .orElse(RiskLimits.DEFAULT);
    }

    @Override
    public Map<Symbol, SegmentLimits> bySymbol(DeskId desk, LocalDate day) {
        return db
                .sql("""
                        select u.symbol, s.id, s.limits from segment s
                        join universe_member u on u.desk_id = s.desk_id and u.segment_id = s.id
                            and u.member_from <= :day and u.member_until > :day
                        where s.desk_id = :desk and s.limits <> '{}'
                        """)
                .param("day", day)
                .param("desk", desk.value())
                .query((row, n) -> Map.entry(
                        new Symbol(row.getString("symbol")),
                        new SegmentLimits(row.getString("id"), LimitsJson.read(row.getString("limits")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
