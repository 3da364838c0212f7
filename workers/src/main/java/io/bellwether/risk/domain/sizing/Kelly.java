package io.bellwether.risk.domain.sizing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The Kelly fraction of a binary bet: f = p - (1 - p) / b with b = gain / loss.
 *
 * <p>Source: J. L. Kelly, "A New Interpretation of Information Rate", Bell System Technical Journal 35 (1956); E. O.
 * Thorp, "The Kelly Criterion in Blackjack, Sports Betting and the Stock Market" (2007).
 */
public final class Kelly {
    private Kelly() {}

    /**
     * The fraction without clamp; negative when there is no edge.
     *
     * @param winProbability [0..1]
     * @param gain if it works [fraction of the entry price, &gt;= 0]
     * @param loss if it fails [fraction of the entry price, &gt;= 0]
     * @return fraction of equity, at most 1; -1 when nothing can be gained
     */
    public static BigDecimal fraction(BigDecimal winProbability, BigDecimal gain, BigDecimal loss) {
        if (gain.signum() == 0) {
            return BigDecimal.ONE.negate();
        }
        BigDecimal losing = BigDecimal.ONE.subtract(winProbability);
        return winProbability.subtract(losing.multiply(loss).divide(gain, MathContext.DECIMAL64));
    }

    /**
     * The part of equity to hold: the fraction clamped to [0, cap], times the part of Kelly that is used.
     *
     * @param cap largest position [fraction of equity]
     * @param part part of the Kelly fraction that is used, e.g. 0.5
     */
    public static BigDecimal target(
            BigDecimal winProbability, BigDecimal gain, BigDecimal loss, BigDecimal cap, BigDecimal part) {
        return fraction(winProbability, gain, loss)
                .max(BigDecimal.ZERO)
                .min(cap)
                .multiply(part);
    }
}
