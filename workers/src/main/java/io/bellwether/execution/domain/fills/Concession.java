package io.bellwether.execution.domain.fills;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.marketdata.domain.Spread;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * How much worse than the market's price an order is executed that takes what there is.
 *
 * @param slippage [fraction of the price]
 * @param spread half of bid to ask [fraction of the price]
 * @param impact what the order itself moves [fraction of the price]
 */
public record Concession(BigDecimal slippage, BigDecimal spread, BigDecimal impact) {
    private static final BigDecimal BASIS_POINTS = new BigDecimal("10000");

    /** What the costs say of any order, without impact. */
    public static Concession of(CostModel costs) {
        return new Concession(
                costs.slippageBps().divide(BASIS_POINTS), costs.halfSpreadBps().divide(BASIS_POINTS), BigDecimal.ZERO);
    }

    /**
     * The same with the order's impact by the square-root law.
     *
     * @param k the law's constant
     * @param volatility of the symbol [standard deviation of daily logarithmic returns]
     * @param shares [shares] that it takes
     * @param volume [shares] of the session; none: no impact
     */
    Concession withImpact(BigDecimal k, BigDecimal volatility, BigDecimal shares, BigDecimal volume) {
        if (volume.signum() <= 0) {
            return this;
        }
        BigDecimal part = shares.divide(volume, MathContext.DECIMAL64).sqrt(MathContext.DECIMAL64);
        return new Concession(
                slippage, spread, k.multiply(volatility).multiply(part).round(MathContext.DECIMAL32));
    }

    /** The same with half of the spread that was seen in the place of the configured one. */
    public Concession at(Optional<Spread> seen) {
        return seen.map(quoted ->
                        new Concession(slippage, quoted.width().divide(BigDecimal.TWO, MathContext.DECIMAL64), impact))
                .orElse(this);
    }

    /** All of it [fraction of the price]. */
    BigDecimal total() {
        return slippage.add(spread).add(impact);
    }
}
