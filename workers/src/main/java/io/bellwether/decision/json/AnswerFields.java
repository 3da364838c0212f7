package io.bellwether.decision.json;

import io.bellwether.decision.domain.Meaning;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of an answer, read from the records that it becomes: schema, strict reader and adapter all start here. */
final class AnswerFields {
    private static final Map<Class<?>, String> JSON_TYPES = Map.of(
            String.class,
            "string",
            Symbol.class,
            "string",
            int.class,
            "integer",
            Integer.class,
            "integer",
            BigDecimal.class,
            "number",
            Price.class,
            "number",
            Quantity.class,
            "number");

    private AnswerFields() {}

    /**
     * One field of one kind of object.
     *
     * @param name as it is written in JSON
     * @param type the value's class; of a list the class of its entries
     * @param list whether there may be any number of them
     * @param optional whether null stands for nothing
     * @param meaning what a model is told of it
     */
    record Field(String name, Class<?> type, boolean list, boolean optional, String meaning) {
        /** {@code string}, {@code integer}, {@code number}, or {@code object} for a record. */
        String jsonType() {
            if (type.isRecord() && !JSON_TYPES.containsKey(type)) {
                return "object";
            }
            String json = type.isEnum() ? "string" : JSON_TYPES.get(type);
            if (json == null) {
                throw new IllegalStateException("an answer cannot hold a " + type.getName() + ", see " + name);
            }
            return json;
        }

        /** Names of the constants when the value is one of a few, else empty. */
        List<String> constants() {
            return type.isEnum()
                    ? Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList()
                    : List.of();
        }
    }

    /** The fields of that record that carry a {@link Meaning}, in its order. */
    static List<Field> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Meaning.class))
                .map(AnswerFields::field)
                .toList();
    }

    static List<String> names(Class<?> record) {
        return of(record).stream().map(Field::name).toList();
    }

    private static Field field(RecordComponent component) {
        boolean list = component.getType() == List.class;
        boolean optional = component.getType() == Optional.class;
        Type type = component.getGenericType();
        Class<?> value = type instanceof ParameterizedType generic
                ? (Class<?>) generic.getActualTypeArguments()[0]
                : component.getType();
        return new Field(
                snakeCase(component.getName()),
                value,
                list,
                optional,
                component.getAnnotation(Meaning.class).value());
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
