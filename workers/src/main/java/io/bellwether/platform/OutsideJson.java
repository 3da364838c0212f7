package io.bellwether.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
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

    private static final int DEEPEST = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
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
        } catch (JacksonException e) {
            throw isOpen(bytes)
                    ? new BrokenOff("the response ends in the middle")
                    : new Unreadable("the response is no JSON: " + e.getOriginalMessage());
        }
    }

    /** Whether it begins as JSON does, and at its end a text, a list or an object is still open. */
    private static boolean isOpen(byte[] bytes) {
        ArrayDeque<Byte> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < bytes.length && open.size() <= DEEPEST; i++) {
            byte c = bytes[i];
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                open.push(c);
            } else if (!quoted && (c == '}' || c == ']')) {
                if (open.isEmpty() || open.pop() != (c == '}' ? '{' : '[')) {
                    return false;
                }
            } else if (!quoted && open.isEmpty() && c > ' ') {
                return false;
            }
        }
        return !open.isEmpty();
    }

    /** The text; empty when there is none, or it is blank. */
    public static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank());
    }

    /** Finds texts and numbers within by their path, e.g. {@code error.code}. */
    public static Function<String, Optional<String>> fields(JsonNode root) {
        return path -> {
            JsonNode node = root;
            for (String name : path.split("[.]", -1)) {
                node = node.path(name);
            }
            return node.isNumber() ? Optional.of(node.toString()) : text(node);
        };
    }

    /** The whole number, as it is written; empty when it is none. */
    public static Optional<Long> whole(JsonNode node) {
        return node.isNumber() && node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
    }
}
