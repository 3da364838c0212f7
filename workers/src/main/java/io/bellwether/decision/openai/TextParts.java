package io.bellwether.decision.openai;

import io.bellwether.platform.OutsideJson;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The content of a message: one text, or a list of parts of which the texts are the answer. */
final class TextParts {
    private static final Set<String> TEXTS = Set.of("text", "output_text", "");

    private TextParts() {}

    /** The texts one after another; empty when there is nothing but blanks. */
    static Optional<String> text(JsonNode content) {
        if (content.isString()) {
            return OutsideJson.text(content);
        }
        String joined = parts(content)
                .filter(part ->
                        part.isString() || TEXTS.contains(part.path("type").asString("")))
                .map(part -> part.isString() ? part : part.path("text"))
                .map(text -> text.isObject() ? text.path("value") : text)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining());
        return Optional.of(joined).filter(text -> !text.isBlank());
    }

    /** What the model said instead of an answer. */
    static Optional<String> refusal(JsonNode content) {
        return parts(content)
                .filter(part -> part.path("type").asString("").equals("refusal"))
                .map(part -> OutsideJson.text(part.path("refusal"))
                        .or(() -> OutsideJson.text(part.path("text")))
                        .orElse("it gave no reason"))
                .reduce(String::concat);
    }

    private static Stream<JsonNode> parts(JsonNode content) {
        return content.isArray() ? content.valueStream() : content.isObject() ? Stream.of(content) : Stream.empty();
    }
}
