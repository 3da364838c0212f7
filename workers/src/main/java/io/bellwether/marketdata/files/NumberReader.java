package io.bellwether.marketdata.files;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.DataIssue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of one file. A dollar sign is allowed, any other currency is not: the desk keeps dollars. Whether a
 * comma or a dot ends the whole part, all prices of the file decide together.
 */
final class NumberReader {
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 30;
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d{1,30})?[eE]\\+?\\d{1,2}");
    private static final Pattern DOT_ENDS = Pattern.compile("\\d{1,3}(,\\d{3})*\\.\\d+|\\d+\\.\\d+");
    private static final Pattern COMMA_ENDS = Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d+|\\d+,(\\d{1,2}|\\d{4,})");
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d{1,30})?");
    private static final Pattern GROUPED_BY_DOT = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d{1,30})?");
    private static final Pattern COUNTED = Pattern.compile("([\\d.,]+)\\s*([KMB])");
    private static final Set<String> MISSING =
            Set.of("", "null", "n/a", "#n/a", "na", "nan", "none", "nil", "-", "--", "\u2013", "\u2014", ".");
    private static final BigDecimal MOST_SHARES = BigDecimal.TEN.pow(18);
    private static final int WHOLE_DIGITS = 12;

    private final boolean commaEnds;
    private final boolean dotSeen;

    private NumberReader(boolean commaEnds, boolean dotSeen) {
        this.commaEnds = commaEnds;
        this.dotSeen = dotSeen;
    }

    /** The reader for a file with these prices. */
    static NumberReader of(Stream<String> prices) {
        List<String> texts = prices.map(NumberReader::bare).toList();
        long dots = texts.stream()
                .filter(text -> isPlain(text)
                        ? text.indexOf('.') > 0
                        : DOT_ENDS.matcher(text).matches())
                .count();
        long commas = texts.stream()
                .filter(text -> !isPlain(text) && COMMA_ENDS.matcher(text).matches())
                .count();
        return new NumberReader(commas > dots, dots > 0);
    }

    /** Whether it is a word for no number. */
    static boolean isMissing(String field) {
        return MISSING.contains(field.strip().toLowerCase(Locale.ROOT));
    }

    private static String bare(String field) {
        String text = field.strip();
        return text.startsWith("$") ? text.substring(1).strip() : text;
    }

    /** @throws BadField when it is not certainly a price in dollars */
    Price price(String name, String field) {
        String text = bare(field);
        BigDecimal value = value(text);
        if (value != null) {
            BigDecimal rounded = value.setScale(Price.MAX_SCALE, RoundingMode.HALF_UP);
            if (rounded.signum() > 0 && rounded.precision() - rounded.scale() <= WHOLE_DIGITS) {
                return new Price(rounded);
            }
        }
        throw new BadField(
                DataIssue.Kind.BAD_NUMBER,
                "%s '%s' is not a plain number greater than 0".formatted(name, field.strip()));
    }

    /** Shares, fractions of a share included. */
    BigDecimal volume(String field) {
        String text = field.strip();
        BigDecimal value = value(text);
        if (value == null) {
            value = counted(text);
        }
        if (value == null || value.compareTo(MOST_SHARES) >= 0) {
            throw new BadField(DataIssue.Kind.BAD_NUMBER, "volume '%s' is not a number of shares".formatted(text));
        }
        return value;
    }

    private @Nullable BigDecimal counted(String text) {
        var counted = COUNTED.matcher(text.toUpperCase(Locale.ROOT));
        if (!counted.matches()) {
            return null;
        }
        BigDecimal number = value(counted.group(1));
        return number == null ? null : number.scaleByPowerOfTen("KMB".indexOf(counted.group(2)) * 3 + 3);
    }

    /** Whether it is digits, with digits behind a dot if there is one: nearly every field of nearly every file. */
    private static boolean isPlain(String text) {
        int whole = digits(text, 0);
        if (whole == 0 || whole > MOST_DIGITS) {
            return false;
        }
        if (whole == text.length()) {
            return true;
        }
        int decimals = digits(text, whole + 1);
        return text.charAt(whole) == '.'
                && decimals > 0
                && decimals <= MOST_DECIMALS
                && whole + 1 + decimals == text.length();
    }

    /** How many digits are there from the place on. */
    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to - from;
    }

    private @Nullable BigDecimal value(String text) {
        if (commaEnds) {
            if (GROUPED_BY_DOT.matcher(text).matches() || text.matches("\\d{1,15}(,\\d{1,30})?")) {
                return new BigDecimal(text.replace(".", "").replace(',', '.'));
            }
            return null;
        }
        if (isPlain(text) || SCIENTIFIC.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        // 1,234 alone may be a little more than one
        boolean certain = text.contains(".") || dotSeen || text.indexOf(',') != text.lastIndexOf(',');
        return certain && GROUPED_BY_COMMA.matcher(text).matches() ? new BigDecimal(text.replace(",", "")) : null;
    }
}
