package io.bellwether.decision.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes an answer as a careless or hostile model might: the text stays JSON, hardly ever the answer it was. */
final class TreeMutation {
    private static final List<String> NAMES = List.of(
            "ticker",
            "side",
            "shares",
            "stop_loss",
            "stopPrice",
            "allocation",
            "weight_pct",
            "position_size",
            "target",
            "probability",
            "win_probability_pct",
            "price",
            "type",
            "decision",
            "data",
            "result",
            "text",
            "status",
            "quantity",
            "weight",
            "SYMBOL",
            "Action",
            "horizon",
            "rationale",
            "trades",
            "orders",
            "theses",
            "\u202Esymbol",
            "");
    private static final List<String> TEXTS = List.of(
            "BUY",
            "sell",
            "Hold",
            "no action",
            "STOP",
            "mkt",
            "ACME",
            "$bolt",
            "EVER",
            "CRUX",
            "GHOST",
            "FLUX",
            "INDEX",
            "55%",
            "0.4",
            "1,234.50",
            "1,234",
            "-3",
            "$9.40",
            "12 days",
            "none",
            "NaN",
            "CLOSE",
            "CHANGE",
            "\u0000",
            "\u202Eabc",
            "{\"action\":\"BUY\"}",
            "[]",
            "");

    private final Random random;

    TreeMutation(Random random) {
        this.random = random;
    }

    String of(String answer, int changes) {
        JsonNode root = JsonMapper.shared().readTree(answer);
        for (int i = 0; i < changes; i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(root, containers);
            JsonNode place = containers.get(random.nextInt(containers.size()));
            if (place instanceof ObjectNode object) {
                change(object);
            } else {
                change((ArrayNode) place);
            }
        }
        return random.nextInt(6) == 0 ? wrapped(root) : root.toString();
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        String other = names.isEmpty() ? "y" : names.get(random.nextInt(names.size()));
        JsonNode value = object.path(name).deepCopy();
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(pick(NAMES), value);
            case 2 -> {
                object.remove(name);
                object.set(pick(NAMES), value);
            }
            case 3 -> object.set(name, object.path(other).deepCopy());
            case 4 -> object.put(name, pick(TEXTS));
            case 5 -> object.set(name, number());
            case 6 -> object.set(name, nested(value));
            default -> object.set(name, odd());
        }
    }

    private void change(ArrayNode array) {
        int size = array.size();
        switch (random.nextInt(4)) {
            case 0 -> {
                if (size > 0) {
                    array.remove(random.nextInt(size));
                }
            }
            case 1 -> {
                if (size > 0) {
                    array.add(array.get(random.nextInt(size)).deepCopy());
                }
            }
            case 2 -> array.add(pick(TEXTS));
            default -> {
                if (size > 1) {
                    array.add(array.remove(0));
                }
            }
        }
    }

    private JsonNode number() {
        String text = switch (random.nextInt(5)) {
            case 0 -> String.valueOf(random.nextInt(400) - 100);
            case 1 -> String.valueOf(random.nextDouble());
            case 2 -> random.nextInt(10) + "." + random.nextInt(1000);
            case 3 -> (random.nextInt(19) - 9) + "e" + (random.nextInt(2000) - 1000);
            default -> String.valueOf(random.nextLong());
        };
        return StrictJson.MAPPER.readTree(text);
    }

    private JsonNode nested(JsonNode value) {
        ArrayNode list = StrictJson.MAPPER.createArrayNode();
        JsonNode inner = value.isMissingNode() ? StrictJson.MAPPER.nullNode() : value;
        return random.nextBoolean()
                ? list.add(inner)
                : StrictJson.MAPPER.createObjectNode().set(pick(NAMES), inner);
    }

    private JsonNode odd() {
        return switch (random.nextInt(4)) {
            case 0 -> StrictJson.MAPPER.nullNode();
            case 1 -> StrictJson.MAPPER.createArrayNode();
            case 2 -> StrictJson.MAPPER.createObjectNode();
            default ->
                StrictJson.MAPPER.createArrayNode().add(random.nextBoolean()).get(0);
        };
    }

    private String wrapped(JsonNode root) {
        return switch (random.nextInt(4)) {
            case 0 -> "```json\n" + root + "\n```";
            case 1 -> "[" + root + "]";
            case 2 -> "Well: " + root + " {" + "}".repeat(random.nextInt(3));
            default ->
                StrictJson.MAPPER
                        .createObjectNode()
                        .put("data", root.toString())
                        .toString();
        };
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
