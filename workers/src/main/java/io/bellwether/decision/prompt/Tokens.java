package io.bellwether.decision.prompt;

/**
 * A cautious count of tokens that needs no vendor's tokenizer. Each rule counts what an unfavourable tokenizer makes of
 * it: a run of lower-case letters one token per 3 (English averages 4), of capitals one per 2 (tickers split), every digit
 * one (some models split numbers into digits), every sign and line end one, a single space nothing before a word and one
 * otherwise, anything beyond ASCII one per byte of UTF-8, which no byte-level tokenizer exceeds.
 */
final class Tokens {
    private Tokens() {}

    /** Counts from above; the count of two texts joined at a line end is at most the sum of both. */
    static int estimate(String text) {
        int tokens = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (isLower(c)) {
                end = run(text, i, false);
                tokens += (end - i + 2) / 3;
            } else if (isUpper(c)) {
                end = run(text, i, true);
                tokens += (end - i + 1) / 2;
            } else if (c == ' ') {
                boolean beforeWord = end < text.length() && (isLower(text.charAt(end)) || isUpper(text.charAt(end)));
                tokens += beforeWord ? 0 : 1;
            } else {
                tokens += bytes(c);
            }
            i = end;
        }
        return tokens;
    }

    private static int run(String text, int from, boolean upper) {
        int end = from;
        while (end < text.length() && (upper ? isUpper(text.charAt(end)) : isLower(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static int bytes(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
