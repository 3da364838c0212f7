package io.bellwether.research.domain;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import java.util.Arrays;
import java.util.List;

/**
 * The indicators of one symbol from columns of numbers, to which each new bar is added once. What is computed equals what
 * a library computes of the same bars afresh, in the order of its operations, to the last bit.
 *
 * <p>Source of the averages of RSI and ATR: J. Welles Wilder, New Concepts in Technical Trading Systems (1978).
 */
public final class IndicatorColumns {
    private static final int SESSIONS_PER_YEAR = 252;
    private static final int SHORT = 10;
    private static final int WILDER = 14;
    private static final int MONTH = 20;
    private static final int LONG = 50;

    /** Enough for a year to be added before anything moves. */
    private static final int FIRST_CAPACITY = 2 * Indicators.MAX_BARS;

    private final Symbol symbol;
    private Bar[] bars = new Bar[FIRST_CAPACITY];
    private double[] highs = new double[FIRST_CAPACITY];
    private double[] lows = new double[FIRST_CAPACITY];
    private double[] closes = new double[FIRST_CAPACITY];
    private double[] volumes = new double[FIRST_CAPACITY];
    private double[] turnovers = new double[FIRST_CAPACITY];
    private double[] ranges = new double[FIRST_CAPACITY];
    private double[] gains = new double[FIRST_CAPACITY];
    private double[] losses = new double[FIRST_CAPACITY];
    private double[] logReturns = new double[FIRST_CAPACITY];
    private int size;

    public IndicatorColumns(Symbol symbol) {
        this.symbol = symbol;
    }

    /**
     * Indicators at the last bar of a window of bars.
     *
     * @param window oldest first, one per session, at least {@link Indicators#MIN_BARS}; where it goes on from the one of
     *     the last call, with the same objects, only what is new is computed
     */
    public Indicators at(List<Bar> window) {
        if (window.size() < Indicators.MIN_BARS) {
            throw new IllegalArgumentException(
                    "%s: indicators need %d bars, got %d".formatted(symbol, Indicators.MIN_BARS, window.size()));
        }
        int known = known(window);
        if (known == 0 || size + window.size() - known > bars.length) {
            keepLast(known, Math.max(bars.length, 2 * window.size()));
        }
        for (int i = known; i < window.size(); i++) {
            add(window.get(i));
        }
        return at(size - window.size());
    }

    /** How many bars of the window end the columns. */
    private int known(List<Bar> window) {
        if (size == 0) {
            return 0;
        }
        Object[] now = window.toArray();
        int known = now.length;
        while (known > 0 && now[known - 1] != bars[size - 1]) {
            known--;
        }
        int before = size - known;
        if (before < 0) {
            return 0;
        }
        for (int i = 0; i < known; i++) {
            if (now[i] != bars[before + i]) {
                return 0;
            }
        }
        return known;
    }

    private void add(Bar bar) {
        double high = bar.high().value().doubleValue();
        double low = bar.low().value().doubleValue();
        double close = bar.close().value().doubleValue();
        bars[size] = bar;
        highs[size] = high;
        lows[size] = low;
        closes[size] = close;
        volumes[size] = bar.volume();
        turnovers[size] = close * bar.volume();
        if (size > 0) {
            double before = closes[size - 1];
            ranges[size] = Math.max(Math.max(Math.abs(high - low), Math.abs(high - before)), Math.abs(before - low));
            gains[size] = Math.max(close - before, 0);
            losses[size] = Math.max(before - close, 0);
            logReturns[size] = Math.log(close / before);
        }
        size++;
    }

    /** Forgets what is older than so many bars, and makes room for more. */
    private void keepLast(int count, int capacity) {
        int from = size - count;
        bars = Arrays.copyOf(Arrays.copyOfRange(bars, from, size), capacity);
        highs = last(highs, from, capacity);
        lows = last(lows, from, capacity);
        closes = last(closes, from, capacity);
        volumes = last(volumes, from, capacity);
        turnovers = last(turnovers, from, capacity);
        ranges = last(ranges, from, capacity);
        gains = last(gains, from, capacity);
        losses = last(losses, from, capacity);
        logReturns = last(logReturns, from, capacity);
        size = count;
    }

    private double[] last(double[] column, int from, int capacity) {
        double[] kept = new double[capacity];
        System.arraycopy(column, from, kept, 0, size - from);
        return kept;
    }

    /** @param first where the window begins: nothing before counts */
    private Indicators at(int first) {
        int last = size - 1;
        Wilder wilder = new Wilder(first);
        return new Indicators(
                symbol,
                bars[last].date(),
                bars[last].close(),
                mean(closes, SHORT),
                mean(closes, MONTH),
                mean(closes, LONG),
                wilder.rsi(),
                wilder.range,
                (closes[last] - closes[last - MONTH]) / closes[last - MONTH] * 100 / 100,
                volatility(),
                highest(),
                lowest(),
                mean(volumes, MONTH),
                mean(turnovers, MONTH));
    }

    private double mean(double[] values, int period) {
        double sum = 0;
        for (int i = size - period; i < size; i++) {
            sum += values[i];
        }
        return sum / period;
    }

    private double highest() {
        double highest = highs[size - 2];
        for (int i = size - 1 - MONTH; i < size - 2; i++) {
            highest = Math.max(highest, highs[i]);
        }
        return highest;
    }

    private double lowest() {
        double lowest = lows[size - 2];
        for (int i = size - 1 - MONTH; i < size - 2; i++) {
            lowest = Math.min(lowest, lows[i]);
        }
        return lowest;
    }

    /** Annualised sample deviation of the last 20 log returns. */
    private double volatility() {
        double mean = 0;
        for (int i = size - MONTH; i < size; i++) {
            mean += logReturns[i] / MONTH;
        }
        double squares = 0;
        for (int i = size - MONTH; i < size; i++) {
            squares += (logReturns[i] - mean) * (logReturns[i] - mean);
        }
        return Math.sqrt(squares / (MONTH - 1) * SESSIONS_PER_YEAR);
    }

    /**
     * Wilder's averages over a window: the plain mean of the first 14 values, then
     * {@code (previous * 13 + value) / 14}. The three go in step, for each waits for its own last value only.
     */
    private final class Wilder {
        private double range;
        private double gain;
        private double loss;

        Wilder(int first) {
            range = Math.abs(highs[first] - lows[first]);
            for (int i = first + 1; i < first + WILDER; i++) {
                range += ranges[i];
            }
            range /= WILDER;
            range = (range * (WILDER - 1) + ranges[first + WILDER]) / WILDER;
            for (int i = first + 1; i <= first + WILDER; i++) {
                gain += gains[i];
                loss += losses[i];
            }
            gain /= WILDER;
            loss /= WILDER;
            smooth(first + WILDER + 1);
        }

        private void smooth(int from) {
            double averageRange = range;
            double averageGain = gain;
            double averageLoss = loss;
            for (int i = from; i < size; i++) {
                averageRange = (averageRange * (WILDER - 1) + ranges[i]) / WILDER;
                averageGain = (averageGain * (WILDER - 1) + gains[i]) / WILDER;
                averageLoss = (averageLoss * (WILDER - 1) + losses[i]) / WILDER;
            }
            range = averageRange;
            gain = averageGain;
            loss = averageLoss;
        }

        /** 100 - 100 / (1 + average gain / average loss); 50 when nothing moved, 100 when nothing fell. */
        private double rsi() {
            return gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
        }
    }
}
