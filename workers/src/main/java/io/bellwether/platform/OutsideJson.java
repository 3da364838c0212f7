package io.bellwether.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
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
    private static final int LONGEST_LOOK = 20_000;
    private static final int LONGEST_PLAIN = 300;
    private static final Pattern TAGS = Pattern.compile("(?is)<(script|style)\\b.*?(</\\1>|$)|<[!?/a-z][^>]*>");

    private static final JsonMapper MAPPER = mapper(MOST_TOKENS, false);
    private static final Map<Long, JsonMapper> EXACT = new ConcurrentHashMap<>();

    private OutsideJson() {}

    private static JsonMapper mapper(long tokens, boolean exact) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxTokenCount(tokens)
                                .build())
                        .build())
                .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, exact)
                .build();
    }

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
        return read(body, most, MAPPER);
    }

    /**
     * The same for a body of many parts, whose numbers are read with all their digits.
     *
     * @param tokens most names, values and brackets
     */
    public static JsonNode read(InputStream body, int most, long tokens) throws IOException {
        return read(body, most, EXACT.computeIfAbsent(tokens, some -> mapper(some, true)));
    }

    private static JsonNode read(InputStream body, int most, JsonMapper mapper) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Unreadable("the response is larger than " + most + " bytes");
        }
        try {
            JsonNode root = mapper.readTree(bytes);
            if (root == null || root.isMissingNode()) {
                throw new Unreadable("the response is empty");
            }
            return root;
        } catch (JacksonException e) {
            throw isOpen(bytes)
                    ? new BrokenOff("the response ends in the middle")
                    : new Unreadable("the response is no JSON: " + beginning(bytes));
        }
    }

    private static String beginning(byte[] body) {
        return plain(new String(body, 0, Math.min(body.length, LONGEST_LOOK), StandardCharsets.UTF_8));
    }

    /** What a body says to a person: its beginning on one line, without the tags of a page. */
    public static String plain(String body) {
        String beginning = body.substring(0, Math.min(body.length(), LONGEST_LOOK));
        String line =
                TAGS.matcher(beginning).replaceAll(" ").replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_PLAIN ? line : line.substring(0, LONGEST_PLAIN) + "...";
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

    /**
     * Finds texts and numbers within by their path, e.g. {@code error.code}; of a list its first element counts, and an empty
     * path is the whole.
     */
    public static Function<String, Optional<String>> fields(JsonNode root) {
        return path -> {
            JsonNode node = first(root);
            for (String name : path.isEmpty() ? new String[0] : path.split("[.]", -1)) {
                node = first(node.path(name));
            }
            return node.isNumber() ? Optional.of(node.toString()) : text(node);
        };
    }

    /** The same in a body that may be no JSON; then nothing is found. */
    public static Function<String, Optional<String>> fields(byte[] body) {
        try {
            return fields(read(new ByteArrayInputStream(body), body.length));
        } catch (IOException e) {
            return path -> Optional.empty();
        }
    }

    private static JsonNode first(JsonNode node) {
        return node.isArray() ? node.path(0) : node;
    }

    /** The whole number, as it is written; empty when it is none. */
    public static Optional<Long> whole(JsonNode node) {
        return node.isNumber() && node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
    }
}
