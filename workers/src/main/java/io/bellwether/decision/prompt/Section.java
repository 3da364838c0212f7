package io.bellwether.decision.prompt;

import java.util.List;

/**
 * A part of a prompt: lines around rows, of which the last may be left out.
 *
 * @param name what a cut of it is called
 * @param head lines before the rows
 * @param rows one line each, the most important first
 * @param joint between two rows
 * @param tail lines after them
 */
record Section(String name, String head, List<String> rows, String joint, String tail) {
    Section {
        rows = List.copyOf(rows);
    }

    /** A table, or lines around one. */
    Section(String name, String head, List<String> rows, String tail) {
        this(name, head, rows, ",\n", tail);
    }

    static Section text(String name, String text) {
        return new Section(name, text, List.of(), "");
    }

    /** A table as JSON, a row per line. */
    static Section table(String name, String title, List<String> columns, List<String> rows) {
        return new Section(
                name,
                "## " + title + "\n{\"columns\":[\"" + String.join("\",\"", columns) + "\"],\"rows\":[\n",
                rows,
                "]}\n\n");
    }

    /** A table of outside text behind a fence. Its rows hold no sign that could close it, see {@link ForeignText}. */
    static Section fenced(String name, String title, List<String> columns, List<String> rows) {
        return new Section(
                name,
                "## " + title + "\n<data about=\"" + name + "\">\n{\"columns\":[\"" + String.join("\",\"", columns)
                        + "\"],\"rows\":[\n",
                rows,
                "]}\n</data>\n\n");
    }

    /** Outside text behind a fence, a row per line, without a table's escapes. No row can close it, see {@link ForeignText}. */
    static Section quoted(String name, String title, List<String> rows) {
        return new Section(name, "## " + title + "\n<data about=\"" + name + "\">\n", rows, "\n", "</data>\n\n");
    }

    /** Whether it is a table that has nothing to say. */
    boolean isEmptyTable() {
        return rows.isEmpty() && !tail.isEmpty();
    }

    String write(int kept) {
        StringBuilder text = new StringBuilder(head);
        for (int i = 0; i < kept; i++) {
            text.append(rows.get(i)).append(i + 1 < kept ? joint : "\n");
        }
        return text.append(tail).toString();
    }
}
