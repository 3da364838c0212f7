package io.bellwether.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Makes decimals of measured numbers. What is rounded is the shortest decimal that stands for the double; where the digits
 * behind the last one leave no doubt, that decimal is not put together.
 */
public final class Decimals {
    /** More than the multiplication of doubles can be wrong by, for products below {@link #MOST}. */
    private static final double DOUBT = 1e-3;

    private static final double MOST = 1e12;
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};

    private Decimals() {}

    /**
     * The number with so many decimals, rounded half up.
     *
     * @param scale 0 to 10
     * @throws NumberFormatException when it is infinite or no number
     */
    public static BigDecimal rounded(double value, int scale) {
        double size = Math.abs(value) * POWERS[scale];
        if (size < MOST) {
            long whole = (long) size;
            double rest = size - whole;
            if (Math.abs(rest - 0.5) > DOUBT) {
                long digits = rest > 0.5 ? whole + 1 : whole;
                return BigDecimal.valueOf(value < 0 ? -digits : digits, scale);
            }
        }
        return exactly(value, scale);
    }

    /** The definition. */
    static BigDecimal exactly(double value, int scale) {
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    }
}
