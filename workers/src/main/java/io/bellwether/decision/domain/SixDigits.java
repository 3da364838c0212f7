package io.bellwether.decision.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rounds measured numbers to six digits, half up, so that the same number is the same text. What is rounded is the shortest
 * decimal that stands for the double; where the digits behind the sixth leave no doubt, that decimal is not put together.
 */
final class SixDigits {
    private static final int DIGITS = 6;
    private static final MathContext CONTEXT = new MathContext(DIGITS, RoundingMode.HALF_UP);

    /** Smallest whole number of six digits. */
    private static final long LEAST = 100_000;

    /** More than a multiplication of doubles can be wrong by, relative to six digits before the point. */
    private static final double DOUBT = 1e-4;

    /** From here on a double's decimal is written without an exponent, and up to ten million. */
    private static final double SHORTEST_PLAIN = 1e-3;

    private static final int LOWEST = -6;
    private static final double[] POWERS = {
        1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13
    };
    private static final double[] FACTORS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private SixDigits() {}

    /** The number in six digits or fewer, without exponent. */
    static BigDecimal rounded(double value) {
        double size = Math.abs(value);
        if (size >= POWERS[0] && size < POWERS[POWERS.length - 1]) {
            int power = 0;
            while (size >= POWERS[power + 1]) {
                power++;
            }
            int scale = DIGITS - 1 - (power + LOWEST);
            double scaled = scale >= 0 ? size * FACTORS[scale] : size / FACTORS[-scale];
            long whole = (long) scaled;
            double rest = scaled - whole;
            long near = Math.round(scaled);
            if (scale > 0 && size >= SHORTEST_PLAIN && near < 10 * LEAST && near / FACTORS[scale] == size) {
                return shortest(value < 0 ? -near : near, scale);
            }
            boolean plain = rest > DOUBT && rest < 1 - DOUBT && Math.abs(rest - 0.5) > DOUBT;
            if (plain && whole >= LEAST && whole < 10 * LEAST - 1) {
                long digits = rest > 0.5 ? whole + 1 : whole;
                BigDecimal rounded = BigDecimal.valueOf(value < 0 ? -digits : digits, scale);
                return scale < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
            }
        }
        return exactly(value);
    }

    /** A number that has no more digits, as its shortest decimal: without zeros behind the first decimal. */
    private static BigDecimal shortest(long digits, int scale) {
        long left = digits;
        int decimals = scale;
        while (decimals > 1 && left % 10 == 0) {
            left /= 10;
            decimals--;
        }
        return BigDecimal.valueOf(left, decimals);
    }

    /** The definition. */
    static BigDecimal exactly(double value) {
        BigDecimal digits = BigDecimal.valueOf(value).round(CONTEXT);
        return digits.signum() == 0 ? BigDecimal.ZERO : digits.setScale(Math.max(0, digits.scale()));
    }
}
