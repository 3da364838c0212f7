package io.bellwether.desk.db;

import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Json;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Columns {@code desk.limits} and {@code segment.limits}, and the audit of their changes. */
@Repository
class JdbcLimitBook implements LimitBook {
    private final JdbcClient db;

    JdbcLimitBook(JdbcClient db) {
        this.db = db;
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
        db.sql("""
                        insert into audit_entry (desk_id, actor, action, subject, detail)
                        values (:desk, :actor, 'CHANGE_LIMITS', :subject, cast(:detail as jsonb))
                        """)
                .param("desk", desk.value())
                .param("actor", change.by())
                .param("subject", segment.map(name -> desk + "/" + name).orElse(desk.value()))
                .param(
                        "detail",
                        Json.write(
                                Map.of("reason", change.reason(), "before", change.before(), "after", change.after())))
                .update();
    }

    @Override
    public Map<Symbol, Map<LimitKey, BigDecimal>> bySymbol(DeskId desk) {
        Map<Symbol, Map<LimitKey, BigDecimal>> limits = new HashMap<>();
        db.sql("""
                        select u.symbol, s.limits from segment s
                        join universe_member u on u.desk_id = s.desk_id and u.segment_id = s.id
                        where s.desk_id = :desk and s.limits <> '{}'
                        """)
                .param("desk", desk.value())
                .query((row, n) ->
                        Map.entry(new Symbol(row.getString("symbol")), LimitsJson.read(row.getString("limits"))))
                .list()
                .forEach(own -> {
                    Map<LimitKey, BigDecimal> all =
                            limits.computeIfAbsent(own.getKey(), symbol -> new EnumMap<>(LimitKey.class));
                    own.getValue().forEach((key, value) -> all.merge(key, value, key::tighter));
                });
        return limits;
    }
}
