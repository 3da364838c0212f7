package io.bellwether.decision.json;

import static io.bellwether.decision.json.AnswerJson.*;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.DraftAnswer;
import io.bellwether.decision.domain.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Turns parsed JSON into a draft and names everything whose shape is wrong; meaning is checked elsewhere. */
final class DraftReader {
    private static final Set<String> OF_ROOT = Set.copyOf(ROOT);
    private static final Set<String> OF_THESIS = Set.copyOf(THESIS);
    private static final Set<String> OF_TRADE = Set.copyOf(TRADE);

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    DraftAnswer read(JsonNode root) {
        unknownFields("", root, OF_ROOT);
        return new DraftAnswer(
                text("", root, ANALYSIS),
                text("", root, MARKET_CONDITIONS),
                text("", root, REASONING),
                text("", root, EXPECTED_OUTCOME),
                text("", root, RISK_ASSESSMENT),
                required("", root, CONFIDENCE),
                objects(root, THESES, this::thesis),
                objects(root, TRADES, this::trade));
    }

    private <T> List<T> objects(JsonNode root, String name, BiFunction<String, JsonNode, T> reader) {
        Optional<JsonNode> list = field(root, name);
        List<T> objects = new ArrayList<>();
        if (list.isEmpty()) {
            absent(name);
        } else if (!list.get().isArray()) {
            wrong(name, list.get(), "must be a list");
        } else {
            int i = 0;
            for (JsonNode object : list.get()) {
                String path = name + "[" + i++ + "]";
                if (object.isObject()) {
                    objects.add(reader.apply(path + ".", object));
                } else {
                    wrong(path, object, "must be an object");
                }
            }
        }
        return objects;
    }

    private DraftAnswer.Thesis thesis(String path, JsonNode thesis) {
        unknownFields(path, thesis, OF_THESIS);
        return new DraftAnswer.Thesis(
                text(path, thesis, THESIS_ID),
                text(path, thesis, VERDICT),
                text(path, thesis, REASONING),
                optionalText(path, thesis, STATEMENT),
                number(path, thesis, HORIZON_DAYS));
    }

    private DraftAnswer.Trade trade(String path, JsonNode trade) {
        unknownFields(path, trade, OF_TRADE);
        return new DraftAnswer.Trade(
                text(path, trade, ACTION),
                text(path, trade, SYMBOL),
                number(path, trade, QUANTITY),
                number(path, trade, WEIGHT),
                text(path, trade, ORDER_TYPE),
                number(path, trade, LIMIT_PRICE),
                number(path, trade, STOP_PRICE),
                required(path, trade, CONVICTION),
                required(path, trade, WIN_PROBABILITY),
                required(path, trade, EXPECTED_GAIN),
                required(path, trade, EXPECTED_LOSS),
                required(path, trade, HORIZON_DAYS),
                text(path, trade, EXPECTED_OUTCOME),
                text(path, trade, REASONING),
                text(path, trade, RISKS));
    }

    private void unknownFields(String path, JsonNode object, Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                wrong(path + name, object.get(name), "must not be there: unknown field");
            }
        }
    }

    private Optional<String> text(String path, JsonNode object, String name) {
        Optional<JsonNode> value = field(object, name);
        if (value.isEmpty()) {
            absent(path + name);
        }
        return text(path, name, value);
    }

    private Optional<String> optionalText(String path, JsonNode object, String name) {
        return text(path, name, field(object, name));
    }

    private Optional<String> text(String path, String name, Optional<JsonNode> value) {
        if (value.isPresent() && !value.get().isString()) {
            wrong(path + name, value.get(), "must be text");
            return Optional.empty();
        }
        return value.map(JsonNode::stringValue);
    }

    private Optional<BigDecimal> required(String path, JsonNode object, String name) {
        Optional<JsonNode> value = field(object, name);
        if (value.isEmpty()) {
            absent(path + name);
        }
        return number(path, name, value);
    }

    private Optional<BigDecimal> number(String path, JsonNode object, String name) {
        return number(path, name, field(object, name));
    }

    private Optional<BigDecimal> number(String path, String name, Optional<JsonNode> value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isNumber()) {
            wrong(path + name, value.get(), "must be a number");
            return Optional.empty();
        }
        BigDecimal number = value.get().decimalValue();
        // 1e-999999999 is ten characters long and a gigabyte once it is rounded: refuse before calculating with it
        if (Math.abs((long) number.scale()) > AnswerLimits.MAX_NUMBER_LENGTH) {
            wrong(path + name, value.get(), "must be a number of ordinary size");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** JSON null counts as absent: models with a fixed schema write it for what they leave out. */
    private static Optional<JsonNode> field(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private void absent(String path) {
        problems.add(new Problem(path, Problem.NOTHING, "must be there"));
    }

    private void wrong(String path, JsonNode value, String limit) {
        problems.add(new Problem(path, StrictJson.shown(value), limit));
    }
}
