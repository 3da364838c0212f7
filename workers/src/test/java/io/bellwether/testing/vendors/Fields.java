package io.bellwether.testing.vendors;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The fields an object of a request may and must have. */
record Fields(Map<String, Predicate<JsonNode>> known, Set<String> required) {
    static final Predicate<JsonNode> TEXT = JsonNode::isString;
    static final Predicate<JsonNode> NUMBER = JsonNode::isNumber;
    static final Predicate<JsonNode> COUNT = node -> node.isIntegralNumber() && node.asLong() >= 1;
    static final Predicate<JsonNode> BOOLEAN = JsonNode::isBoolean;
    static final Predicate<JsonNode> OBJECT = JsonNode::isObject;
    static final Predicate<JsonNode> ARRAY = JsonNode::isArray;
    static final Predicate<JsonNode> TEXT_OR_ARRAY = TEXT.or(ARRAY);

    /** What is wrong, if anything: which field, and how. */
    record Wrong(String field, How how) {}

    enum How {
        UNKNOWN,
        MISSING,
        TYPE
    }

    Optional<Wrong> check(JsonNode object) {
        for (String name : object.propertyNames()) {
            if (!known.containsKey(name)) {
                return Optional.of(new Wrong(name, How.UNKNOWN));
            }
        }
        for (String name : required) {
            if (!object.has(name)) {
                return Optional.of(new Wrong(name, How.MISSING));
            }
        }
        return object.properties().stream()
                .filter(field -> !known.get(field.getKey()).test(field.getValue()))
                .map(field -> new Wrong(field.getKey(), How.TYPE))
                .findFirst();
    }
}
