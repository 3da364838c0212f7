package io.bellwether.decision.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** Knows what a form has in the place of a text, and what says of itself that it is not meant. */
final class Template {
    private static final Pattern FORM = Pattern.compile("<[^<>]*>|\\[[^\\[\\]]*]|\\{+[^{}]*}+|[^\\p{L}\\p{N}]*");
    private static final String FILLER = "lorem ipsum";
    private static final int LONGEST = 1_000;
    /** More than any of the words below has. */
    private static final int LONGEST_WORDS = 200;

    private static final String NOT_MEANT =
            "example|sample|draft|test|template|dummy|mock|placeholder|illustration|hypothetical|simulation";
    private static final Pattern WORDS = Pattern.compile("string|todo|tbd|tba|xxx"
            + "|(?:your|insert|enter|fill in) .{0,60} here"
            + "|(?:this (?:trade )?is )?(?:only |just )?(?:an? )?(?:" + NOT_MEANT + ")(?: only)?"
            + "(?: trade| order| value| text| answer| decision)?(?: only)?"
            + "|(?:please )?(?:do not|don['\u2019]t|never) (?:execute|place|send|submit|use)"
            + "(?: this| these| the| it| them)?(?: trades?| orders?| answer| decision| values?)?");

    private Template() {}

    /** Whether all that stands there is such a thing; a sentence that merely holds one is a sentence. */
    static boolean isOne(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return false;
        }
        return FORM.matcher(stripped).matches()
                || stripped.regionMatches(true, 0, FILLER, 0, FILLER.length())
                || isWords(withoutEdges(stripped));
    }

    private static boolean isWords(String text) {
        return text.length() <= LONGEST_WORDS
                && WORDS.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /** From the first letter or digit to the last. */
    private static String withoutEdges(String text) {
        int start = 0;
        while (start < text.length() && !isLetterOrNumber(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && !isLetterOrNumber(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean isLetterOrNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
