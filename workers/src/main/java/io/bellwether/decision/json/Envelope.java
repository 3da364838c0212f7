package io.bellwether.decision.json;

import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes an answer out of what it was wrapped in: a list of one, an object with one meaningful field, the call of a tool.
 * What stands beside the wrapped fields stays an answer's field; only labels of the envelope fall away.
 */
final class Envelope {
    private static final int MOST_LAYERS = 8;
    private static final Set<String> WRAPPERS = Set.of(
            "decision",
            "tradingdecision",
            "tradedecision",
            "plan",
            "tradeplan",
            "tradingplan",
            "result",
            "results",
            "response",
            "answer",
            "finalanswer",
            "final",
            "output",
            "data",
            "payload",
            "body",
            "json",
            "arguments",
            "args",
            "input",
            "parameters",
            "function",
            "functioncall",
            "toolcall",
            "toolcalls",
            "tooluse",
            "message",
            "choices",
            "content",
            "text");
    private static final Set<String> LABELS = Set.of(
            "id", "callid", "name", "tool", "toolname", "index", "object", "model", "created", "schema", "version");
    /** Labels that say what the wrapped is or whether it is good; any other value may say that it is no answer. */
    private static final Map<String, Set<String>> VERDICTS = Map.of(
            "type",
                    Set.of(
                            "tool_use",
                            "tool_call",
                            "function",
                            "function_call",
                            "message",
                            "text",
                            "output_text",
                            "json"),
            "role", Set.of("assistant"),
            "status", Set.of("ok", "success", "completed", "complete"),
            "success", Set.of("true"),
            "ok", Set.of("true"),
            "finishreason", Set.of("stop", "tool_calls", "function_call"),
            "stopreason", Set.of("end_turn", "tool_use", "stop_sequence"));

    private final Trail trail;

    Envelope(Trail trail) {
        this.trail = trail;
    }

    /** The innermost object; empty when there is none. */
    Optional<ObjectNode> open(JsonNode root) {
        JsonNode node = root;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            if (node instanceof ObjectNode object) {
                Optional<String> wrapper = wrapper(object);
                if (wrapper.isEmpty()) {
                    return Optional.of(object);
                }
                node = unwrapped(object, wrapper.get());
            } else {
                Optional<JsonNode> inner = inner("$", node);
                if (inner.isEmpty()) {
                    return Optional.empty();
                }
                node = inner.get();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrapper(ObjectNode object) {
        return object.propertyNames().stream()
                .filter(name -> WRAPPERS.contains(FieldNames.squashed(name)))
                .filter(name -> holdsObject(object.get(name)))
                .findFirst();
    }

    private static boolean holdsObject(JsonNode value) {
        JsonNode inner = StrictJson.container(value).orElse(value);
        return inner.isObject()
                || (inner.isArray() && inner.size() == 1 && inner.get(0).isObject());
    }

    private ObjectNode unwrapped(ObjectNode outer, String wrapper) {
        trail.mapped("$", wrapper, "$", Rule.WRAPPER);
        ObjectNode fields = StrictJson.MAPPER.createObjectNode();
        outer.propertyStream()
                .filter(field -> !field.getKey().equals(wrapper))
                .filter(field -> !dropped(field.getKey(), field.getValue()))
                .forEach(field -> fields.set(field.getKey(), field.getValue()));
        JsonNode inner = outer.get(wrapper);
        while (!inner.isObject()) {
            inner = inner("$", inner).orElseThrow();
        }
        inner.propertyStream().forEach(field -> {
            JsonNode beside = fields.get(field.getKey());
            if (beside == null || beside.isNull()) {
                fields.set(field.getKey(), field.getValue());
            } else if (!beside.equals(field.getValue())) {
                trail.refused(
                        field.getKey(),
                        StrictJson.shown(beside) + " and " + StrictJson.shown(field.getValue()),
                        "must be given once, not inside and beside " + wrapper);
            }
        });
        return fields;
    }

    private boolean dropped(String name, JsonNode value) {
        String label = FieldNames.squashed(name);
        String text = value.isContainer() ? "" : value.asString().toLowerCase(Locale.ROOT);
        boolean says = !value.isNull() && !value.isContainer();
        boolean drop = (says && LABELS.contains(label))
                || (says && VERDICTS.getOrDefault(label, Set.of()).contains(text));
        if (drop) {
            trail.mapped(name, StrictJson.shown(value), Problem.NOTHING, Rule.WRAPPER);
        }
        return drop;
    }

    /** What a text spells out or a list of one holds. */
    private Optional<JsonNode> inner(String path, JsonNode node) {
        if (node.isArray() && node.size() == 1) {
            trail.mapped(path, "a list of one", "its entry", Rule.LIST_OF_ONE);
            return Optional.of(node.get(0));
        }
        Optional<JsonNode> spelled = StrictJson.container(node);
        spelled.ifPresent(json -> trail.mapped(path, "JSON as text", StrictJson.shown(json), Rule.JSON_AS_TEXT));
        return spelled;
    }
}
