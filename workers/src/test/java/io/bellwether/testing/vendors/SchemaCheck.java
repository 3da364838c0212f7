package io.bellwether.testing.vendors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the vendors demand of a schema for structured output, in the strictest reading of all of them. */
final class SchemaCheck {
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "title",
            "description",
            "enum",
            "const",
            "format",
            "items",
            "minItems",
            "properties",
            "required",
            "additionalProperties",
            "anyOf",
            "$ref",
            "$defs",
            "$schema");

    private static final int MAX_PROPERTIES = 100;
    private static final int MAX_DEPTH = 10;

    private int properties;

    private SchemaCheck() {}

    /** The first thing wrong with a schema; empty when it is taken. */
    static Optional<String> firstProblem(JsonNode schema) {
        if (!schema.isObject() || !"object".equals(schema.path("type").asString(""))) {
            return Optional.of("schema must be of type 'object' at the root");
        }
        return new SchemaCheck().problem(schema, "()", 1);
    }

    private Optional<String> problem(JsonNode node, String at, int depth) {
        if (!node.isObject()) {
            return Optional.of("In context=" + at + ", schema must be an object");
        }
        if (depth > MAX_DEPTH) {
            return Optional.of("In context=" + at + ", the schema is nested deeper than " + MAX_DEPTH);
        }
        for (String keyword : node.propertyNames()) {
            if (!KEYWORDS.contains(keyword)) {
                return Optional.of("In context=" + at + ", '" + keyword + "' is not permitted.");
            }
        }
        return objectProblem(node, at).or(() -> childProblem(node, at, depth));
    }

    private Optional<String> objectProblem(JsonNode node, String at) {
        boolean object = types(node).contains("object") || node.has("properties");
        if (!object) {
            return Optional.empty();
        }
        JsonNode additional = node.path("additionalProperties");
        if (!additional.isBoolean() || additional.asBoolean()) {
            return Optional.of(
                    "In context=" + at + ", 'additionalProperties' is required to be supplied and to be false.");
        }
        Set<String> named = new TreeSet<>(node.path("properties").propertyNames());
        Set<String> required = new TreeSet<>(strings(node.path("required")));
        if (!named.equals(required)) {
            return Optional.of("In context=" + at
                    + ", 'required' is required to be supplied and to be an array including every key in properties.");
        }
        properties += named.size();
        return properties > MAX_PROPERTIES
                ? Optional.of("the schema has more than " + MAX_PROPERTIES + " properties")
                : Optional.empty();
    }

    private Optional<String> childProblem(JsonNode node, String at, int depth) {
        List<Map.Entry<String, JsonNode>> children = new ArrayList<>();
        node.path("properties")
                .properties()
                .forEach(child -> children.add(Map.entry(at + "." + child.getKey(), child.getValue())));
        node.path("$defs")
                .properties()
                .forEach(child -> children.add(Map.entry(at + "." + child.getKey(), child.getValue())));
        if (node.has("items")) {
            children.add(Map.entry(at + "[]", node.get("items")));
        }
        node.path("anyOf").forEach(child -> children.add(Map.entry(at + "|", child)));
        return children.stream()
                .map(child -> problem(child.getValue(), child.getKey(), depth + 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<String> types(JsonNode node) {
        JsonNode type = node.path("type");
        return type.isArray() ? strings(type) : List.of(type.asString(""));
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asString("")));
        return values;
    }
}
