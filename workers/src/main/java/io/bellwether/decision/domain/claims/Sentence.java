package io.bellwether.decision.domain.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sentence of an answer with the places where its words begin, so that patterns are tried only there. */
final class Sentence {
    private static final String ENDS = ".;!?";
    private static final String BLANKS = " \t\n\u000B\f\r";

    private final String text;
    private final String lower;
    private final int[] words;
    private final long letters;

    Sentence(String text) {
        this.text = text;
        this.lower = lower(text);
        this.words = words(text);
        long first = 0;
        for (int word : words) {
            first |= letterAt(word);
        }
        this.letters = first;
    }

    /** Sentences with a digit: behind a full stop or the like and blanks, and on lines of their own. */
    static List<Sentence> withDigits(String text) {
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            int behind = behindSeparator(text, at);
            if (behind > at) {
                add(text, from, at, sentences);
                from = behind;
                at = behind;
            } else {
                at++;
            }
        }
        add(text, from, text.length(), sentences);
        return sentences;
    }

    private static int behindSeparator(String text, int at) {
        int behind = at;
        if (at > 0 && ENDS.indexOf(text.charAt(at - 1)) >= 0) {
            while (behind < text.length() && BLANKS.indexOf(text.charAt(behind)) >= 0) {
                behind++;
            }
        }
        if (behind == at) {
            while (behind < text.length() && text.charAt(behind) == '\n') {
                behind++;
            }
        }
        return behind;
    }

    private static void add(String text, int from, int to, List<Sentence> sentences) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                sentences.add(new Sentence(text.substring(from, to)));
                return;
            }
        }
    }

    String text() {
        return text;
    }

    /** Where words begin, in their order. */
    int[] words() {
        return words;
    }

    /** The letters that words begin with, as a set of bits. */
    long letters() {
        return letters;
    }

    /** The letter at the place as a bit. */
    long letterAt(int place) {
        return letter(lower.charAt(place));
    }

    /** A bit for what a word can begin with; different ones may share a bit. */
    static long letter(char c) {
        return 1L << (c & 63);
    }

    /** Whether it goes on like that there; capitals and small letters are the same. */
    boolean continuesAt(int place, String small) {
        return lower.startsWith(small, place);
    }

    /** Whether it says that anywhere; capitals and small letters are the same. */
    boolean contains(String small) {
        return lower.contains(small);
    }

    /** As patterns compare letters: only those of the alphabet have two cases. */
    private static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] += 'a' - 'A';
            }
        }
        return new String(chars);
    }

    private static int[] words(String text) {
        int[] places = new int[text.length()];
        int found = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            boolean word = isWord(text.charAt(i));
            if (word && !within) {
                places[found++] = i;
            }
            within = word;
        }
        return Arrays.copyOf(places, found);
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
