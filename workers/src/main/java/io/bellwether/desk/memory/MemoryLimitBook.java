package io.bellwether.desk.memory;

import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits in memory. */
@InMemory
final class MemoryLimitBook implements LimitBook {
    private final DeskShelf desks;
    private final SegmentShelf segments;

    MemoryLimitBook(DeskShelf desks, SegmentShelf segments) {
        this.desks = desks;
        this.segments = segments;
    }

    @Override
    public Map<LimitKey, BigDecimal> ofDesk(DeskId desk) {
        return desks.find(desk).map(DeskShelf.Row::changed).orElse(Map.of());
    }

    @Override
    public Optional<Map<LimitKey, BigDecimal>> ofSegment(DeskId desk, String segment) {
        return Optional.ofNullable(segments.of(desk).rows().get(segment)).map(SegmentShelf.Row::limits);
    }

    @Override
    public List<String> segments(DeskId desk) {
        return List.copyOf(segments.of(desk).rows().keySet());
    }

    @Override
    public void save(DeskId desk, Optional<String> segment, Map<LimitKey, BigDecimal> limits, Change change) {
        Map<LimitKey, BigDecimal> own = stored(limits);
        if (segment.isEmpty()) {
            desks.change(desk, own);
            return;
        }
        String id = segment.get();
        SegmentShelf.Row row = segments.of(desk).rows().get(id);
        if (row != null) {
            segments.of(desk).put(id, new SegmentShelf.Row(row.name(), own));
        }
    }

    /** Each number as it is read from what was written. */
    private static Map<LimitKey, BigDecimal> stored(Map<LimitKey, BigDecimal> limits) {
        Map<LimitKey, BigDecimal> stored = new EnumMap<>(LimitKey.class);
        limits.forEach((key, value) ->
                stored.put(key, Json.mapper().readTree(Json.write(value)).decimalValue()));
        return Collections.unmodifiableMap(stored);
    }

    @Override
    public RiskLimits ofSettings(DeskId desk) {
        return desks.find(desk).map(row -> row.saved().settings().limits()).orElse(RiskLimits.DEFAULT);
    }

    @Override
    public Map<Symbol, SegmentLimits> bySymbol(DeskId desk, LocalDate day) {
        return segments.of(desk).bySymbol(day);
    }
}
