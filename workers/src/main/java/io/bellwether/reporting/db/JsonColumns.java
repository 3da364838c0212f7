package io.bellwether.reporting.db;

import io.bellwether.platform.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads columns of JSON that other parts wrote, whatever is missing in them. */
final class JsonColumns {
    private JsonColumns() {}

    static JsonNode tree(String json) {
        return Json.mapper().readTree(json);
    }

    /** A field as text; empty when it is not there. */
    static String text(JsonNode object, String field) {
        return optionalText(object, field).orElse("");
    }

    static Optional<String> optionalText(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(text(value));
    }

    static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
