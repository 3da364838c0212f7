package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The kernel's values in JSON: ids, symbols and sessions as text, amounts as text or as numbers. */
public final class ValueModule {
    private final SimpleModule module;

    private ValueModule(String name) {
        module = new SimpleModule(name);
        asText(Symbol.class, Symbol::new);
        asText(DeskId.class, DeskId::new);
        asText(SegmentId.class, SegmentId::new);
        asText(Session.class, Session::valueOf);
        module.addKeyDeserializer(Session.class, new KeyDeserializer() {
            @Override
            public Session deserializeKey(String key, DeserializationContext context) {
                return Session.valueOf(key);
            }
        });
    }

    /** Amounts as text, for what no reader may pass through a binary fraction. */
    public static SimpleModule amountsAsText() {
        ValueModule values = new ValueModule("values");
        values.asText(Money.class, Money::of);
        values.asText(Price.class, Price::of);
        values.asText(Quantity.class, Quantity::of);
        return values.module;
    }

    /** Amounts as numbers, for readers that calculate. */
    public static SimpleModule amountsAsNumbers() {
        ValueModule values = new ValueModule("values-as-numbers");
        values.asNumber(Money.class, Money::amount, Money::new);
        values.asNumber(Price.class, Price::value, Price::new);
        values.asNumber(Quantity.class, Quantity::value, Quantity::new);
        return values.module;
    }

    private <T> void asText(Class<T> type, Function<String, T> reader) {
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

    private <T> void asNumber(Class<T> type, Function<T, BigDecimal> writer, Function<BigDecimal, T> reader) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                generator.writeNumber(writer.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return reader.apply(parser.getDecimalValue());
            }
        });
    }
}
