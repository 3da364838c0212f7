package io.bellwether.decision.json;

import static io.bellwether.decision.json.AnswerJson.THESES;
import static io.bellwether.decision.json.AnswerJson.TRADES;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.json.FieldNames.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rewrites what a model returned as the schema asks, as far as that can be done without loss and without a choice. What it
 * does not know it leaves as it is, for the strict reader to refuse; it never fills in a number.
 */
final class AnswerAdapter {
    private final DeskContext context;
    private final ReadingNotes trail;
    private final FieldValues values;
    private final Harmless harmless;

    AnswerAdapter(DeskContext context, ReadingNotes trail) {
        this.context = context;
        this.trail = trail;
        this.values = new FieldValues(new Tickers(context), trail);
        this.harmless = new Harmless(context, trail);
    }

    /** The answer by the schema; empty when there is no one object in it. */
    Optional<ObjectNode> adapt(JsonNode root) {
        return new Envelope(context, trail).open(root).map(object -> {
            ObjectNode answer = named("", FieldNames.ANSWER, withoutEchoes(object));
            harmless.offAnswer(answer);
            list(answer, THESES, FieldNames.THESIS, this::thesis);
            list(answer, TRADES, FieldNames.TRADE, this::trade);
            noTheses(answer);
            return answer;
        });
    }

    /** Facts of the context that a model repeats; a wrong one stays and is refused, it may be of another session. */
    private ObjectNode withoutEchoes(ObjectNode object) {
        Map<String, String> facts = Map.of(
                "contextid", context.contextId(),
                "desk", context.desk().id().value(),
                "deskid", context.desk().id().value(),
                "tradingdate", context.desk().tradingDate().toString(),
                "date", context.desk().tradingDate().toString(),
                "session", context.desk().session().name());
        ObjectNode rest = StrictJson.MAPPER.createObjectNode();
        object.propertyStream().forEach(field -> {
            String fact = facts.get(FieldNames.squashed(field.getKey()));
            JsonNode value = field.getValue();
            if (fact != null && value.isString() && value.stringValue().equalsIgnoreCase(fact)) {
                trail.mapped(field.getKey(), StrictJson.shown(value), Problem.NOTHING, Rule.ECHO);
            } else {
                rest.set(field.getKey(), value);
            }
        });
        return rest;
    }

    private ObjectNode named(String path, FieldNames names, ObjectNode object) {
        ObjectNode named = StrictJson.MAPPER.createObjectNode();
        object.propertyStream().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            Optional<Target> target = names.find(name);
            if (target.isPresent()) {
                put(path, name, target.get(), value, named);
            } else if (value.isNull()) {
                trail.mapped(path + name, "null", Problem.NOTHING, Rule.EMPTY);
            } else {
                named.set(name, value);
            }
        });
        return named;
    }

    private void put(String path, String name, Target target, JsonNode value, ObjectNode named) {
        String field = target.field().name();
        if (!name.equals(field)) {
            trail.mapped(path + field, name, field, target.rule());
        }
        JsonNode read = values.read(path + field, name, target.field(), target.proof(), value);
        JsonNode before = named.get(field);
        if (before == null || before.isNull()) {
            named.set(field, read);
        } else if (!read.isNull() && !same(before, read)) {
            trail.refused(
                    path + field,
                    StrictJson.shown(before) + " and " + StrictJson.shown(read),
                    "must be given once: it has two names here and two values");
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        var a = FieldValues.ordinary(one);
        var b = FieldValues.ordinary(other);
        return a.isPresent() && b.isPresent() ? a.get().compareTo(b.get()) == 0 : one.equals(other);
    }

    private void list(
            ObjectNode answer, String name, FieldNames names, BiFunction<String, ObjectNode, ObjectNode> reader) {
        JsonNode value = answer.get(name);
        if (value == null || value.isNull()) {
            return;
        }
        Optional<JsonNode> spelled = StrictJson.container(value);
        spelled.ifPresent(json -> trail.mapped(name, "JSON as text", StrictJson.shown(json), Rule.JSON_AS_TEXT));
        JsonNode found = spelled.orElse(value);
        List<JsonNode> entries = new ArrayList<>();
        if (found.size() > AnswerLimits.MAX_ENTRIES) {
            return;
        } else if (found.isArray()) {
            found.forEach(entries::add);
        } else if (found.propertyNames().stream()
                .anyMatch(field -> names.find(field).isPresent())) {
            trail.mapped(name, "an object", "a list of one", Rule.LIST_OF_ONE);
            entries.add(found);
        } else {
            return;
        }
        ArrayNode read = answer.putArray(name);
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            read.add(entry instanceof ObjectNode object ? reader.apply(name + "[" + i + "].", object) : entry);
        }
    }

    private ObjectNode thesis(String path, ObjectNode thesis) {
        ObjectNode named = named(path, FieldNames.THESIS, thesis);
        harmless.offThesis(path, named);
        return new ThesisAdapter(context, trail).complete(path, named);
    }

    private ObjectNode trade(String path, ObjectNode trade) {
        ObjectNode complete = new TradeAdapter(path, trail, values).complete(named(path, FieldNames.TRADE, trade));
        harmless.offTrade(path, complete);
        return complete;
    }

    private void noTheses(ObjectNode answer) {
        JsonNode theses = answer.get(THESES);
        if (context.theses().isEmpty() && (theses == null || theses.isNull())) {
            trail.mapped(THESES, Problem.NOTHING, "an empty list", Rule.NO_THESES);
            answer.putArray(THESES);
        }
    }
}
