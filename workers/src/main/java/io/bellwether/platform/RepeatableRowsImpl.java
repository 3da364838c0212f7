package io.bellwether.platform;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Query;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Found by Spring Data by its name. */
class RepeatableRowsImpl<T> implements RepeatableRows<T> {
    private final EntityManager entities;
    private final Map<Class<?>, Insert> inserts = new ConcurrentHashMap<>();

    RepeatableRowsImpl(EntityManager entities) {
        this.entities = entities;
    }

    /** A place in an entity that is a column: the fields that lead to it, of which all but the last are embedded. */
    private record Place(List<Field> path) {
        String name() {
            return path.stream().map(Field::getName).collect(Collectors.joining("."));
        }

        String parameter() {
            return name().replace('.', '_');
        }

        @Nullable
        Object of(Object row) {
            Object value = row;
            for (Field field : path) {
                value = ReflectionUtils.getField(field, value);
            }
            return value;
        }
    }

    private record Insert(String statement, List<Place> places) {}

    @Override
    public boolean insertOnce(T row) {
        Insert insert = inserts.computeIfAbsent(row.getClass(), this::insert);
        Query query = entities.createQuery(insert.statement());
        insert.places().forEach(place -> query.setParameter(place.parameter(), place.of(row)));
        return query.executeUpdate() == 1;
    }

    private Insert insert(Class<?> type) {
        List<Place> places = places(entities.getMetamodel().managedType(type), List.of());
        return new Insert(
                "insert into %s (%s) values (%s) on conflict do nothing"
                        .formatted(
                                type.getSimpleName(),
                                places.stream().map(Place::name).collect(Collectors.joining(", ")),
                                places.stream()
                                        .map(place -> ":" + place.parameter())
                                        .collect(Collectors.joining(", "))),
                places);
    }

    private static List<Place> places(ManagedType<?> type, List<Field> above) {
        List<Place> places = new ArrayList<>();
        for (SingularAttribute<?, ?> attribute : type.getSingularAttributes()) {
            Field field = field(type, attribute);
            if (isGivenByTheDatabase(field)) {
                continue;
            }
            List<Field> path = new ArrayList<>(above);
            path.add(field);
            if (attribute.getType() instanceof ManagedType<?> embedded) {
                places.addAll(places(embedded, path));
            } else {
                places.add(new Place(path));
            }
        }
        return places;
    }

    private static boolean isGivenByTheDatabase(Field field) {
        Column column = field.getAnnotation(Column.class);
        return field.isAnnotationPresent(GeneratedValue.class) || (column != null && !column.insertable());
    }

    private static Field field(ManagedType<?> type, Attribute<?, ?> attribute) {
        Field field = Objects.requireNonNull(
                ReflectionUtils.findField(type.getJavaType(), attribute.getName()),
                "an entity is mapped by its fields");
        ReflectionUtils.makeAccessible(field);
        return field;
    }

    @Override
    public void insert(List<T> rows) {
        rows.forEach(entities::persist);
        entities.flush();
        rows.forEach(entities::detach);
    }

    @Override
    public T written(T row) {
        entities.flush();
        return forget(row);
    }

    @Override
    public T forget(T row) {
        entities.detach(row);
        return row;
    }
}
