package io.bellwether.desk.db;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.platform.Json;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** Some limits as jsonb: {@code {"MAX_POSITION": 0.15}}. */
final class LimitsJson {
    private LimitsJson() {}

    static Map<LimitKey, BigDecimal> read(String json) {
        Map<LimitKey, BigDecimal> limits = new EnumMap<>(LimitKey.class);
        Json.mapper().readTree(json).properties().forEach(limit -> {
            limits.put(LimitKey.of(limit.getKey()), limit.getValue().decimalValue());
        });
        return limits;
    }
}
