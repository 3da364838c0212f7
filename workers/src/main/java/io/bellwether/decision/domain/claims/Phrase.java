package io.bellwether.decision.domain.claims;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of words, tried only where one of the words is with which it can begin: most sentences have none of them.
 */
final class Phrase {
    /** The beginnings for each bit of a set of letters. */
    private final String[][] beginnings = new String[Long.SIZE][];

    private final long letters;
    private final Pattern pattern;

    /**
     * @param beginnings in small letters, with each of which a word begins
     * @param pattern begins at the beginning of a word, with one of them
     */
    Phrase(List<String> beginnings, String pattern) {
        this.pattern = Pattern.compile(pattern);
        long first = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long letter = 1L << bit;
            this.beginnings[bit] = beginnings.stream()
                    .filter(beginning -> Sentence.letter(beginning.charAt(0)) == letter)
                    .toArray(String[]::new);
            first |= this.beginnings[bit].length == 0 ? 0 : letter;
        }
        this.letters = first;
    }

    Pattern pattern() {
        return pattern;
    }

    /** Each time that a sentence says it, from left to right. */
    void in(Sentence sentence, Consumer<MatchResult> said) {
        if ((sentence.letters() & letters) == 0) {
            return;
        }
        int from = 0;
        Matcher matcher = null;
        for (int place : sentence.words()) {
            if (place >= from && beginsAt(sentence, place)) {
                if (matcher == null) {
                    matcher = pattern.matcher(sentence.text()).useTransparentBounds(true);
                }
                if (matcher.region(place, sentence.text().length()).lookingAt()) {
                    said.accept(matcher);
                    from = matcher.end();
                }
            }
        }
    }

    /** Whether a sentence says it. */
    boolean isIn(Sentence sentence) {
        boolean[] found = new boolean[1];
        in(sentence, said -> found[0] = true);
        return found[0];
    }

    /** The letters that it can begin with, as a set of bits. */
    long letters() {
        return letters;
    }

    /** Whether the word at the place may be its beginning. */
    boolean beginsAt(Sentence sentence, int place) {
        for (String beginning : beginnings[Long.numberOfTrailingZeros(sentence.letterAt(place))]) {
            if (sentence.continuesAt(place, beginning)) {
                return true;
            }
        }
        return false;
    }
}
