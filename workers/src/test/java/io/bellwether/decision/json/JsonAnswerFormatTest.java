package io.bellwether.decision.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.CheckedAnswer.Invalid;
import io.bellwether.decision.domain.CheckedAnswer.Valid;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonAnswerFormatTest {
    private static final String GOOD = read("/decision/answer.json");

    private final JsonAnswerFormat format = new JsonAnswerFormat();

    @Test
    void readsTheGoldenAnswer() {
        assertThat(check(GOOD)).isEqualTo(new Valid(TestAnswers.decision()));
    }

    @Test
    void readsBackExactlyWhatItWrote() {
        Decision decision = TestAnswers.decision();
        assertThat(check(format.write(decision))).isEqualTo(new Valid(decision));
        assertThat(format.write(decision)).isEqualToIgnoringWhitespace(GOOD);
    }

    @Test
    void anAnswerWithoutTradesIsADecision() {
        String none = GOOD.substring(0, GOOD.indexOf("\"trades\"")) + "\"trades\": []}";
        assertThat(check(none))
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid -> assertThat(valid.decision().trades()).isEmpty());
    }

    @Test
    void nullCountsAsAbsentWhereAFieldIsOptional() {
        String answer = GOOD.replace("\"quantity\": 50,", "\"quantity\": null, \"weight\": null, \"stop_price\": null,")
                .replace("CONFIRM", "CLOSE");
        assertThat(check(answer))
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid -> assertThat(valid.decision().trades().get(1).quantity())
                                .isEmpty());
    }

    @Test
    void roundsFractionsToWhatTheDatabaseKeeps() {
        String answer = GOOD.replace("\"win_probability\": 0.5600", "\"win_probability\": 0.533333333333");
        assertThat(check(answer))
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid -> assertThat(valid.decision().trades().getFirst().winProbability())
                                .isEqualTo("0.5333"));
    }

    static Stream<Arguments> badAnswers() {
        List<Arguments> all = new ArrayList<>();
        // not one JSON object
        all.add(bad("empty", "", "$", "must be a JSON object"));
        all.add(bad("blank", "  \n ", "$", "must be a JSON object"));
        all.add(bad("null", "null", "$", "must be a JSON object"));
        all.add(bad("number", "42", "$", "must be a JSON object"));
        all.add(bad("prose", "I would buy ACME.", "$", "must be one JSON object and nothing else"));
        all.add(bad("two objects", GOOD + put("66", "67"), "$", "must be one JSON object and nothing else"));
        all.add(bad("words behind", GOOD + " Good luck!", "$", "must be one JSON object and nothing else"));
        all.add(bad("words before", "DO NOT EXECUTE: " + GOOD, "$", "must be one JSON object and nothing else"));
        all.add(bad("truncated", GOOD.substring(0, GOOD.length() / 2), "$", "must be one JSON object"));
        all.add(bad("NaN", put("\"conviction\": 66", "\"conviction\": NaN"), "$", "must be one JSON object"));
        all.add(bad("Infinity", put("0.090000", "Infinity"), "$", "must be one JSON object"));
        all.add(bad("single quotes", GOOD.replace('"', '\''), "$", "must be one JSON object"));
        all.add(bad(
                "field twice",
                put("\"confidence\": 64", "\"confidence\": 64, \"confidence\": 99"),
                "$",
                "must be one"));
        all.add(bad("long number", put("0.090000", "0." + "1".repeat(60)), "$", "must be one JSON object"));
        // shape
        all.add(bad("no analysis", put("\"analysis\"", "\"analyse\""), "analysis", "must be there"));
        all.add(bad("unknown field", put("\"analysis\"", "\"analyse\""), "analyse", "unknown field"));
        all.add(bad("no confidence", put("\"confidence\": 64,", ""), "confidence", "must be there"));
        all.add(bad(
                "trades as object",
                GOOD.substring(0, GOOD.indexOf("[", GOOD.indexOf("\"trades\""))) + "{}}",
                "trades",
                "must be a list"));
        all.add(bad("trade as text", put("\"trades\": [", "\"trades\": [\"buy\","), "trades[0]", "must be an object"));
        all.add(bad(
                "nested analysis", put("\"ACME breaks out, BOLT breaks down.\"", "{}"), "analysis", "must be text"));
        all.add(bad("NaN as text", put("0.090000", "\"NaN\""), "trades[0].expected_gain", "must be a number"));
        all.add(bad(
                "required null",
                put("\"conviction\": 66", "\"conviction\": null"),
                "trades[0].conviction",
                "must be there"));
        all.add(bad(
                "price as list",
                put("\"limit_price\": 10.05", "\"limit_price\": [10.05]"),
                "trades[0].limit_price",
                "must be a number"));
        all.add(bad(
                "boolean number", put("\"confidence\": 64", "\"confidence\": true"), "confidence", "must be a number"));
        all.add(bad("tiny exponent", put("0.090000", "1e-999999999"), "trades[0].expected_gain", "ordinary size"));
        all.add(bad(
                "huge exponent",
                put("\"quantity\": 50", "\"quantity\": 1e999999999"),
                "trades[1].quantity",
                "ordinary size"));
        all.add(bad("exponent beyond any number", put("0.090000", "1e-99999999900"), "$", "must be one JSON object"));
        // ranges
        all.add(bad(
                "blank reasoning",
                put("\"New 20-day high on rising averages.\"", "\"  \""),
                "trades[0].reasoning",
                "must say something"));
        all.add(bad(
                "endless text",
                put("A quiet, ranging market.", "x".repeat(8001)),
                "market_conditions",
                "at most 8000"));
        all.add(bad("NUL in text", put("A quiet,", "A\\u0000quiet,"), "market_conditions", "printable"));
        all.add(bad("half a character", put("A quiet,", "A\\ud800quiet,"), "market_conditions", "printable"));
        all.add(bad(
                "conviction 101",
                put("\"conviction\": 66", "\"conviction\": 101"),
                "trades[0].conviction",
                "from 0 to 100"));
        all.add(bad(
                "conviction 0.66",
                put("\"conviction\": 66", "\"conviction\": 0.66"),
                "trades[0].conviction",
                "whole number"));
        all.add(bad(
                "confidence below 0", put("\"confidence\": 64", "\"confidence\": -1"), "confidence", "from 0 to 100"));
        all.add(bad("probability 56", put("0.5600", "56"), "trades[0].win_probability", "from 0 to 1"));
        all.add(bad("probability below 0", put("0.5600", "-0.1"), "trades[0].win_probability", "from 0 to 1"));
        all.add(bad("gain of 9 %", put("0.090000", "90"), "trades[0].expected_gain", "from 0 to 1"));
        all.add(bad("negative loss", put("0.060000", "-0.06"), "trades[0].expected_loss", "from 0 to 1"));
        all.add(bad("loss above all", put("0.060000", "1.5"), "trades[0].expected_loss", "from 0 to 1"));
        all.add(bad(
                "horizon 0",
                put("\"horizon_days\": 12", "\"horizon_days\": 0"),
                "trades[0].horizon_days",
                "from 1 to 252"));
        all.add(bad(
                "horizon 9999",
                put("\"horizon_days\": 12", "\"horizon_days\": 9999"),
                "trades[0].horizon_days",
                "from 1 to 252"));
        all.add(bad(
                "negative quantity",
                put("\"quantity\": 50", "\"quantity\": -50"),
                "trades[1].quantity",
                "must be > 0"));
        all.add(bad("zero quantity", put("\"quantity\": 50", "\"quantity\": 0"), "trades[1].quantity", "must be > 0"));
        all.add(bad(
                "absurd quantity",
                put("\"quantity\": 50", "\"quantity\": 99999999999"),
                "trades[1].quantity",
                "<= 10000000"));
        all.add(bad(
                "half a share", put("\"quantity\": 50", "\"quantity\": 49.5"), "trades[1].quantity", "whole number"));
        all.add(bad("weight 15", put("0.150000", "15"), "trades[0].weight", "from 0.001 to 1"));
        all.add(bad("weight 0", put("0.150000", "0"), "trades[0].weight", "from 0.001 to 1"));
        all.add(bad(
                "price of 0",
                put("\"limit_price\": 10.05", "\"limit_price\": 0"),
                "trades[0].limit_price",
                "must be > 0"));
        all.add(bad(
                "too precise",
                put("\"limit_price\": 10.05", "\"limit_price\": 10.0512345"),
                "trades[0].limit_price",
                "at most 2 decimals, a price of 1 USD or more"));
        // names
        all.add(bad("unknown symbol", put("\"ACME\"", "\"GHOST\""), "trades[0].symbol", "symbol of the context"));
        all.add(bad(
                "hostile symbol",
                put("\"ACME\"", "\"ACME'; drop table desk\""),
                "trades[0].symbol",
                "symbol of the context"));
        all.add(bad("benchmark", put("\"ACME\"", "\"INDEX\""), "trades[0].symbol", "benchmark"));
        all.add(bad("short sale", put("\"BUY\"", "\"SHORT\""), "trades[0].action", "one of BUY, SELL, HOLD"));
        all.add(bad(
                "unknown order type",
                put("\"MARKET\"", "\"STOP_LIMIT\""),
                "trades[1].order_type",
                "one of MARKET, LIMIT, STOP"));
        // contradictions
        all.add(bad(
                "LIMIT without limit",
                put("\"limit_price\": 10.05,", ""),
                "trades[0].limit_price",
                "must be there with order_type LIMIT"));
        all.add(bad(
                "MARKET with limit",
                put("\"LIMIT\"", "\"MARKET\""),
                "trades[0].limit_price",
                "absent unless order_type is LIMIT"));
        all.add(bad("STOP buy", put("\"LIMIT\"", "\"STOP\""), "trades[0].order_type", "MARKET or LIMIT for a BUY"));
        all.add(bad("STOP sale without stop", put("\"MARKET\"", "\"STOP\""), "trades[1].stop_price", "must be there"));
        all.add(bad(
                "MARKET sale with stop",
                put("\"quantity\": 50", "\"quantity\": 50, \"stop_price\": 3.5"),
                "trades[1].stop_price",
                "absent from a SELL"));
        all.add(bad(
                "quantity and weight",
                put("\"weight\": 0.150000", "\"weight\": 0.15, \"quantity\": 10"),
                "trades[0].weight",
                "absent when quantity"));
        all.add(bad(
                "sale by weight",
                put("\"quantity\": 50", "\"weight\": 0.1"),
                "trades[1].weight",
                "unless action is BUY"));
        all.add(bad("hold with quantity", put("\"SELL\"", "\"HOLD\""), "trades[1].quantity", "absent from a HOLD"));
        all.add(bad(
                "same symbol twice",
                put("\"ACME\"", "\"BOLT\""),
                "trades[1].symbol",
                "two different actions, also in trades[0]"));
        all.add(bad(
                "duplicate",
                GOOD.replace("\"BOLT\"", "\"ACME\"").replace("\"SELL\"", "\"BUY\""),
                "trades[1].symbol",
                "must appear once, also in trades[0]"));
        // against the portfolio and the market
        all.add(bad(
                "sale of what is not held",
                GOOD.replace("\"ACME\"", "\"TEMP\"").replace("\"BOLT\"", "\"ACME\""),
                "trades[1].symbol",
                "held to be sold"));
        all.add(bad(
                "sale of more than held",
                put("\"quantity\": 50", "\"quantity\": 101"),
                "trades[1].quantity",
                "at most the 100 held"));
        all.add(bad("purchase without price", put("\"ACME\"", "\"MUTE\""), "trades[0].symbol", "must have a price"));
        all.add(bad(
                "limit far above",
                put("\"limit_price\": 10.05", "\"limit_price\": 1005"),
                "trades[0].limit_price",
                "around the last price"));
        all.add(bad(
                "stop far below",
                put("\"stop_price\": 9.40", "\"stop_price\": 0.94"),
                "trades[0].stop_price",
                "around the last price"));
        all.add(bad(
                "stop above the price",
                put("\"stop_price\": 9.40", "\"stop_price\": 10.40"),
                "trades[0].stop_price",
                "below the price 10.00"));
        all.add(bad(
                "thesis not reviewed",
                GOOD.replaceAll("(?s)\"theses\": \\[.*?\\],", "\"theses\": [],"),
                "theses",
                "must say what becomes of thesis ctx-20261119-morning-BOLT"));
        all.add(bad(
                "unknown thesis",
                put("morning-BOLT", "morning-ACME"),
                "theses[0].thesis_id",
                "must be an open thesis"));
        all.add(bad("closed with half sold", put("CONFIRM", "CLOSE"), "theses[0].verdict", "SELL of all of BOLT"));
        all.add(bad(
                "confirmed with all sold",
                put("\"quantity\": 50,", ""),
                "theses[0].verdict",
                "CLOSE when all of BOLT"));
        all.add(bad("changed without words", put("CONFIRM", "CHANGE"), "theses[0].statement", "must be there"));
        all.add(bad("unknown verdict", put("CONFIRM", "MAYBE"), "theses[0].verdict", "one of CONFIRM, CHANGE, CLOSE"));
        all.add(bad("too many trades", many(21), "trades", "at most 20"));
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void refusesAndNames(String name, String answer, String path, String limit) {
        assertThat(check(answer)).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.problems()).anySatisfy(problem -> {
                assertThat(problem.path()).isEqualTo(path);
                assertThat(problem.limit()).contains(limit);
            });
            assertThat(invalid.repairable()).isTrue();
        });
    }

    static Stream<Arguments> readAllTheSame() {
        return Stream.of(
                read("list", "[" + GOOD + "]", "$", "a list of one", "its entry", Rule.LIST_OF_ONE),
                read("fences", "```json\n" + GOOD + "\n```", "$", "```json\n ... \n```", "nothing", Rule.TEXT_AROUND),
                read("lead-in", "My decision: " + GOOD, "$", "My decision:  ...", "nothing", Rule.TEXT_AROUND),
                read("twice", GOOD + GOOD, "$", "the same object 2 times", "once", Rule.REPEATED),
                read("trailing comma", GOOD.replaceAll("}$", ",}"), "$", ", }", "}", Rule.LOOSE_JSON),
                read("byte order mark", "\uFEFF" + GOOD, "$", "<U+FEFF> ...", "nothing", Rule.TEXT_AROUND),
                read("orders", put("\"trades\"", "\"orders\""), "trades", "orders", "trades", Rule.SYNONYM),
                read(
                        "other spelling",
                        put("stop_price", "stopPrice"),
                        "trades[0].stop_price",
                        "stopPrice",
                        "stop_price",
                        Rule.SPELLING),
                read(
                        "number as text",
                        put("\"conviction\": 66", "\"conviction\": \"66\""),
                        "trades[0].conviction",
                        "\"66\"",
                        "66",
                        Rule.NUMBER_AS_TEXT),
                read(
                        "percent as text",
                        put("0.5600", "\"56%\""),
                        "trades[0].win_probability",
                        "\"56%\"",
                        "0.56",
                        Rule.PERCENT),
                read(
                        "lower case symbol",
                        put("\"ACME\"", "\"acme\""),
                        "trades[0].symbol",
                        "\"acme\"",
                        "ACME",
                        Rule.VALUE_SPELLING),
                read(
                        "lower case action",
                        put("\"BUY\"", "\"buy\""),
                        "trades[0].action",
                        "\"buy\"",
                        "BUY",
                        Rule.VALUE_SPELLING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readAllTheSame(String name, String answer, Mapping mapping) {
        assertThat(check(answer)).isEqualTo(new Valid(TestAnswers.decision(), List.of(mapping)));
    }

    @Test
    void namesEveryProblemWithItsPathValueAndLimit() {
        String answer = GOOD.replace("\"conviction\": 66", "\"conviction\": 660")
                .replace("\"limit_price\": 10.05,", "")
                .replace("\"confidence\": 64", "\"confidence\": \"high\"")
                .replace("\"BOLT\"", "\"GHOST\"");
        assertThat(check(answer))
                .isEqualTo(new Invalid(
                        List.of(
                                new Problem("confidence", "\"high\"", "must be a number"),
                                new Problem("trades[0].conviction", "660", "must be from 0 to 100"),
                                new Problem("trades[0].limit_price", "nothing", "must be there with order_type LIMIT"),
                                new Problem("trades[1].symbol", "GHOST", "must be a symbol of the context")),
                        true));
    }

    @Test
    void refusesWhatIsTooLongOrTooDeepWithoutAskingForARepair() {
        String longAnswer = GOOD + " ".repeat(AnswerLimits.MAX_LENGTH);
        String bomb = "{\"a\":".repeat(100_000 / 5);
        for (String hopeless :
                List.of(longAnswer, bomb, "[".repeat(21), "{\"x\":" + "[".repeat(20) + "]".repeat(20) + "}")) {
            assertThat(check(hopeless)).isInstanceOfSatisfying(Invalid.class, invalid -> {
                assertThat(invalid.repairable()).isFalse();
                assertThat(invalid.problems()).hasSize(1);
                assertThat(invalid.problems().getFirst().path()).isEqualTo("$");
            });
        }
    }

    @Test
    void bracketsInsideTextAreNotNesting() {
        String answer =
                GOOD.replace("A quiet, ranging market.", "Ranging: " + "[".repeat(40) + "\\\"" + "{".repeat(40));
        assertThat(check(answer)).isInstanceOf(Valid.class);
    }

    @Test
    void reportsNoMoreThanAHundredProblems() {
        StringBuilder unknown = new StringBuilder("{");
        for (int i = 0; i < 500; i++) {
            unknown.append("\"f").append(i).append("\":1,");
        }
        unknown.setCharAt(unknown.length() - 1, '}');
        assertThat(check(unknown.toString()))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.problems()).hasSize(AnswerLimits.MAX_PROBLEMS));
    }

    private CheckedAnswer check(String raw) {
        return format.read(raw, TestContexts.context(), "model");
    }

    private static Arguments read(String name, String answer, String path, String from, String to, Rule rule) {
        return Arguments.of(name, answer, new Mapping(path, from, to, rule));
    }

    private static Arguments bad(String name, String answer, String path, String limit) {
        return Arguments.of(name, answer, path, limit);
    }

    /** The good answer with its first occurrence of a text replaced; the text must be there. */
    private static String put(String old, String replacement) {
        int at = GOOD.indexOf(old);
        if (at < 0) {
            throw new IllegalArgumentException("the good answer does not contain " + old);
        }
        return GOOD.substring(0, at) + replacement + GOOD.substring(at + old.length());
    }

    private static String many(int count) {
        int from = GOOD.indexOf("[", GOOD.indexOf("\"trades\"")) + 1;
        String trade = GOOD.substring(from, GOOD.indexOf("}", from) + 1);
        return GOOD.substring(0, from) + String.join(",", java.util.Collections.nCopies(count, trade)) + "]}";
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(JsonAnswerFormatTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
