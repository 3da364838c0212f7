package io.bellwether.decision.prompt;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text from outside, made harmless to show: what cannot be seen or changes the reading direction is removed, letters
 * in disguise (full width, mathematical) become the plain ones, and every sign that could open or close something is a
 * code. What was done is told.
 *
 * @param json the text as a JSON string, in one line, without any of {@code < > { } [ ] `}
 * @param note what was done to it; empty when nothing was
 */
record ForeignText(String json, String note) {
    private static final String PLAIN = " !'()*+,-./:;=?@_|~$%^&#";
    /** Typographic signs that headlines use and no tokenizer or reader takes for markup. */
    private static final String TYPOGRAPHIC =
            "\u2018\u2019\u201c\u201d\u2013\u2014\u20ac\u00a3\u00a5\u00b0\u00ae\u00a9";

    /** More marks than this on one letter are decoration. */
    private static final int MOST_MARKS = 2;

    /**
     * Makes a text harmless.
     *
     * @param most longest text shown [characters of the original]
     */
    static ForeignText of(String text, int most) {
        if (text.length() <= most && isPlainAscii(text)) {
            return new ForeignText('"' + text + '"', "");
        }
        boolean tooLong = text.length() > most;
        String shown = Normalizer.normalize(tooLong ? text.substring(0, most) : text, Normalizer.Form.NFKC);
        StringBuilder json = new StringBuilder("\"");
        int removed = 0;
        int escaped = 0;
        int marks = 0;
        for (int i = 0; i < shown.length(); ) {
            int c = shown.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (c == '\n' || c == '\t' || c == '\r') {
                json.append(c == '\n' ? "\\n" : " ");
            } else if (isHidden(c) || marks > MOST_MARKS) {
                removed++;
            } else if (isPlain(c)) {
                json.appendCodePoint(c);
            } else {
                escaped++;
                escape(json, c);
            }
        }
        return new ForeignText(json.append('"').toString(), note(removed, escaped, tooLong, text.length(), most));
    }

    /**
     * A line of a quoted text: what nobody sees is removed, and only what could open or close something is a code. It is
     * no JSON string; a JSON text that is quoted so is still the same JSON, since it may hold these signs in strings only.
     */
    static String quoted(String line) {
        String shown = Normalizer.normalize(line, Normalizer.Form.NFKC);
        StringBuilder text = new StringBuilder();
        int marks = 0;
        for (int i = 0; i < shown.length(); ) {
            int c = shown.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (c == '\t') {
                text.append(' ');
            } else if (c == '<' || c == '>' || c == '`' || (c == '[' && opensATag(shown, i))) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else if (!isHidden(c) && marks <= MOST_MARKS) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }

    /** A list of JSON never begins like this, and some models take it for the frame of a message. */
    private static boolean opensATag(String text, int after) {
        return after < text.length() && (text.charAt(after) == '/' || Character.isUpperCase(text.charAt(after)));
    }

    private static String note(int removed, int escaped, boolean tooLong, int length, int most) {
        List<String> notes = new ArrayList<>();
        if (removed > 0) {
            notes.add("removed " + removed + " hidden");
        }
        if (escaped > 0) {
            notes.add("escaped " + escaped);
        }
        if (tooLong) {
            notes.add("cut " + length + " to " + most);
        }
        return String.join(", ", notes);
    }

    /** Most texts: nothing to normalize, to remove or to escape. */
    private static boolean isPlainAscii(String text) {
        return text.chars()
                .allMatch(c -> (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || PLAIN.indexOf(c) >= 0);
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || isMark(c) || PLAIN.indexOf(c) >= 0 || TYPOGRAPHIC.indexOf(c) >= 0;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Controls, direction and other format signs, tags, variation selectors, halves of pairs, what Unicode leaves open. */
    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                // letters without a shape
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800;
    }

    private static void escape(StringBuilder json, int c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append((char) c);
        } else {
            for (char half : Character.toChars(c)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
            }
        }
    }
}
