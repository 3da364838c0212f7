package io.bellwether.research.ta4j;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.RecursiveCachedIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/**
 * Wilder's smoothing with Wilder's own seed: the first value is the plain mean of the first {@code period} values, each
 * later one is {@code (previous * (period - 1) + value) / period}.
 *
 * <p>ta4j's own MMA, and with it its ATR and RSI, starts from the first value alone, which leaves the start of a series
 * wrong for dozens of bars. Source: J. Welles Wilder, New Concepts in Technical Trading Systems (1978), chapters on the
 * volatility index and the relative strength index.
 */
final class WilderIndicator extends RecursiveCachedIndicator<Num> {
    private final Indicator<Num> values;
    private final int first;
    private final int period;

    /**
     * @param values what is smoothed
     * @param first index of the first value that counts: 0 for true ranges, 1 for changes
     * @param period number of values in the seed, at least 1
     */
    WilderIndicator(Indicator<Num> values, int first, int period) {
        super(values);
        this.values = values;
        this.first = first;
        this.period = period;
    }

    /** Not available (NaN) before the seed is complete. */
    @Override
    protected Num calculate(int index) {
        int seed = first + period - 1;
        Num n = getBarSeries().numFactory().numOf(period);
        if (index < seed) {
            return NaN.NaN;
        }
        if (index == seed) {
            Num sum = getBarSeries().numFactory().zero();
            for (int i = first; i <= seed; i++) {
                sum = sum.plus(values.getValue(i));
            }
            return sum.dividedBy(n);
        }
        Num previous = getValue(index - 1);
        return previous.multipliedBy(n.minus(getBarSeries().numFactory().one()))
                .plus(values.getValue(index))
                .dividedBy(n);
    }

    @Override
    public int getCountOfUnstableBars() {
        return first + period - 1;
    }
}
