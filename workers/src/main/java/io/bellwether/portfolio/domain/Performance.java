package io.bellwether.portfolio.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Return and risk figures of a series of values, one per session, oldest first. */
public final class Performance {
    /** Trading sessions of a year, by which daily figures are annualised. */
    public static final int SESSIONS_PER_YEAR = 252;

    private static final int RETURN_SCALE = 8;
    private static final int RATIO_SCALE = 6;

    private Performance() {}

    /**
     * Change from one value to the next.
     *
     * @param from &gt; 0
     * @return fraction with 8 decimals; 0.01 = 1 %
     */
    public static BigDecimal change(BigDecimal from, BigDecimal to) {
        return to.divide(from, RETURN_SCALE + 4, RoundingMode.HALF_UP)
                .subtract(BigDecimal.ONE)
                .setScale(RETURN_SCALE, RoundingMode.HALF_UP);
    }

    /** Changes between neighbours: one fewer than there are values. */
    public static List<BigDecimal> returns(List<BigDecimal> values) {
        List<BigDecimal> returns = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            returns.add(change(values.get(i - 1), values.get(i)));
        }
        return returns;
    }

    /**
     * Sharpe ratio with a risk-free rate of zero: {@code mean(r) / stdev(r) * sqrt(252)}, the standard deviation with
     * n - 1 (W. F. Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21, 1994).
     *
     * @return 6 decimals; empty with fewer than 2 returns or when all are equal
     */
    public static Optional<BigDecimal> sharpe(List<BigDecimal> returns) {
        double[] r = returns.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        // Equal returns are tested as such: a variance computed in floating point may miss zero by a rounding error.
        if (r.length < 2 || Arrays.stream(r).allMatch(x -> x == r[0])) {
            return Optional.empty();
        }
        double mean = Arrays.stream(r).sum() / r.length;
        double squares = Arrays.stream(r).map(x -> (x - mean) * (x - mean)).sum();
        double ratio = mean / Math.sqrt(squares / (r.length - 1)) * Math.sqrt(SESSIONS_PER_YEAR);
        return Optional.of(BigDecimal.valueOf(ratio).setScale(RATIO_SCALE, RoundingMode.HALF_UP));
    }

    /**
     * Deepest fall below the highest value so far.
     *
     * @return fraction with 8 decimals, 0 or negative; -0.15 = 15 % below the peak
     */
    public static BigDecimal maxDrawdown(List<BigDecimal> values) {
        BigDecimal deepest = BigDecimal.ZERO.setScale(RETURN_SCALE);
        BigDecimal peak = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            peak = peak.max(value);
            deepest = deepest.min(change(peak, value));
        }
        return deepest;
    }
}
