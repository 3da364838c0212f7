package io.bellwether.backtest.domain;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Indicators of one series as columns, one value a bar, each computed once however many rules ask for it, from whatever
 * thread. The value at a bar rests on that bar and earlier ones only; it is NaN where there are too few of them.
 */
public final class Indicators {
    private final BarColumns bars;

    /**
     * Sums of the closes before a bar, each as a double and what that double could not hold: the difference of two sums
     * is as exact as if only the closes between them had been added.
     */
    private final double[] sums;

    private final double[] rests;
    private final ConcurrentMap<Integer, double[]> averages = new ConcurrentHashMap<>();

    public Indicators(BarColumns bars) {
        this.bars = bars;
        this.sums = new double[bars.size() + 1];
        this.rests = new double[bars.size() + 1];
        double sum = 0;
        double rest = 0;
        for (int bar = 0; bar < bars.size(); bar++) {
            double close = bars.close(bar);
            double next = sum + close;
            // what the addition rounded away (Knuth, The Art of Computer Programming 2, 4.2.2, theorem B)
            double added = next - sum;
            rest += (sum - (next - added)) + (close - added);
            sum = next;
            sums[bar + 1] = sum;
            rests[bar + 1] = rest;
        }
    }

    /** The series that the columns belong to. */
    public BarColumns bars() {
        return bars;
    }

    /**
     * Simple average of the last closes [USD per share], within 1e-15 of the true one.
     *
     * @param window number of closes, at least 1
     * @return a value a bar, NaN at the first {@code window - 1}; shared and not to be changed
     */
    public double[] average(int window) {
        if (window < 1) {
            throw new IllegalArgumentException("an average needs at least 1 bar, was " + window);
        }
        return averages.computeIfAbsent(window, this::compute);
    }

    private double[] compute(int window) {
        double[] average = new double[bars.size()];
        Arrays.fill(average, 0, Math.min(window - 1, average.length), Double.NaN);
        for (int bar = window - 1; bar < average.length; bar++) {
            int from = bar + 1 - window;
            average[bar] = ((sums[bar + 1] - sums[from]) + (rests[bar + 1] - rests[from])) / window;
        }
        return average;
    }
}
