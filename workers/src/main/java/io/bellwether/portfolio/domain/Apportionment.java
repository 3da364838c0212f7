package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import java.math.RoundingMode;

/**
 * Splits an amount over shares so that the parts add up to the whole to the cent: a part is the difference of two
 * rounded running totals, and the running total of all shares is the amount itself.
 */
final class Apportionment {
    private Apportionment() {}

    /** The amount that falls on the first {@code part} of {@code whole} shares; never falls as the part grows. */
    static Money upTo(Money amount, Quantity part, Quantity whole) {
        return new Money(amount.amount().multiply(part.value()).divide(whole.value(), 2, RoundingMode.HALF_UP));
    }

    /** The amount that falls on {@code part} of {@code whole} shares when {@code before} shares had their parts. */
    static Money part(Money amount, Quantity before, Quantity part, Quantity whole) {
        return upTo(amount, before.plus(part), whole).minus(upTo(amount, before, whole));
    }
}
