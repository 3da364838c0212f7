package io.bellwether.decision.memory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as the columns of the database keep them. */
final class Decimals {
    private static final int PROBABILITY = 4;
    private static final int FRACTION = 6;
    private static final int RETURN = 8;
    private static final int USD = 6;

    private Decimals() {}

    static BigDecimal probability(BigDecimal value) {
        return value.setScale(PROBABILITY, RoundingMode.HALF_UP);
    }

    static BigDecimal fraction(BigDecimal value) {
        return value.setScale(FRACTION, RoundingMode.HALF_UP);
    }

    static BigDecimal result(BigDecimal value) {
        return value.setScale(RETURN, RoundingMode.HALF_UP);
    }

    /** Costs of advice, to the millionth of a dollar. */
    static BigDecimal usd(BigDecimal value) {
        return value.setScale(USD, RoundingMode.HALF_UP);
    }
}
