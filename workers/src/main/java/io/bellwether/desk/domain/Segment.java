package io.bellwether.desk.domain;

import io.bellwether.kernel.Symbol;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A named part of what a desk trades, which may have limits of its own. A symbol is in one segment of a desk at most;
 * what is in none has the limits of the desk.
 *
 * @param id 1 to 40 characters: a-z, 0-9, dash; not starting with a dash
 * @param name for people, 1 to 80 characters
 * @param symbols what belongs to it, at least one
 */
public record Segment(String id, String name, SortedSet<Symbol> symbols) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST_NAME = 80;

    public Segment {
        if (!SHAPE.matcher(id).matches()) {
            throw new IllegalArgumentException("a segment's id must be 1 to 40 of a-z, 0-9, dash, was '" + id + "'");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "a segment's name must have 1 to %d characters, had %d".formatted(LONGEST_NAME, name.length()));
        }
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("segment %s needs at least one symbol; remove it instead".formatted(id));
        }
        symbols = Collections.unmodifiableSortedSet(new TreeSet<>(symbols));
    }
}
