package io.bellwether.decision.domain;

import java.util.OptionalInt;

/** Text that an advisor wrote, as it may stand in a log, a database or a prompt. */
final class HarmlessText {
    private HarmlessText() {}

    /** Whether a page shows the character, neither hiding nor reordering others: line breaks and tabs are fine. */
    static boolean isPrintable(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> false;
            // ZWNJ and ZWJ are spelling in several languages; the rest hides text or turns its direction
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }

    /** The first character that no page shows; empty when all are fine. */
    static OptionalInt firstUnprintable(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean plain = c >= ' ' && c <= '~';
            if (!plain && !isPrintable(c)) {
                return OptionalInt.of(c);
            }
            at += Character.charCount(c);
        }
        return OptionalInt.empty();
    }

    /** The text with unprintable characters written as {@code <U+202E>}, cut to so many characters. */
    static String text(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 16);
        for (int i = 0; i < text.length() && shown.length() <= longest; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isPrintable(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("<U+%04X>".formatted(c));
            }
        }
        if (shown.length() <= longest) {
            return shown.toString();
        }
        int end = longest - 3;
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}
