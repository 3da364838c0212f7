package io.bellwether.decision.app.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** Takes keys out of text that others wrote: vendors quote the key they refuse. */
public final class Secrets {
    /** Stands where a key was. */
    public static final String MASK = "[key]";

    private static final int MAX_LENGTH = 400;
    private static final Pattern KEY_LIKE =
            Pattern.compile("(?i)\\bbearer\\s+[^\\s\"',;]+|\\b(?:sk|xai)-[A-Za-z0-9_*.\\-]{2,}");

    private Secrets() {}

    /** The text on one line, shortened, without the key and without anything that has a key's shape. */
    public static String mask(String text, Optional<String> key) {
        String without = KEY_LIKE.matcher(remove(text, key)).replaceAll(MASK);
        String line = without.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    /** The text as it is, without this one key. */
    static String remove(String text, Optional<String> key) {
        return key.filter(value -> !value.isEmpty())
                .map(value -> text.replace(value, MASK))
                .orElse(text);
    }
}
