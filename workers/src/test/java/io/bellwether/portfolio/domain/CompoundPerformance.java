package io.bellwether.portfolio.domain;

import java.math.BigDecimal;
import java.util.List;

/**
 * Figures by the convention of QuantConnect's Lean engine, for comparison with its reports: the mean daily return is
 * compounded to a year, variances are multiplied by the days of a year (Lean, Common/Statistics/Statistics.cs, read
 * 2026-11). They must not be mixed with those of {@link Performance}.
 */
final class CompoundPerformance {
    private CompoundPerformance() {}

    /** {@code (1 + mean)^days - 1}. */
    static double annualReturn(List<BigDecimal> returns, int daysPerYear) {
        return Math.pow(1 + mean(returns), daysPerYear) - 1;
    }

    /** Sample variance multiplied by the days of a year; at least 2 returns. */
    static double annualVariance(List<BigDecimal> returns, int daysPerYear) {
        double mean = mean(returns);
        double squares = returns.stream()
                .mapToDouble(BigDecimal::doubleValue)
                .map(x -> (x - mean) * (x - mean))
                .sum();
        return squares / (returns.size() - 1) * daysPerYear;
    }

    /** Annual return divided by the root of the annual variance, risk-free rate zero. */
    static double sharpe(List<BigDecimal> returns, int daysPerYear) {
        return annualReturn(returns, daysPerYear) / Math.sqrt(annualVariance(returns, daysPerYear));
    }

    private static double mean(List<BigDecimal> returns) {
        return returns.stream().mapToDouble(BigDecimal::doubleValue).average().orElse(0);
    }
}
