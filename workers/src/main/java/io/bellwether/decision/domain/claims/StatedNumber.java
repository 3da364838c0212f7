package io.bellwether.decision.domain.claims;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * A number as it was written.
 *
 * @param value as written, thousands and millions multiplied out
 * @param half half a unit of its last digit: what rounding may have taken off
 * @param percent whether it is a percentage
 * @param loose whether words like "about" stand before it
 */
record StatedNumber(BigDecimal value, BigDecimal half, boolean percent, boolean loose) {
    /** Four digits are told of most facts: a difference in the fifth is none. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.005");

    private static final BigDecimal LOOSE = new BigDecimal("0.05");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Reads {@code 1,234.5}, {@code -0.16}, {@code 1.3M}; empty when the digits mean nothing. */
    static Optional<StatedNumber> of(String sign, String digits, String unit, boolean loose) {
        String plain = digits.replace(",", "");
        if (plain.length() > 18) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(plain);
        String suffix = unit.toLowerCase(Locale.ROOT).strip();
        int power = switch (suffix) {
            case "k", "thousand" -> 3;
            case "m", "mn", "million" -> 6;
            case "bn", "billion" -> 9;
            default -> 0;
        };
        BigDecimal half = HALF.movePointLeft(number.scale()).movePointRight(power);
        BigDecimal value = number.movePointRight(power);
        boolean negative = sign.equals("-") || sign.equals("\u2212");
        boolean percent = suffix.equals("%") || suffix.startsWith("percent") || suffix.equals("pct");
        return Optional.of(new StatedNumber(negative ? value.negate() : value, half, percent, loose));
    }

    /** Whether it means the number, given what rounding allows; without a sign of its own a size is meant. */
    boolean means(BigDecimal given, boolean fraction, boolean signed) {
        if (fraction) {
            BigDecimal hundred = given.movePointRight(2);
            return near(hundred, signed) || (!percent && near(given, signed));
        }
        return near(given, signed);
    }

    private boolean near(BigDecimal given, boolean signed) {
        BigDecimal one = signed || value.signum() < 0 ? value : value.abs();
        BigDecimal other = signed || value.signum() < 0 ? given : given.abs();
        BigDecimal allowed = other.abs().multiply(loose ? LOOSE : TOLERANCE).max(half);
        return one.subtract(other).abs().compareTo(allowed) <= 0;
    }
}
