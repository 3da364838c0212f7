package io.bellwether.decision.json;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes an answer out of what it was wrapped in: a list of one, an object with one meaningful field, the call of a tool, the
 * schema filled in. What stands beside the wrapped fields stays an answer's field; only {@link Labels known labels} of the
 * envelope fall away.
 */
final class Envelope {
    private static final int MOST_LAYERS = 8;
    private static final String PROPERTIES = "properties";
    private static final Set<String> WRAPPERS = Set.of(
            "decision",
            "deskdecision",
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
            PROPERTIES,
            "function",
            "functioncall",
            "toolcall",
            "toolcalls",
            "tooluse",
            "message",
            "choices",
            "content",
            "text");

    private final DeskContext context;
    private final ReadingNotes trail;
    /** Characters of texts that may still be parsed: what is quoted in what is quoted is read again each time. */
    private int left = 2 * AnswerLimits.MAX_LENGTH;

    Envelope(DeskContext context, ReadingNotes trail) {
        this.context = context;
        this.trail = trail;
    }

    /** A field, what it holds once it is unpacked, and how that was done. */
    private record Wrapped(String name, ObjectNode inner, ReadingNotes unpacking) {}

    /** The innermost object; empty when there is none. */
    Optional<ObjectNode> open(JsonNode root) {
        Optional<ObjectNode> node = unpacked(root);
        for (int layer = 0; layer < MOST_LAYERS && node.isPresent(); layer++) {
            Optional<Wrapped> wrapped = wrapped(node.get());
            if (wrapped.isEmpty()) {
                return node;
            }
            node = Optional.of(unwrapped(node.get(), wrapped.get()));
        }
        return Optional.empty();
    }

    private Optional<Wrapped> wrapped(ObjectNode object) {
        for (String name : object.propertyNames()) {
            if (WRAPPERS.contains(FieldNames.squashed(name))) {
                ReadingNotes own = new ReadingNotes();
                Optional<ObjectNode> inner = unpacked(object.get(name), own);
                if (inner.isPresent()) {
                    return Optional.of(new Wrapped(name, inner.get(), own));
                }
            }
        }
        return Optional.empty();
    }

    private ObjectNode unwrapped(ObjectNode outer, Wrapped wrapped) {
        trail.mapped("$", wrapped.name(), "$", Rule.WRAPPER);
        boolean schema = FieldNames.squashed(wrapped.name()).equals(PROPERTIES);
        ObjectNode fields = StrictJson.MAPPER.createObjectNode();
        outer.propertyStream()
                .filter(field -> !field.getKey().equals(wrapped.name()))
                .filter(field -> !dropped(schema, field.getKey(), field.getValue()))
                .forEach(field -> fields.set(field.getKey(), field.getValue()));
        trail.add(wrapped.unpacking());
        wrapped.inner().propertyStream().forEach(field -> {
            JsonNode beside = fields.get(field.getKey());
            if (beside == null || beside.isNull()) {
                fields.set(field.getKey(), field.getValue());
            } else if (!beside.equals(field.getValue())) {
                trail.refused(
                        field.getKey(),
                        StrictJson.shown(beside) + " and " + StrictJson.shown(field.getValue()),
                        "must be given once, not inside and beside " + wrapped.name());
            }
        });
        return fields;
    }

    private boolean dropped(boolean schema, String name, JsonNode value) {
        boolean drop = Labels.isLabel(name, value) || (schema && isOfSchema(FieldNames.squashed(name), value));
        if (drop) {
            trail.mapped(name, StrictJson.shown(value), Problem.NOTHING, Rule.WRAPPER);
        }
        return drop;
    }

    /** What a schema says beside its properties, of an answer that was written into one. */
    private static boolean isOfSchema(String name, JsonNode value) {
        return switch (name) {
            case "type" -> value.isString() && value.stringValue().equals("object");
            case "required" ->
                value.isArray()
                        && value.valueStream()
                                .allMatch(field -> field.isString() && AnswerJson.ROOT.contains(field.stringValue()));
            case "additionalproperties" -> value.isBoolean() && !value.booleanValue();
            default -> false;
        };
    }

    private Optional<ObjectNode> unpacked(JsonNode node) {
        return unpacked(node, trail);
    }

    /** The one object that is in it: in a list of one, in a text that spells it out. */
    private Optional<ObjectNode> unpacked(JsonNode node, ReadingNotes own) {
        JsonNode found = node;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            if (found instanceof ObjectNode object) {
                return Optional.of(object);
            } else if (found.isArray()) {
                if (found.isEmpty() || !allSame(found)) {
                    return Optional.empty();
                }
                if (found.size() == 1) {
                    own.mapped("$", "a list of one", "its entry", Rule.LIST_OF_ONE);
                } else {
                    own.mapped("$", "the same object " + found.size() + " times", "once", Rule.REPEATED);
                }
                found = found.get(0);
            } else {
                Optional<JsonNode> spelled = spelled(found, own);
                if (spelled.isEmpty()) {
                    return Optional.empty();
                }
                own.mapped("$", "JSON as text", StrictJson.shown(spelled.get()), Rule.JSON_AS_TEXT);
                found = spelled.get();
            }
        }
        return Optional.empty();
    }

    private static boolean allSame(JsonNode list) {
        JsonNode first = list.get(0);
        return list.valueStream().allMatch(first::equals);
    }

    /** What a text within spells out, which may have its own fence or thought around it. */
    private Optional<JsonNode> spelled(JsonNode text, ReadingNotes own) {
        int length = text.isString() ? text.stringValue().length() : 0;
        if (length == 0 || length > left) {
            return Optional.empty();
        }
        left -= length;
        Optional<JsonNode> plain = StrictJson.container(text);
        if (plain.isPresent() || text.stringValue().indexOf('{') < 0) {
            return plain;
        }
        if (Nesting.depth(text.stringValue()) > AnswerLimits.MAX_DEPTH) {
            return Optional.empty();
        }
        return AnswerText.value(text.stringValue(), context, own).filter(JsonNode::isContainer);
    }
}
