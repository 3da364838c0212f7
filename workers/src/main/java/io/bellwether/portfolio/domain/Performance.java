package io.bellwether.portfolio.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Return and risk figures of a series of values, one per session, oldest first. */
public final class Performance {
    /** Trading sessions of a year, by which daily figures are annualised. */
    public static final int SESSIONS_PER_YEAR = 252;

    /** Of one return nothing can be said about a year. */
    public static final int FEWEST_RETURNS = 2;

    private static final int RETURN_SCALE = 8;
    private static final int RATIO_SCALE = 6;
    /** What some days make of a year by powers says nothing any more beyond this. */
    private static final double MOST_GROWTH = 1e6;

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

    /**
     * The values as they would be had no cash come in or gone out after the first one, so that a change between neighbours
     * is what was earned (time-weighted return: P. Dietz, Pension Funds: Measuring Investment Performance, 1966; Global
     * Investment Performance Standards). Cash counts from the start of its session: it could be spent in it.
     *
     * @param flows cash from outside between the value before and the value, equally many; positive when it came in
     * @return the values themselves up to the first flow, then 15 digits or more
     */
    public static List<BigDecimal> timeWeighted(List<BigDecimal> values, List<BigDecimal> flows) {
        if (values.size() != flows.size()) {
            throw new IllegalArgumentException(
                    "%d values need as many flows, were %d".formatted(values.size(), flows.size()));
        }
        List<BigDecimal> weighted = new ArrayList<>();
        BigDecimal factor = BigDecimal.ONE;
        for (int i = 0; i < values.size(); i++) {
            if (i > 0 && flows.get(i).signum() != 0) {
                BigDecimal before = values.get(i - 1);
                BigDecimal invested = before.add(flows.get(i));
                if (invested.signum() > 0) {
                    factor = factor.multiply(before).divide(invested, MathContext.DECIMAL64);
                }
            }
            weighted.add(values.get(i).multiply(factor));
        }
        return weighted;
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
        return risk(toDoubles(returns)).sharpe();
    }

    /**
     * Annual volatility: {@code stdev(r) * sqrt(252)}, the standard deviation with n - 1.
     *
     * @return 6 decimals; empty with fewer than 2 returns or when all are equal
     */
    public static Optional<BigDecimal> volatility(List<BigDecimal> returns) {
        return risk(toDoubles(returns)).volatility();
    }

    /**
     * Sortino ratio with a target of zero: {@code mean(r) / sqrt(mean(min(0, r)^2)) * sqrt(252)}, all returns counted in
     * the mean of squares (F. A. Sortino, L. N. Price, Journal of Investing 3, 1994).
     *
     * @return 6 decimals; empty with fewer than 2 returns or when none is negative
     */
    public static Optional<BigDecimal> sortino(List<BigDecimal> returns) {
        return risk(toDoubles(returns)).sortino();
    }

    /**
     * How returns vary.
     *
     * @param sharpe see {@link #sharpe}
     * @param volatility see {@link #volatility}
     * @param sortino see {@link #sortino}
     */
    record Risk(Optional<BigDecimal> sharpe, Optional<BigDecimal> volatility, Optional<BigDecimal> sortino) {
        static final Risk UNKNOWN = new Risk(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** All of it for the same returns: what they have in common is computed once. */
    static Risk risk(double[] r) {
        if (r.length < FEWEST_RETURNS) {
            return Risk.UNKNOWN;
        }
        double mean = mean(r);
        Sum squares = new Sum();
        Sum losses = new Sum();
        for (double x : r) {
            squares.add((x - mean) * (x - mean));
            double loss = Math.min(0, x);
            losses.add(loss * loss);
        }
        double year = Math.sqrt(SESSIONS_PER_YEAR);
        double deviation = Math.sqrt(squares.total() / (r.length - 1));
        boolean flat = isFlat(r);
        return new Risk(
                flat ? Optional.empty() : ratio(mean / deviation * year),
                flat ? Optional.empty() : ratio(deviation * year),
                losses.total() <= 0 ? Optional.empty() : ratio(mean / Math.sqrt(losses.total() / r.length) * year));
    }

    /**
     * Growth per year: {@code (last / first)^(252 / returns) - 1}.
     *
     * @return 6 decimals; empty with fewer than 2 returns, with a value at an end that is not positive, or when a short
     *     series would make more than a millionfold of it
     */
    public static Optional<BigDecimal> annualGrowth(List<BigDecimal> values) {
        OptionalDouble growth = growth(values);
        return growth.isPresent() ? ratio(growth.getAsDouble()) : Optional.empty();
    }

    private static OptionalDouble growth(List<BigDecimal> values) {
        if (values.size() <= FEWEST_RETURNS
                || values.getFirst().signum() <= 0
                || values.getLast().signum() <= 0) {
            return OptionalDouble.empty();
        }
        double whole = values.getLast().doubleValue() / values.getFirst().doubleValue();
        double growth = Math.pow(whole, (double) SESSIONS_PER_YEAR / (values.size() - 1)) - 1;
        return growth > MOST_GROWTH ? OptionalDouble.empty() : OptionalDouble.of(growth);
    }

    /**
     * Calmar ratio: growth per year divided by the deepest drawdown (T. W. Young, Futures 20, 1991).
     *
     * @param values all &gt; 0
     * @return 6 decimals; empty without a drawdown or without a growth
     */
    public static Optional<BigDecimal> calmar(List<BigDecimal> values) {
        return calmar(values, maxDrawdown(values));
    }

    /** The same with the drawdown that is known already. */
    static Optional<BigDecimal> calmar(List<BigDecimal> values, BigDecimal maxDrawdown) {
        double deepest = maxDrawdown.abs().doubleValue();
        OptionalDouble growth = growth(values);
        return deepest <= 0 || growth.isEmpty() ? Optional.empty() : ratio(growth.getAsDouble() / deepest);
    }

    /**
     * Beta: covariance with the benchmark's returns divided by their variance.
     *
     * @param returns and the benchmark's of the same sessions, equally many
     * @return 6 decimals; empty with fewer than 2 returns or a benchmark that did not move
     */
    public static Optional<BigDecimal> beta(List<BigDecimal> returns, List<BigDecimal> benchmark) {
        return line(toDoubles(returns), toDoubles(benchmark)).beta();
    }

    /**
     * Alpha per year with a risk-free rate of zero: {@code (mean(r) - beta * mean(b)) * 252} (M. C. Jensen, Journal of
     * Finance 23, 1968).
     *
     * @return 6 decimals; empty when beta is
     */
    public static Optional<BigDecimal> alpha(List<BigDecimal> returns, List<BigDecimal> benchmark) {
        return line(toDoubles(returns), toDoubles(benchmark)).alpha();
    }

    /**
     * The line that returns follow with the benchmark's.
     *
     * @param beta its slope, see {@link #beta}
     * @param alpha what it adds in a year, see {@link #alpha}
     */
    record Line(Optional<BigDecimal> beta, Optional<BigDecimal> alpha) {}

    /** Beta and alpha of the same returns. */
    static Line line(double[] returns, double[] benchmark) {
        if (returns.length != benchmark.length) {
            throw new IllegalArgumentException("%d returns cannot be compared with %d of the benchmark"
                    .formatted(returns.length, benchmark.length));
        }
        if (benchmark.length < FEWEST_RETURNS || isFlat(benchmark)) {
            return new Line(Optional.empty(), Optional.empty());
        }
        Sum r = new Sum();
        Sum b = new Sum();
        for (int i = 0; i < returns.length; i++) {
            r.add(returns[i]);
            b.add(benchmark[i]);
        }
        double meanR = r.total() / returns.length;
        double meanB = b.total() / benchmark.length;
        Sum products = new Sum();
        Sum squares = new Sum();
        for (int i = 0; i < returns.length; i++) {
            products.add((returns[i] - meanR) * (benchmark[i] - meanB));
            squares.add((benchmark[i] - meanB) * (benchmark[i] - meanB));
        }
        double beta = products.total() / squares.total();
        return new Line(ratio(beta), ratio((meanR - beta * meanB) * SESSIONS_PER_YEAR));
    }

    private static double[] toDoubles(List<BigDecimal> values) {
        return values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    /** Equal returns are tested as such: a variance computed in floating point may miss zero by a rounding error. */
    private static boolean isFlat(double[] r) {
        for (double x : r) {
            if (x != r[0]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(double[] r) {
        Sum sum = new Sum();
        for (double x : r) {
            sum.add(x);
        }
        return sum.total() / r.length;
    }

    private static Optional<BigDecimal> ratio(double value) {
        return Optional.of(BigDecimal.valueOf(value).setScale(RATIO_SCALE, RoundingMode.HALF_UP));
    }

    /**
     * Deepest fall below the highest value so far.
     *
     * @param values all &gt; 0
     * @return fraction with 8 decimals, 0 or negative; -0.15 = 15 % below the peak
     */
    public static BigDecimal maxDrawdown(List<BigDecimal> values) {
        return Drawdown.of(values).depth();
    }
}
