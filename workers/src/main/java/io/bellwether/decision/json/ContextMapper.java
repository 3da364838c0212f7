package io.bellwether.decision.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * JSON for readers outside the house: snake case, properties in the order of the records, amounts as plain numbers (a
 * model calculates with them), times as ISO text.
 */
final class ContextMapper {
    private ContextMapper() {}

    static JsonMapper create() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(kernelModule())
                .addMixIn(DeskContext.class, LaterFacts.class)
                .addMixIn(DeskContext.InstrumentFacts.class, LaterInstrumentFacts.class)
                .addMixIn(CostModel.class, LaterCosts.class)
                .build();
    }

    /** Facts that older contexts do not have: left out where they are absent, so that those keep their text. */
    private interface LaterFacts {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<BindingFacts> binding();

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<RecordFacts> record();

        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<DeskContext.SegmentFacts> segment();
    }

    private interface LaterInstrumentFacts {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Long> volume();
    }

    private interface LaterCosts {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        Boolean regulatoryFees();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        Tariff tariff();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        BigDecimal maximumFeeShare();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        BigDecimal spreadBps();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        BigDecimal impact();

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unused.class)
        BigDecimal interestRate();
    }

    /** Equal to what is left out: the desk's own commission, and zero. */
    static final class Unused {
        @Override
        public boolean equals(Object other) {
            return other == Tariff.OWN || other instanceof BigDecimal value && value.signum() == 0;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    private static SimpleModule kernelModule() {
        SimpleModule module = new SimpleModule("kernel-as-numbers");
        asNumber(module, Money.class, Money::amount, Money::new);
        asNumber(module, Price.class, Price::value, Price::new);
        asNumber(module, Quantity.class, Quantity::value, Quantity::new);
        asText(module, Symbol.class, Symbol::new);
        asText(module, DeskId.class, DeskId::new);
        asText(module, Session.class, Session::valueOf);
        asText(module, SegmentId.class, SegmentId::new);
        return module;
    }

    private static <T> void asNumber(
            SimpleModule module, Class<T> type, Function<T, BigDecimal> writer, Function<BigDecimal, T> reader) {
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
    }
}
