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
    private final String[] beginnings;
    private final long letters;
    private final Pattern pattern;

    /**
     * @param beginnings in small letters, with each of which a word begins
     * @param pattern begins at the beginning of a word, with one of them
     */
    Phrase(List<String> beginnings, String pattern) {
        this.beginnings = beginnings.toArray(String[]::new);
        this.pattern = Pattern.compile(pattern);
        long first = 0;
        for (String beginning : beginnings) {
            first |= Sentence.letter(beginning.charAt(0));
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

    private boolean beginsAt(Sentence sentence, int place) {
        if ((sentence.letterAt(place) & letters) == 0) {
            return false;
        }
        for (String beginning : beginnings) {
            if (sentence.continuesAt(place, beginning)) {
                return true;
            }
        }
        return false;
    }
}
