package io.bellwether.kernel;

import java.util.regex.Pattern;

/**
 * Name of a desk, part of every natural key.
 *
 * @param value 1 to 40 characters: a-z, 0-9, dash; not starting with a dash
 */
public record DeskId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public DeskId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("desk id must be 1 to 40 of a-z, 0-9, dash, was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
