package io.bellwether.decision.json;

import io.bellwether.decision.domain.ProposedTrade;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer of the corpus with what must become of it.
 *
 * @param raw what the model wrote
 * @param context name of the context it answers
 * @param valid whether it is a decision
 * @param trades of a valid answer, one line each as {@link #line} writes it
 * @param mappings of a valid answer: path, from, to, rule
 * @param problems of a refused answer: the paths named, each once, in their order
 * @param limit of a refused answer: what its first problem asks for
 * @param repairable of a refused answer
 */
record CorpusCase(
        String category,
        String id,
        String context,
        String raw,
        boolean valid,
        List<String> trades,
        List<List<String>> mappings,
        List<String> problems,
        String limit,
        boolean repairable) {
    private static final List<String> CATEGORIES = List.of(
            "openai",
            "anthropic",
            "grok",
            "local",
            "names",
            "values",
            "holds",
            "theses",
            "truncated",
            "malformed",
            "hostile",
            "absurd",
            "around",
            "labels",
            "precision",
            "lenient");

    static List<CorpusCase> all() {
        return CATEGORIES.stream().flatMap(CorpusCase::of).toList();
    }

    static Stream<CorpusCase> of(String category) {
        String file = "/decision/corpus/" + category + ".jsonl";
        try (InputStream in = Objects.requireNonNull(CorpusCase.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(line -> of(category, JsonMapper.shared().readTree(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusCase of(String category, JsonNode line) {
        return new CorpusCase(
                category,
                line.get("id").stringValue(),
                line.get("context").stringValue(),
                raw(line),
                line.path("verdict").asString("").equals("VALID"),
                texts(line.path("trades")),
                line.path("mappings").valueStream().map(CorpusCase::texts).toList(),
                texts(line.path("problems")),
                line.path("limit").asString(""),
                line.path("repairable").asBoolean(false));
    }

    /** {@code parts} keep a bomb small: pairs of a text and how often it comes. */
    private static String raw(JsonNode line) {
        return line.has("raw")
                ? line.get("raw").stringValue()
                : line.get("parts")
                        .valueStream()
                        .map(part ->
                                part.get(0).stringValue().repeat(part.get(1).intValue()))
                        .collect(Collectors.joining());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    /** Everything in a trade that can become money, in one line. */
    static String line(ProposedTrade trade) {
        return Stream.of(
                        trade.action().name(),
                        trade.symbol().value(),
                        trade.quantity().map(q -> q + " shares").orElse(""),
                        trade.weight().map(w -> "weight " + w.toPlainString()).orElse(""),
                        trade.orderType().name(),
                        trade.limitPrice().map(p -> "limit " + p).orElse(""),
                        trade.stopPrice().map(p -> "stop " + p).orElse(""),
                        "conviction " + trade.conviction(),
                        "p " + trade.winProbability(),
                        "gain " + trade.expectedGain(),
                        "loss " + trade.expectedLoss(),
                        "days " + trade.horizonDays())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return category + ": " + id;
    }
}
