package io.bellwether.decision.json;

/** Measures nesting without parsing, so that a bomb is refused before any tree is built. */
final class Nesting {
    private Nesting() {}

    /** Deepest nesting of braces and brackets outside of strings. */
    static int depth(String text) {
        return depth(text, 0);
    }

    /** The same from some place on, for thoughts may hold as many open braces as they like; one pass, no memory. */
    static int depth(String text, int from) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                deepest = Math.max(deepest, ++depth);
            } else if (!quoted && (c == '}' || c == ']')) {
                depth--;
            }
        }
        return deepest;
    }
}
