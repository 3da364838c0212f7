package io.bellwether.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that comes over the wire from somebody else: read to its end within bounds of length and of parts, so that no body
 * fills the memory. What fails says how, for a broken connection is another trouble than a strange answer.
 */
public final class OutsideJson {
    /** Names, values and brackets of one body; each takes a hundred bytes at most once it is read. */
    private static final long MOST_TOKENS = 100_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    private OutsideJson() {}

    /** What came is no JSON, or too much of it. */
    public static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        public Unreadable(String message) {
            super(message);
        }
    }

    /** What came ended in the middle. */
    public static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1L;

        public BrokenOff(String message) {
            super(message);
        }
    }

    /**
     * The JSON of a body.
     *
     * @param most longest body that is read [bytes]
     * @throws Unreadable when it is none, or too long
     * @throws BrokenOff when it begins as JSON and does not end
     * @throws IOException when the connection fails meanwhile
     */
    public static JsonNode read(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Unreadable("the response is larger than " + most + " bytes");
        }
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (root == null || root.isMissingNode()) {
                throw new Unreadable("the response is empty");
            }
            return root;
        } catch (UnexpectedEndOfInputException e) {
            throw new BrokenOff("the response ends in the middle");
        } catch (JacksonException e) {
            throw new Unreadable("the response is no JSON: " + e.getOriginalMessage());
        }
    }

    /** The text; empty when there is none, or it is blank. */
    public static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank());
    }

    /** The whole number, as it is written; empty when it is none. */
    public static Optional<Long> whole(JsonNode node) {
        return node.isNumber() && node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
    }
}
