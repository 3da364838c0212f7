package io.bellwether.reporting.db;

import io.bellwether.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads columns of JSON that other parts wrote, whatever is missing in them. */
final class JsonColumns {
    private JsonColumns() {}

    static JsonNode tree(String json) {
        return Json.mapper().readTree(json);
    }

    static <T> List<T> list(String json, Function<JsonNode, T> entry) {
        return tree(json).valueStream().map(entry).toList();
    }

    static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        tree(json).properties().forEach(e -> texts.put(e.getKey(), text(e.getValue())));
        return texts;
    }

    /** A field as text; empty when it is not there. */
    static String text(JsonNode object, String field) {
        return optionalText(object, field).orElse("");
    }

    static Optional<String> optionalText(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(text(value));
    }

    static long number(JsonNode object, String field) {
        return object.path(field).asLong(0);
    }

    static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
