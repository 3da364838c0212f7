package io.bellwether.backtest.domain.events;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A figure in windows of events beside the same in control windows.
 *
 * @param events how many windows of events have it
 * @param controls how many control windows
 * @param eventMean mean over the windows of events [fraction]; likewise the others
 * @param difference of the means [fraction]; empty where one side has none
 * @param t Welch's t of the difference; empty with fewer than two on a side or without any spread
 * @param p how often a split of the same windows by chance is as far apart, two-sided, of {@value #SHUFFLES} (permutation
 *     test, R. A. Fisher; the split itself is counted: B. Phipson and G. K. Smyth, Statistical Applications in Genetics
 *     and Molecular Biology 9, 2010, article 39); empty with fewer than {@value #FEWEST} on a side
 */
public record Comparison(
        int events,
        int controls,
        Optional<Double> eventMean,
        Optional<Double> controlMean,
        Optional<Double> eventMedian,
        Optional<Double> controlMedian,
        Optional<Double> difference,
        Optional<Double> t,
        Optional<Double> p) {
    static final int SHUFFLES = 10_000;
    static final int FEWEST = 4;
    private static final double SAME = 1e-12;

    /**
     * Compares them.
     *
     * @param seed of the random splits
     */
    public static Comparison of(List<Double> events, List<Double> controls, long seed) {
        double[] one = values(events);
        double[] other = values(controls);
        boolean both = one.length > 0 && other.length > 0;
        return new Comparison(
                one.length,
                other.length,
                one.length > 0 ? Optional.of(mean(one)) : Optional.empty(),
                other.length > 0 ? Optional.of(mean(other)) : Optional.empty(),
                median(one),
                median(other),
                both ? Optional.of(mean(one) - mean(other)) : Optional.empty(),
                t(one, other),
                Math.min(one.length, other.length) >= FEWEST ? Optional.of(p(one, other, seed)) : Optional.empty());
    }

    private static double[] values(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static Optional<Double> median(double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return Optional.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    private static Optional<Double> t(double[] one, double[] other) {
        if (one.length < 2 || other.length < 2) {
            return Optional.empty();
        }
        double spread = variance(one) / one.length + variance(other) / other.length;
        return spread > 0 ? Optional.of((mean(one) - mean(other)) / Math.sqrt(spread)) : Optional.empty();
    }

    private static double p(double[] one, double[] other, long seed) {
        double[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        double total = Arrays.stream(all).sum();
        double apart = Math.abs(mean(one) - mean(other)) - SAME;
        Random random = new Random(seed);
        int asFar = 1;
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                int j = i + random.nextInt(all.length - i);
                double drawn = all[j];
                all[j] = all[i];
                all[i] = drawn;
                sum += drawn;
            }
            double difference = sum / one.length - (total - sum) / other.length;
            asFar += Math.abs(difference) >= apart ? 1 : 0;
        }
        return asFar / (double) (SHUFFLES + 1);
    }
}
