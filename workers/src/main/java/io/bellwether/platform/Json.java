package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

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
            .addModule(kernelModule())
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

    private static SimpleModule kernelModule() {
        SimpleModule module = new SimpleModule("kernel");
        asText(module, Money.class, Money::of);
        asText(module, Price.class, Price::of);
        asText(module, Quantity.class, Quantity::of);
        asText(module, Symbol.class, Symbol::new);
        asText(module, DeskId.class, DeskId::new);
        asText(module, SegmentId.class, SegmentId::new);
        asText(module, Session.class, Session::valueOf);
        module.addKeyDeserializer(Session.class, new KeyDeserializer() {
            @Override
            public Session deserializeKey(String key, DeserializationContext context) {
                return Session.valueOf(key);
            }
        });
        return module;
    }

    private static <T> void asText(SimpleModule module, Class<T> type, Function<String, T> reader) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                generator.writeString(value.toString());
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return reader.apply(parser.getString());
            }
        });
        module.addKeySerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                generator.writeName(value.toString());
            }
        });
    }
}
