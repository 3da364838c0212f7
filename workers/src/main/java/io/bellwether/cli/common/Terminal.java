package io.bellwether.cli.common;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;

/**
 * What a person looks at: how wide it is, and writers that keep to that width.
 *
 * @param width [columns]
 * @param isSeen whether the width is that of a terminal or was asked for; false when output goes elsewhere
 */
public record Terminal(int width, boolean isSeen) {
    static final int USUAL = 80;
    private static final int LEAST = 40;

    /** By the variable {@code COLUMNS}, which the launcher sets when a terminal is there. */
    public static Terminal of(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "").strip();
        boolean isSeen = columns.matches("[1-9][0-9]{0,3}");
        return new Terminal(isSeen ? Math.max(LEAST, Integer.parseInt(columns)) : USUAL, isSeen);
    }

    /** A writer whose lines are no longer than the terminal is wide, except for single words that are. */
    public PrintWriter folded(Writer out) {
        return new PrintWriter(new Folding(out, width), false);
    }

    /**
     * The line on several ones: it is cut between words, and what follows is set in below where its last column begins.
     */
    static String fold(String line, int width) {
        if (length(line) <= width) {
            return line;
        }
        int indent = indent(line, width);
        StringBuilder folded = new StringBuilder();
        String rest = line;
        boolean first = true;
        while (true) {
            String margin = first ? "" : " ".repeat(indent);
            int cut = length(margin) + length(rest) <= width
                    ? -1
                    : cut(rest, width - margin.length(), first ? indent : 0);
            folded.append(margin).append(cut < 0 ? rest : rest.substring(0, cut).stripTrailing());
            if (cut < 0) {
                return folded.toString();
            }
            rest = rest.substring(cut).stripLeading();
            if (rest.isEmpty()) {
                return folded.toString();
            }
            folded.append(System.lineSeparator());
            first = false;
        }
    }

    /** The last space that still fits, or, within a word that is too long, the end of that word; -1 when there is none. */
    private static int cut(String text, int width, int from) {
        int end = text.offsetByCodePoints(0, Math.min(width, length(text)));
        int space = text.lastIndexOf(' ', end);
        if (space > from && !text.substring(0, space).isBlank()) {
            return space;
        }
        int next = text.indexOf(' ', Math.max(from, end));
        return next < 0 ? -1 : next;
    }

    /** Where the last column of a table's row begins, if that is in its left half; otherwise a little deeper than the line. */
    private static int indent(String line, int width) {
        int begin = line.length() - line.stripLeading().length();
        int column = begin;
        for (int i = begin; i + 2 < line.length() && i < width / 2; i++) {
            if (line.charAt(i) == ' ' && line.charAt(i + 1) == ' ' && line.charAt(i + 2) != ' ') {
                column = i + 2;
            }
        }
        return column > begin && column <= width / 2 ? column : Math.min(begin + 2, width / 2);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Folds each line when it is complete. */
    private static final class Folding extends Writer {
        private final Writer out;
        private final int width;
        private final StringBuilder line = new StringBuilder();

        Folding(Writer out, int width) {
            this.out = out;
            this.width = width;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                if (text[i] == '\n') {
                    release();
                    out.write('\n');
                } else {
                    line.append(text[i]);
                }
            }
        }

        private void release() throws IOException {
            out.write(fold(line.toString(), width));
            line.setLength(0);
        }

        @Override
        public void flush() throws IOException {
            release();
            out.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
            out.close();
        }
    }
}
