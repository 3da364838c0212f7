package io.bellwether.platform;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the database keeps it: stable order of properties, times as ISO text, and the kernel's values as plain text
 * ({@code "10.25"}), so that no amount ever passes through a binary fraction.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(ValueModule.amountsAsText())
            .build();

    private Json() {}

    /** The shared mapper; immutable and safe for threads. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Writes canonical JSON: the same value gives the same text. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads JSON that {@link #write} wrote. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
