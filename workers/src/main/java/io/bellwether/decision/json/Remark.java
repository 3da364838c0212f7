package io.bellwether.decision.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A remark within an answer. It says nothing when it explains in known words what stands before it: any other word may be
 * "too risky", "halve it" or "more to come" in some language. A number in it is the one before it, or calculated from it; a
 * unit is that of the field.
 */
final class Remark {
    /** The signs of a remark, and those that say nothing within one. */
    private static final Pattern SIGNS = Pattern.compile("[\\s,.;:()/*#=_'’-]+");

    private static final Set<String> WORDS =
            new HashSet<>(Arrays.asList(("a an and as at be by for from in is are of on"
                            + " the to this that here it its i we my our with within per how why what which"
                            + " ok okay sure fine done good start begin end answer decision analysis reasoning outcome risk risks"
                            + " trades trade theses thesis review reviews list entry entries position positions morning midday"
                            + " fraction weight size sized sizing equity portfolio order orders price last"
                            + " limit stop loss gain reward ratio target chance probability odds win conviction confidence score"
                            + " scale expected based computed calculated rounded rule rules usd us dollar dollars share shares"
                            + " day days session sessions week weeks month months trading business horizon"
                            + " above below under over near just slightly well range high highs low lows support resistance level"
                            + " line trend average averages mean moving sma ema rsi atr momentum volatility volume turnover"
                            + " breakout breaks break up rising falling strong strength weak weakness medium moderate"
                            + " cost costs fee fees slippage spread tick liquidity protective protection"
                            + " one two three four five six seven eight nine ten twelve fifteen twenty fifty")
                    .split(" ")));

    private static final Set<String> MONEY = Set.of("usd", "us", "dollar", "dollars");
    private static final Set<String> SHARES = Set.of("share", "shares");
    private static final Set<String> FRACTIONS = Set.of("fraction", "equity");

    private static final Pattern CALCULATION = Pattern.compile(
            "(?<first>[0-9]+(?:[.][0-9]+)?)\\s*(?<percent>%)?(?:\\s*[-+*/]\\s*[0-9]+(?:[.][0-9]+)?\\s*%?)*");

    /** The field that was written last, with its value when that is a number and stands there already. */
    private static final Pattern FIELD =
            Pattern.compile("\"(?<name>[A-Za-z_ -]{1,40})\"\\s*:\\s*(?<number>-?[0-9.]{1,20})?\\s*,?\\s*$");

    private static final int LONGEST = 200;
    private static final int LONGEST_FIELD = 120;

    private Remark() {}

    /**
     * Whether it takes nothing back, changes nothing and leaves nothing out.
     *
     * @param remark with its signs
     * @param before what of the answer stands before it
     */
    static boolean saysNothing(String remark, CharSequence before) {
        if (remark.length() > LONGEST || DoubtWords.isIn(remark) || remark.contains("..") || remark.contains("->")) {
            return false;
        }
        Matcher field =
                FIELD.matcher(before.subSequence(Math.max(0, before.length() - LONGEST_FIELD), before.length()));
        boolean known = field.find();
        String name = known ? FieldNames.squashed(field.group("name")) : "";
        String number = known && field.group("number") != null ? field.group("number") : "";
        Matcher calculation = CALCULATION.matcher(remark);
        while (calculation.find()) {
            if (!isNumber(calculation, number)) {
                return false;
            }
        }
        String words = calculation.replaceAll(" ").toLowerCase(Locale.ROOT);
        return Arrays.stream(SIGNS.split(words)).allMatch(word -> word.isEmpty() || fits(word, name));
    }

    private static boolean isNumber(Matcher calculation, String number) {
        if (!number.matches("-?[0-9]+(?:[.][0-9]+)?")) {
            return false;
        }
        BigDecimal value = new BigDecimal(number);
        BigDecimal first = new BigDecimal(calculation.group("first"));
        return value.compareTo(first) == 0
                || (calculation.group("percent") != null && value.compareTo(first.movePointLeft(2)) == 0);
    }

    /** Whether the word is known, and a unit that of the field, when it is one. */
    private static boolean fits(String word, String field) {
        boolean price = field.endsWith("price");
        boolean quantity = field.equals("quantity") || SHARES.contains(field);
        return WORDS.contains(word)
                && (!MONEY.contains(word) || price)
                && (!SHARES.contains(word) || price || quantity)
                && (!FRACTIONS.contains(word) || !(price || quantity));
    }
}
