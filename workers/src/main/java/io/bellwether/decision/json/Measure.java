package io.bellwether.decision.json;

import io.bellwether.decision.json.AnswerFields.Field;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number counts, and which ways of writing it as text can mean that number only. */
enum Measure {
    /** USD per share: {@code $10.05}, {@code 10.05 USD}, {@code US$10.05} */
    PRICE("(?:US[ ]?\\$|\\$|USD)?\\s*NUMBER\\s*(?:US[ ]?\\$|\\$|USD|(?:US[ -]?)?dollars?)?"),
    /** {@code 50 shares}, {@code 50 shs} */
    SHARES("NUMBER\\s*(?:shares?|shs?[.]?|units?)?"),
    /** {@code 0.55}, {@code 55%}, {@code 55 pct}, {@code 55/100} */
    FRACTION("NUMBER\\s*(?<percent>%|percent|per cent|pct[.]?|/\\s*100)?"),
    /** {@code 66}, {@code 66%}, {@code 66/100} */
    SCORE("NUMBER\\s*(?:%|percent|per cent|pct[.]?|/\\s*100)?"),
    /** {@code 12 trading days}, {@code 12d}; days of the calendar are other days */
    DAYS("NUMBER\\s*-?\\s*(?:d|(?:(?:trading|business|working|market)[ -]?)?(?:days?|sessions?))?"),
    /** no number */
    NONE("(?!)NUMBER");

    /**
     * Without a plus, which may ask for that much more. With commas only where they cannot be decimal ones: beside a decimal point, or two of them. {@code 1,234} may be
     * either and is none.
     */
    private static final String NUMBER =
            "(?<number>-?(?:[0-9]{1,3}(?:,[0-9]{3})+[.][0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]*[.]?[0-9]+))";

    /** One, to three digits: thousands where that is the custom, one and a fraction elsewhere. A leading zero decides it. */
    private static final Pattern ONE_OR_THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}[.][0-9]{3}");

    private static final int LONGEST = 60;

    private final Pattern shape;

    Measure(String shape) {
        this.shape = Pattern.compile(shape.replace("NUMBER", NUMBER), Pattern.CASE_INSENSITIVE);
    }

    /**
     * A number that was written as text.
     *
     * @param value as it is meant: a percentage is divided by 100 where a fraction is asked for
     * @param percent whether it was a percentage for a fraction
     */
    record Written(BigDecimal value, boolean percent) {}

    static Measure of(Field field) {
        if (field.type() == Price.class) {
            return PRICE;
        } else if (field.type() == Quantity.class) {
            return SHARES;
        } else if (field.type() == BigDecimal.class) {
            return FRACTION;
        } else if (field.jsonType().equals("integer") && !field.list()) {
            return field.name().endsWith("_days") ? DAYS : SCORE;
        }
        return NONE;
    }

    /** The one number that the text can mean; empty when it is none, or could be two. */
    Optional<Written> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = shape.matcher(text.strip());
        if (!matcher.matches()
                || (this == SHARES
                        && ONE_OR_THOUSANDS.matcher(matcher.group("number")).matches())) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group("number").replace(",", ""));
        boolean percent = this == FRACTION && matcher.group("percent") != null;
        return Optional.of(new Written(percent ? number.movePointLeft(2) : number, percent));
    }
}
