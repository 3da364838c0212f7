package io.bellwether.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Number of shares, zero or more, up to 9 decimals where fractional shares are allowed.
 *
 * @param value [shares]; equal quantities are equal records: trailing zeros are dropped
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    public static final Quantity ZERO = Quantity.of(0);
    public static final int MAX_SCALE = 9;

    public Quantity {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("quantity must be >= 0, was " + value.toPlainString());
        }
        if (value.scale() != 0) {
            BigDecimal stripped = value.stripTrailingZeros();
            if (stripped.scale() > MAX_SCALE) {
                throw new IllegalArgumentException("quantity has more than 9 decimals: " + value.toPlainString());
            }
            value = stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
        }
    }

    public static Quantity of(long shares) {
        return new Quantity(BigDecimal.valueOf(shares));
    }

    public static Quantity of(String shares) {
        return new Quantity(new BigDecimal(shares));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /** Takes shares away; more than there are is an error. */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isWhole() {
        return value.scale() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
