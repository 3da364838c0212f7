package io.bellwether.kernel;

import java.util.regex.Pattern;

/**
 * Ticker of a US equity, in capitals.
 *
 * @param value 1 to 12 characters: A-Z, 0-9, dot, dash
 */
public record Symbol(String value) implements Comparable<Symbol> {
    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9.\\-]{0,11}");

    public Symbol {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("symbol must be 1 to 12 of A-Z, 0-9, dot, dash, was '" + value + "'");
        }
    }

    /** Whether the text is a symbol as it stands. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
