package io.bellwether.platform;

import io.bellwether.kernel.Session;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/**
 * Rows and parameters of statements as records, by name. A component {@code tradingDate} is the column {@code
 * trading_date} and the parameter {@code :tradingDate}. A record of one component, such as a price, is its component; one
 * of several is made of the same row. What may be null is an {@link Optional}, or marked {@link Nullable}; an optional
 * record of several components is absent where its first one is null. Lists and maps are JSON.
 *
 * <p>Spring's own mapper does the same at fifty times the cost of written getters, since it asks the driver for types that
 * it does not know and for columns that are not there; this one costs as much as getters.
 */
public final class ByName {
    /** Reads columns of a row. */
    @FunctionalInterface
    private interface Column {
        @Nullable
        Object read(ResultSet row) throws SQLException;
    }

    /** Reads the column of that name. */
    @FunctionalInterface
    private interface Getter {
        @Nullable
        Object get(ResultSet row, String column) throws SQLException;
    }

    private static final Map<Class<?>, Getter> GETTERS = Map.ofEntries(
            Map.entry(String.class, ResultSet::getString),
            Map.entry(BigDecimal.class, ResultSet::getBigDecimal),
            Map.entry(byte[].class, ResultSet::getBytes),
            Map.entry(int.class, (row, column) -> unlessNull(row, row.getInt(column))),
            Map.entry(Integer.class, (row, column) -> unlessNull(row, row.getInt(column))),
            Map.entry(long.class, (row, column) -> unlessNull(row, row.getLong(column))),
            Map.entry(Long.class, (row, column) -> unlessNull(row, row.getLong(column))),
            Map.entry(boolean.class, (row, column) -> unlessNull(row, row.getBoolean(column))),
            Map.entry(Boolean.class, (row, column) -> unlessNull(row, row.getBoolean(column))),
            Map.entry(LocalDate.class, (row, column) -> row.getObject(column, LocalDate.class)),
            Map.entry(Instant.class, ByName::instant),
            Map.entry(Session.class, ByName::session));

    private static final Map<Class<?>, Integer> SQL_TYPES = Map.of(
            BigDecimal.class, Types.NUMERIC,
            byte[].class, Types.BINARY,
            Integer.class, Types.INTEGER,
            Long.class, Types.BIGINT,
            LocalDate.class, Types.DATE,
            Instant.class, Types.TIMESTAMP_WITH_TIMEZONE);

    private static final ClassValue<RowMapper<?>> MAPPERS = new ClassValue<>() {
        @Override
        protected RowMapper<?> computeValue(Class<?> type) {
            Column record = record(type);
            return (row, n) -> record.read(row);
        }
    };

    private ByName() {}

    /**
     * Rows as records of a type.
     *
     * @throws IllegalStateException of the mapper, when a column is null whose component does not say that it may be
     */
    @SuppressWarnings("unchecked")
    public static <T extends Record> RowMapper<T> rows(Class<T> type) {
        return (RowMapper<T>) MAPPERS.get(type);
    }

    /** The components of records as parameters; what is added beside them is taken apart in the same manner. */
    public static Values values(Record... records) {
        Values values = new Values();
        for (Record record : records) {
            values.addAll(record);
        }
        return values;
    }

    /** Parameters of a batch, one set for each. */
    public static <T> SqlParameterSource[] batch(Collection<T> all, Function<T, Values> values) {
        return all.stream().map(values).toArray(SqlParameterSource[]::new);
    }

    /** Parameters by name. */
    public static final class Values extends MapSqlParameterSource {
        private Values() {}

        /** Sets one parameter, instead of a component of that name. */
        public Values with(String name, @Nullable Object value) {
            addValue(name, plain(value));
            return this;
        }

        private void addAll(Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object value = plain(get(record, component));
                if (value instanceof Record nested) {
                    addAll(nested);
                } else if (value == null && isSeveral(rawType(argument(component.getGenericType())))) {
                    addNone(rawType(argument(component.getGenericType())));
                } else if (value instanceof Collection || value instanceof Map) {
                    addValue(component.getName(), Json.write(value));
                } else {
                    addValue(component.getName(), value, sqlType(component.getGenericType()));
                }
            }
        }

        private void addNone(Class<?> type) {
            for (RecordComponent component : type.getRecordComponents()) {
                addValue(component.getName(), null, sqlType(component.getGenericType()));
            }
        }
    }

    private static boolean isSeveral(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length > 1 && type != Session.class;
    }

    /** As the driver takes it; a record of several components stays one. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof Session session) {
            return session.name();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Record record && !isSeveral(record.getClass())) {
            return plain(get(record, record.getClass().getRecordComponents()[0]));
        }
        return value;
    }

    private static @Nullable Object get(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** What tells the database the type of a parameter that is null. */
    private static int sqlType(Type type) {
        Class<?> plain = rawType(type);
        if (plain == Optional.class) {
            return sqlType(argument(type));
        }
        RecordComponent[] components = plain.isRecord() ? plain.getRecordComponents() : new RecordComponent[0];
        return components.length == 1
                ? sqlType(components[0].getGenericType())
                : SQL_TYPES.getOrDefault(
                        plain,
                        plain == String.class || plain.isEnum() ? Types.VARCHAR : SqlParameterSource.TYPE_UNKNOWN);
    }

    private static Column record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Column[] columns = Arrays.stream(components).map(ByName::required).toArray(Column[]::new);
        Constructor<?> constructor = constructor(type, components);
        return row -> {
            @Nullable Object[] values = new @Nullable Object[columns.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns[i].read(row);
            }
            return make(constructor, values);
        };
    }

    private static Column required(RecordComponent component) {
        String name = snakeCase(component.getName());
        Column column = column(component.getGenericType(), name);
        if (component.getType() == Optional.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return column;
        }
        return row -> {
            Object value = column.read(row);
            if (value == null) {
                throw new IllegalStateException("column " + name + " is null");
            }
            return value;
        };
    }

    private static Column column(Type type, String name) {
        Class<?> plain = rawType(type);
        Getter getter = GETTERS.get(plain);
        if (getter != null) {
            return row -> getter.get(row, name);
        }
        if (plain == Optional.class) {
            return optional(argument(type), name);
        }
        if (plain.isEnum()) {
            return row -> constant(plain, row.getString(name));
        }
        if (plain == List.class || plain == Map.class) {
            JavaType json = json(plain, (ParameterizedType) type);
            return row -> {
                String text = row.getString(name);
                return text == null
                        ? null
                        : Json.mapper().treeToValue(Json.mapper().readTree(text), json);
            };
        }
        if (!plain.isRecord()) {
            throw new IllegalArgumentException("no column is a " + type);
        }
        return isSeveral(plain) ? record(plain) : one(plain, name);
    }

    /** The database forgets the order of names in an object, so they come sorted. */
    private static JavaType json(Class<?> plain, ParameterizedType type) {
        TypeFactory types = Json.mapper().getTypeFactory();
        JavaType[] arguments = Arrays.stream(type.getActualTypeArguments())
                .map(types::constructType)
                .toArray(JavaType[]::new);
        return plain == List.class
                ? types.constructCollectionType(List.class, arguments[0])
                : types.constructMapType(TreeMap.class, arguments[0], arguments[1]);
    }

    private static Column optional(Type type, String name) {
        Class<?> plain = rawType(type);
        if (!isSeveral(plain)) {
            Column column = column(type, name);
            return row -> Optional.ofNullable(column.read(row));
        }
        Column record = record(plain);
        String first = snakeCase(plain.getRecordComponents()[0].getName());
        return row -> row.getObject(first) == null ? Optional.empty() : Optional.ofNullable(record.read(row));
    }

    /** A record of one component, which is the column. */
    private static Column one(Class<?> type, String name) {
        RecordComponent[] components = type.getRecordComponents();
        Column column = column(components[0].getGenericType(), name);
        Constructor<?> constructor = constructor(type, components);
        return row -> {
            Object value = column.read(row);
            return value == null ? null : make(constructor, value);
        };
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object make(Constructor<?> constructor, @Nullable Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object unlessNull(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable Session session(ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Session.valueOf(name);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Object constant(Class<?> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf((Class<? extends Enum>) type, name);
    }

    private static Class<?> rawType(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    /** What is in an optional; the type itself where it is none. */
    private static Type argument(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
