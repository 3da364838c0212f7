package io.bellwether.decision.json;

import io.bellwether.decision.domain.AnswerLimits;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON by the letter, within bounds: no comments, no NaN, no name twice, nothing after it. */
final class StrictJson {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(AnswerLimits.MAX_DEPTH)
                            .maxDocumentLength(AnswerLimits.MAX_LENGTH)
                            .maxNumberLength(AnswerLimits.MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private StrictJson() {}

    /**
     * What became of a text.
     *
     * @param node empty when it is not JSON
     * @param why it is not
     */
    record Parsed(Optional<JsonNode> node, String why) {}

    /** Reads a text that is no deeper than {@link Nesting} allows. */
    static Parsed parse(String text) {
        try {
            return new Parsed(Optional.of(MAPPER.readTree(text)), "");
        } catch (JacksonException e) {
            return new Parsed(Optional.empty(), e.getOriginalMessage());
        } catch (NumberFormatException e) {
            // Jackson lets this one through for an exponent that no number can have
            return new Parsed(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** The object or list that a text within an answer spells out; empty when it is just text. */
    static Optional<JsonNode> container(JsonNode text) {
        String json = text.isString() ? text.stringValue().strip() : "";
        boolean likely = json.startsWith("{") || json.startsWith("[");
        return likely && Nesting.depth(json) <= AnswerLimits.MAX_DEPTH
                ? parse(json).node().filter(JsonNode::isContainer)
                : Optional.empty();
    }

    /** A value as a problem or a mapping shows it. */
    static String shown(JsonNode value) {
        if (value.isContainer()) {
            return value.isArray() ? "a list" : "an object";
        }
        // never asString: it writes a null as nothing and all the zeros of 1e999999999
        return value.isString() ? "\"" + value.stringValue() + "\"" : value.toString();
    }
}
