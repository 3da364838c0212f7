package io.bellwether.portfolio.files;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers as brokers print them: {@code $1,234.56}, {@code ($1,234.56)} and {@code -$1,234.56} below zero, a dash or
 * nothing where there is none, {@code -2.6E-4} where a program printed it.
 */
final class VendorNumbers {
    private static final Set<String> NONE = Set.of("-", "--", "n/a", "na", "nan", "none", "null", "processing");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15}(\\.\\d{0,30})?|\\.\\d{1,30})(E[+-]?\\d{1,2})?");

    private VendorNumbers() {}

    /** @throws BadRow when it is something else */
    static Optional<BigDecimal> read(String column, String text) {
        String plain = text.replace('\u2212', '-').replaceAll("[\\s\u00A0]", "").toUpperCase(Locale.ROOT);
        if (plain.isEmpty() || NONE.contains(plain.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        plain = plain.replaceFirst("^\\$\\((.*)\\)$", "(\\$$1)");
        boolean below = plain.startsWith("(") && plain.endsWith(")");
        String inner = below ? plain.substring(1, plain.length() - 1) : plain;
        String digits = inner.replaceFirst("^([+-]?)(US)?\\$([+-]?)", "$1$3").replaceFirst("USD$", "");
        boolean minus = digits.startsWith("-");
        String unsigned = digits.replaceFirst("^[+-]", "");
        String ungrouped = GROUPED.matcher(unsigned).matches() ? unsigned.replace(",", "") : unsigned;
        if (below && minus || !NUMBER.matcher(ungrouped).matches()) {
            throw new BadRow("%s '%s' is no number".formatted(column, text.strip()));
        }
        BigDecimal number = new BigDecimal(ungrouped);
        return Optional.of(below || minus ? number.negate() : number);
    }
}
