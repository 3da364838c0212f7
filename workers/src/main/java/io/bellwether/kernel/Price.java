package io.bellwether.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Price of one share, greater than zero, with the vendor's precision up to 6 decimals.
 *
 * @param value [USD per share]; equal prices are equal records: trailing zeros beyond the cent are dropped
 */
public record Price(BigDecimal value) implements Comparable<Price> {
    public static final int MAX_SCALE = 6;

    public Price {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("price must be > 0, was " + value.toPlainString());
        }
        if (value.scale() != 2) {
            BigDecimal stripped = value.stripTrailingZeros();
            if (stripped.scale() > MAX_SCALE) {
                throw new IllegalArgumentException("price has more than 6 decimals: " + value.toPlainString());
            }
            value = stripped.scale() < 2 ? stripped.setScale(2, RoundingMode.UNNECESSARY) : stripped;
        }
    }

    public static Price of(String value) {
        return new Price(new BigDecimal(value));
    }

    /** Rounds half up to the given number of decimals; at least the smallest such step. */
    public static Price rounded(BigDecimal value, int scale) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        return new Price(value.setScale(scale, RoundingMode.HALF_UP).max(step));
    }

    /** Value of a number of shares, rounded half up to the cent. */
    public Money times(Quantity quantity) {
        return Money.rounded(value.multiply(quantity.value()));
    }

    /** Price moved by a fraction (0.01 = one per cent up), rounded half up to 4 decimals. */
    public Price movedBy(BigDecimal fraction) {
        return rounded(value.multiply(BigDecimal.ONE.add(fraction)), 4);
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
