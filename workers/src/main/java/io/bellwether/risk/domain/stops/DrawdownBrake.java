package io.bellwether.risk.domain.stops;

import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The drawdown brake: equity / peak - 1 &lt;= -limit pulls it.
 *
 * @param equity [USD] now
 * @param peak [USD] highest equity so far, now included
 * @param drawdown [fraction, &lt;= 0]
 * @param limit [fraction, positive]
 * @param pulled whether the desk must stop
 */
public record DrawdownBrake(Money equity, Money peak, BigDecimal drawdown, BigDecimal limit, boolean pulled) {

    /** Checks the brake; without a positive peak there is nothing to fall from. */
    public static DrawdownBrake check(Money equity, Money highest, BigDecimal limit) {
        Money peak = highest.max(equity);
        BigDecimal drawdown = peak.isPositive()
                ? equity.amount().divide(peak.amount(), MathContext.DECIMAL64).subtract(BigDecimal.ONE)
                : BigDecimal.ZERO;
        // Compared without division, so that a fall of exactly the limit pulls it.
        boolean pulled = equity.compareTo(peak) < 0 && equity.amount().compareTo(floor(peak, limit)) <= 0;
        return new DrawdownBrake(equity, peak, drawdown, limit, pulled);
    }

    /** What equity may still lose until a fall from there pulls the brake [USD], rounded down; zero when it is pulled. */
    public static Money room(Money equity, Money from, BigDecimal limit) {
        BigDecimal left = equity.amount().subtract(floor(from, limit)).max(BigDecimal.ZERO);
        return new Money(left.setScale(2, RoundingMode.DOWN));
    }

    private static BigDecimal floor(Money peak, BigDecimal limit) {
        return peak.amount().multiply(BigDecimal.ONE.subtract(limit));
    }
}
