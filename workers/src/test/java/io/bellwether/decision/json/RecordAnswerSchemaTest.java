package io.bellwether.decision.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.OrderType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordAnswerSchemaTest {
    private static final Set<String> TAKEN_BY_ALL_VENDORS =
            Set.of("type", "description", "enum", "items", "properties", "required", "additionalProperties");

    private final String json = new RecordAnswerSchema().json();
    private final JsonNode schema = JsonMapper.shared().readTree(json);
    private final JsonNode trade = schema.at("/properties/trades/items");
    private final JsonNode thesis = schema.at("/properties/theses/items");

    @Test
    void namesTheFieldsOfAnAnswerInTheirOrder() {
        assertThat(names(schema))
                .containsExactly(
                        "analysis",
                        "market_conditions",
                        "reasoning",
                        "expected_outcome",
                        "risk_assessment",
                        "confidence",
                        "theses",
                        "trades");
        assertThat(names(thesis)).containsExactly("thesis_id", "verdict", "reasoning", "statement", "horizon_days");
        assertThat(names(trade))
                .containsExactly(
                        "action",
                        "symbol",
                        "quantity",
                        "weight",
                        "order_type",
                        "limit_price",
                        "stop_price",
                        "conviction",
                        "win_probability",
                        "expected_gain",
                        "expected_loss",
                        "horizon_days",
                        "expected_outcome",
                        "reasoning",
                        "risks");
    }

    @Test
    void leavesOutExactlyWhatTheDeskFillsIn() {
        assertThat(unnamed(Decision.class)).containsExactly("id", "key", "asOf", "advisor");
        assertThat(unnamed(ThesisReview.class)).isEmpty();
        assertThat(unnamed(ProposedTrade.class)).containsExactly("n");
    }

    @Test
    void everyObjectRequiresAllItsFieldsAndTakesNoOther() {
        for (JsonNode object : List.of(schema, trade, thesis)) {
            assertThat(object.get("type").stringValue()).isEqualTo("object");
            assertThat(object.get("additionalProperties").booleanValue()).isFalse();
            assertThat(texts(object.get("required"))).isEqualTo(names(object));
        }
    }

    @Test
    void typesAreThoseOfTheRecordsAndOptionalOnesMayBeNull() {
        assertThat(type(schema, "analysis")).isEqualTo("\"string\"");
        assertThat(type(schema, "confidence")).isEqualTo("\"integer\"");
        assertThat(type(schema, "trades")).isEqualTo("\"array\"");
        assertThat(type(trade, "symbol")).isEqualTo("\"string\"");
        assertThat(type(trade, "win_probability")).isEqualTo("\"number\"");
        assertThat(type(trade, "horizon_days")).isEqualTo("\"integer\"");
        for (String optional : List.of("quantity", "weight", "limit_price", "stop_price")) {
            assertThat(type(trade, optional)).isEqualTo("[\"number\",\"null\"]");
        }
        assertThat(type(thesis, "statement")).isEqualTo("[\"string\",\"null\"]");
        assertThat(type(thesis, "horizon_days")).isEqualTo("[\"integer\",\"null\"]");
    }

    @Test
    void choicesAreTheConstantsOfTheEnums() {
        assertThat(texts(trade.at("/properties/action/enum"))).isEqualTo(names(Action.values()));
        assertThat(texts(trade.at("/properties/order_type/enum"))).isEqualTo(names(OrderType.values()));
        assertThat(texts(thesis.at("/properties/verdict/enum"))).isEqualTo(names(ThesisReview.Verdict.values()));
    }

    @Test
    void everyFieldSaysWhatItMeansAndFractionsShowAnExample() {
        for (JsonNode object : List.of(schema, trade, thesis)) {
            for (String name : names(object)) {
                assertThat(object.at("/properties/" + name + "/description").stringValue())
                        .as(name)
                        .isNotBlank()
                        .endsWith(".");
            }
        }
        for (String fraction : List.of("win_probability", "expected_gain", "expected_loss", "weight")) {
            assertThat(trade.at("/properties/" + fraction + "/description").stringValue())
                    .contains(" %)", "fraction")
                    .as(fraction);
        }
    }

    /** Anthropic takes these words only; OpenAI: 100 properties, 10 levels, 15 000 characters of names and constants. */
    @Test
    void staysWithinWhatAllVendorsTake() {
        List<String> words = new ArrayList<>();
        int depth = words(schema, words, 1);
        assertThat(words).isSubsetOf(TAKEN_BY_ALL_VENDORS);
        assertThat(depth).isLessThanOrEqualTo(10);
        List<String> properties = new ArrayList<>(names(schema));
        properties.addAll(names(trade));
        properties.addAll(names(thesis));
        assertThat(properties).hasSizeLessThanOrEqualTo(100);
        assertThat(json.length()).isLessThan(15_000);
    }

    @Test
    void whatIsWrittenHasTheFieldsOfTheSchema() {
        JsonNode written = JsonMapper.shared().readTree(new JsonAnswerFormat().write(TestAnswers.everyField()));
        assertThat(List.copyOf(written.propertyNames())).isEqualTo(names(schema));
        assertThat(List.copyOf(written.at("/theses/0").propertyNames())).isEqualTo(names(thesis));
        List<String> both = new ArrayList<>(written.at("/trades/0").propertyNames());
        both.add(both.indexOf("weight"), "quantity");
        assertThat(both).isEqualTo(names(trade));
        assertThat(List.copyOf(written.at("/trades/1").propertyNames())).contains("quantity");
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(new RecordAnswerSchema().json()).isEqualTo(json);
    }

    private static int words(JsonNode schema, List<String> words, int depth) {
        words.addAll(schema.propertyNames());
        int deepest = depth;
        if (schema.has("properties")) {
            for (JsonNode property : schema.get("properties")) {
                deepest = Math.max(deepest, words(property, words, depth + 1));
            }
        }
        if (schema.has("items")) {
            deepest = Math.max(deepest, words(schema.get("items"), words, depth + 1));
        }
        return deepest;
    }

    private static List<String> unnamed(Class<? extends Record> record) {
        List<String> all = new ArrayList<>(Arrays.stream(record.getRecordComponents())
                .filter(c -> !AnswerFields.names(record).contains(snake(c.getName())))
                .map(c -> c.getName())
                .toList());
        return all;
    }

    private static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        name.chars().forEach(c -> {
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append((char) Character.toLowerCase(c));
        });
        return snake.toString();
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.get("properties").propertyNames());
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    private static String type(JsonNode object, String name) {
        return object.at("/properties/" + name + "/type").toString();
    }
}
