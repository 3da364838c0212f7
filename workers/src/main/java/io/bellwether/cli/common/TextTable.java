package io.bellwether.cli.common;

import io.bellwether.reporting.domain.Figures;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A table for a terminal: each column as wide as what stands in it, two blanks between columns. */
public final class TextTable {
    private static final String GAP = "  ";
    private static final String TO_THE_RIGHT = ">";

    private final List<Boolean> right;
    private final List<List<String>> lines = new ArrayList<>();

    private TextTable(List<Boolean> right) {
        this.right = right;
    }

    /** A table with headings; a column whose heading begins with {@code >} stands to the right, as numbers do. */
    public static TextTable of(String... headings) {
        TextTable table = without(headings);
        table.lines.add(Arrays.stream(headings)
                .map(heading -> heading.startsWith(TO_THE_RIGHT) ? heading.substring(1) : heading)
                .toList());
        return table;
    }

    /** The same without a line of headings: of each column only {@code >} or nothing is looked at. */
    public static TextTable without(String... columns) {
        if (columns.length < 2) {
            throw new IllegalArgumentException("a table has two columns or more, was " + Arrays.toString(columns));
        }
        return new TextTable(Arrays.stream(columns)
                .map(column -> column.startsWith(TO_THE_RIGHT))
                .toList());
    }

    /** Adds a line, a cell a column; decimals are written in full, what is absent as a dash. */
    public TextTable row(Object... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException("a row of %d cells in a table of %d columns, they are %s"
                    .formatted(cells.length, right.size(), Arrays.toString(cells)));
        }
        lines.add(Arrays.stream(cells).map(TextTable::text).toList());
        return this;
    }

    /** Adds words about the last row, under it from its second column on. */
    public TextTable note(String text) {
        lines.add(List.of(text));
        return this;
    }

    /** Prints it with so many blanks before each line. */
    public void print(PrintWriter out, int indent) {
        int[] widths = new int[right.size()];
        lines.stream().filter(this::isRow).forEach(line -> widen(widths, line));
        for (List<String> line : lines) {
            out.println((" ".repeat(indent)
                            + (isRow(line) ? text(line, widths) : " ".repeat(widths[0]) + GAP + line.getFirst()))
                    .stripTrailing());
        }
    }

    private boolean isRow(List<String> line) {
        return line.size() == right.size();
    }

    private static void widen(int[] widths, List<String> line) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], line.get(i).length());
        }
    }

    private String text(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - line.get(i).length());
            text.append(i == 0 ? "" : GAP).append(right.get(i) ? blanks + line.get(i) : line.get(i) + blanks);
        }
        return text.toString();
    }

    public void print(PrintWriter out) {
        print(out, 0);
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Optional<?> optional -> optional.map(TextTable::text).orElse(Figures.NONE);
            case BigDecimal decimal -> decimal.toPlainString();
            default -> cell.toString();
        };
    }
}
