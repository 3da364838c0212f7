package io.bellwether.decision.json;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that may take back, doubt or date what they stand beside. They only make a reading stricter: where a label or a
 * remark is let pass at all, it must not hold one of them.
 */
final class DoubtWords {
    private static final Set<String> WORDS = Set.of(
            "not",
            "no",
            "non",
            "never",
            "none",
            "nor",
            "dont",
            "don",
            "doesnt",
            "wont",
            "cannot",
            "cant",
            "isnt",
            "arent",
            "without",
            "draft",
            "drafts",
            "example",
            "examples",
            "sample",
            "template",
            "test",
            "tests",
            "testing",
            "tested",
            "dummy",
            "mock",
            "fake",
            "demo",
            "toy",
            "placeholder",
            "illustration",
            "illustrative",
            "hypothetical",
            "hypothetically",
            "imaginary",
            "fictional",
            "theoretical",
            "void",
            "wrong",
            "incorrect",
            "mistake",
            "mistaken",
            "old",
            "older",
            "outdated",
            "obsolete",
            "stale",
            "expired",
            "expire",
            "previous",
            "previously",
            "former",
            "earlier",
            "yesterday",
            "tomorrow",
            "later",
            "unconfirmed",
            "uncertain",
            "unsure",
            "tentative",
            "preliminary",
            "provisional",
            "maybe",
            "perhaps",
            "possibly",
            "might",
            "if",
            "unless",
            "until",
            "except",
            "should",
            "instead",
            "wait",
            "actually",
            "rather",
            "todo",
            "fixme",
            "tbd",
            "xxx",
            "unknown",
            "pending",
            "unapproved",
            "halve",
            "halved",
            "half",
            "double",
            "doubled",
            "skip",
            "skipped",
            "undo",
            "scrap",
            "scratch",
            "bad",
            "broken",
            "junk",
            "trash",
            "only",
            "alternative",
            "alternatively",
            "option",
            "optional",
            "other",
            "another",
            "false",
            "off",
            "disabled",
            "disable",
            "inactive",
            "denied",
            "deny",
            "forbidden",
            "blocked",
            "block",
            "stopped",
            "wip",
            "nope",
            "nicht",
            "kein",
            "keine",
            "nein",
            "entwurf",
            "beispiel",
            "pas",
            "jamais",
            "brouillon",
            "exemple",
            "ejemplo",
            "borrador",
            "nunca");

    /** Beginnings of words: cancel, cancelled, cancellation. */
    private static final Pattern STEMS = Pattern.compile(
            "(?:cancel|reject|invalid|error|fail|retract|revok|revoc|withdr|ignor|disregard|supersed|abort|simulat|"
                    + "correct|remov|delet|discard|replac|revers|refus|rescind|nullif|amend|chang|overrid|overrul|unsafe|"
                    + "unverif|unvalid|unreal|fiction|pretend|suspend|postpon|delay|veto|declin|doubt|question|recall|"
                    + "exclud|omit|drop|reduc|increas|lower|rais|adjust|modif|updat|await|approv|confirm|review|verif|revis|recalc|"
                    + "recomput|reconsider|rethink)[a-z]*");

    private static final Pattern WORD = Pattern.compile("[a-z]+");

    /** Where a name in camel case has a new word. */
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private DoubtWords() {}

    /** Whether the text holds such a word, or a sign that questions or negates. */
    static boolean isIn(String text) {
        if (text.indexOf('?') >= 0 || text.indexOf('!') >= 0 || text.indexOf('~') >= 0) {
            return true;
        }
        String words = HUMP.matcher(text.replace("'", "").replace("\u2019", "")).replaceAll(" ");
        Matcher matcher = WORD.matcher(words.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String word = matcher.group();
            if (WORDS.contains(word) || STEMS.matcher(word).matches()) {
                return true;
            }
        }
        return false;
    }
}
