package io.bellwether.decision.prompt;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers as short as they are useful: four digits tell a share from another, more are noise that costs tokens. */
final class Digits {
    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_UP);

    private Digits() {}

    /** Four significant digits, without an exponent and without zeros at the end. */
    static BigDecimal four(BigDecimal value) {
        BigDecimal digits = value.round(FOUR).stripTrailingZeros();
        return digits.scale() < 0 ? digits.setScale(0) : digits;
    }

    /** A fraction with four decimals: a hundredth of a per cent. */
    static BigDecimal fraction(BigDecimal value) {
        BigDecimal rounded = value.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    static Optional<BigDecimal> fraction(Optional<BigDecimal> value) {
        return value.map(Digits::fraction);
    }

    static Optional<BigDecimal> four(Optional<BigDecimal> value) {
        return value.map(Digits::four);
    }

    /** Thousands, with four significant digits. */
    static BigDecimal thousands(BigDecimal value) {
        return four(value.movePointLeft(3));
    }

    /** A fraction as per cent, e.g. {@code -4.762 %}. */
    static String percent(BigDecimal fraction) {
        return four(fraction.movePointRight(2)).toPlainString() + " %";
    }
}
