package io.bellwether.decision.json;

/** Measures nesting without parsing, so that a bomb is refused before any tree is built. */
final class Nesting {
    private Nesting() {}

    /** Deepest nesting of braces and brackets outside of strings; one pass, no memory. */
    static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
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
