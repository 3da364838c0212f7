package io.bellwether.risk.domain.sizing;

import java.math.BigDecimal;

/** Expected value of a trade: p x gain - (1 - p) x loss - round trip cost, all fractions of the entry price. */
public final class ExpectedValue {
    private ExpectedValue() {}

    /**
     * The expected value.
     *
     * @param winProbability [0..1]
     * @param gain if it works [fraction of the entry price]
     * @param loss if it fails [fraction of the entry price, positive]
     * @param roundTripCost of buying and selling [fraction of the entry price]
     */
    public static BigDecimal of(BigDecimal winProbability, BigDecimal gain, BigDecimal loss, BigDecimal roundTripCost) {
        return winProbability
                .multiply(gain)
                .subtract(BigDecimal.ONE.subtract(winProbability).multiply(loss))
                .subtract(roundTripCost);
    }
}
