package io.bellwether.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of US dollars, exact to the cent; may be negative.
 *
 * @param amount [USD], always of scale 2
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
    public static final Money ZERO = Money.of("0");

    public Money {
        if (amount.scale() != 2) {
            if (amount.stripTrailingZeros().scale() > 2) {
                throw new IllegalArgumentException("money must be whole cents, was " + amount.toPlainString());
            }
            amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        }
    }

    /** Reads an amount that is already whole cents. */
    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    /** Rounds half up to the cent. */
    public static Money rounded(BigDecimal amount) {
        return new Money(amount.setScale(2, RoundingMode.HALF_UP));
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money negate() {
        return new Money(amount.negate());
    }

    /** Multiplies by a plain factor and rounds half up to the cent. */
    public Money times(BigDecimal factor) {
        return rounded(amount.multiply(factor));
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
