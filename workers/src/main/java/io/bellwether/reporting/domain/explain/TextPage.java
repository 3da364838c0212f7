package io.bellwether.reporting.domain.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays text out for a terminal: wrapped at {@link #WIDTH} columns, labels in one column. Whatever could steer a terminal
 * or turn the direction of the text, as an answer from outside may contain, becomes a visible sign.
 */
final class TextPage {
    static final int WIDTH = 80;
    private static final int LABEL = 12;
    private static final char HIDDEN = '\uFFFD';

    private final StringBuilder page = new StringBuilder();

    /** A line of its own, wrapped. */
    TextPage line(int indent, String text) {
        return hanging(" ".repeat(indent), text);
    }

    TextPage blank() {
        page.append('\n');
        return this;
    }

    /** A heading with its rule. */
    TextPage heading(String text) {
        return blank().put(text).put("─".repeat(text.length()));
    }

    /** A label and its text beside it; nothing when there is no text. */
    TextPage field(int indent, String label, String text) {
        return text.isBlank() ? this : hanging(" ".repeat(indent) + padded(label, LABEL), text);
    }

    /** Text beside a beginning, wrapped under itself. */
    TextPage hanging(String beginning, String text) {
        String under = " ".repeat(beginning.length());
        String before = beginning;
        for (String line : wrap(text, WIDTH - beginning.length())) {
            put(before + line);
            before = under;
        }
        return this;
    }

    /** A text as it is, only made harmless: lines longer than the page stay long. */
    TextPage verbatim(String text) {
        harmless(text).lines().forEach(this::put);
        return this;
    }

    static String padded(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }

    private TextPage put(String line) {
        page.append(line.stripTrailing()).append('\n');
        return this;
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : harmless(text).strip().split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split("\\s+")) {
                String rest = word;
                if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                while (rest.length() > width) {
                    lines.add(rest.substring(0, width));
                    rest = rest.substring(width);
                }
                line.append(line.isEmpty() ? "" : " ").append(rest);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String harmless(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            boolean layout = c == '\n' || c == '\t';
            boolean steers = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            result.appendCodePoint(steers && !layout ? HIDDEN : c);
        });
        return result.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
