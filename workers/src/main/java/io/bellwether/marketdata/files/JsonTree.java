package io.bellwether.marketdata.files;

import io.bellwether.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;

/** JSON whose parts know their lines. Numbers stay as they are written, so that no binary fraction comes between. */
final class JsonTree {
    private static final int SHOWN = 80;

    private JsonTree() {}

    /** The text is no JSON, or not one value alone. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        Damaged(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /**
     * A value.
     *
     * @param line where it begins, counted from 1
     * @param text of a scalar; {@code null} as that word
     * @param isNull whether it is the word
     * @param isArray whether it is an array
     * @param items of an array
     * @param fields of an object, in their order
     */
    record Node(int line, String text, boolean isNull, boolean isArray, List<Node> items, Map<String, Node> fields) {
        /** What is not there. */
        static final Node NONE = new Node(0, "", false, false, List.of(), Map.of());

        /** The field of an object; {@link #NONE} when there is none. */
        Node get(String key) {
            return fields.getOrDefault(key, NONE);
        }

        Set<String> keys() {
            return fields.keySet();
        }

        boolean isNumber() {
            return text.matches("-?\\d.*");
        }

        /** Its first words, for people. */
        String brief() {
            String said = isArray
                    ? "an array of " + items.size()
                    : fields.isEmpty() ? text : "with " + String.join(", ", fields.keySet());
            return said.length() > SHOWN ? said.substring(0, SHOWN) + "..." : said;
        }
    }

    static Node read(String text) throws Damaged {
        try (JsonParser parser = Json.mapper()
                .reader()
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .createParser(text)) {
            parser.nextToken();
            Node root = value(parser);
            if (parser.nextToken() != null) {
                throw new Damaged(line(parser.currentTokenLocation()), "something follows the end of the value");
            }
            return root;
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            throw new Damaged(where == null ? 1 : line(where), brief(e.getOriginalMessage()));
        }
    }

    private static int line(TokenStreamLocation where) {
        return Math.max(1, where.getLineNr());
    }

    private static String brief(String message) {
        String first = message.lines().findFirst().orElse("");
        return first.length() > SHOWN ? first.substring(0, SHOWN) + "..." : first;
    }

    private static Node value(JsonParser parser) throws Damaged {
        int line = line(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Node> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                fields.put(key, value(parser));
            }
            return new Node(line, "", false, false, List.of(), fields);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return new Node(line, "", false, true, List.copyOf(items), Map.of());
        }
        if (token == null) {
            throw new Damaged(line, "it ends too early");
        }
        boolean isNull = token == JsonToken.VALUE_NULL;
        return new Node(line, isNull ? "null" : parser.getString(), isNull, false, List.of(), Map.of());
    }
}
