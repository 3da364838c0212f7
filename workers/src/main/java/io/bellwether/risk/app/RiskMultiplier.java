package io.bellwether.risk.app;

import java.math.BigDecimal;
import java.util.Optional;

/** The decision table {@code risk-multiplier}: what is left of a position's size in this market and on this desk. */
public interface RiskMultiplier {
    /** Part of the size that is left [0..1]; a measure that is not known counts as risky. */
    BigDecimal of(Measures measures);

    /**
     * What the table looks at.
     *
     * @param marketVolatility annualised [fraction; 0.25 = 25 % a year]
     * @param portfolioCorrelation mean of the pairwise correlations of the positions [-1..1]
     * @param drawdown equity below its peak [fraction, &lt;= 0]
     */
    record Measures(
            Optional<BigDecimal> marketVolatility,
            Optional<BigDecimal> portfolioCorrelation,
            Optional<BigDecimal> drawdown) {
        /** What was measured for a session. */
        public static Measures of(MeasureRisk.Measured measured) {
            return new Measures(
                    measured.marketVolatility(),
                    Optional.of(measured.portfolioCorrelation()),
                    Optional.of(measured.drawdown()));
        }
    }
}
