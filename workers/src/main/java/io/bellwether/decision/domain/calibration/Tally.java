package io.bellwether.decision.domain.calibration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Forecasts of one tenth of a scale: from {@code tenth} / 10 up to, but without, the next; the last one includes its end.
 *
 * @param tenth 0 to 9
 * @param n forecasts in it
 * @param hits how many of them came true
 * @param foretold sum of their win probabilities
 * @param errors sum of their squared errors
 */
public record Tally(int tenth, int n, int hits, BigDecimal foretold, BigDecimal errors) {
    static final int TENTHS = 10;
    private static final int PROBABILITY_SCALE = 4;

    /** The tenth that a probability belongs to. */
    static int tenth(BigDecimal probability) {
        return probability
                .movePointRight(1)
                .setScale(0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(TENTHS - 1L))
                .intValueExact();
    }

    /** The ten tenths of conviction, the empty ones too. */
    public static List<Tally> byConviction(List<ScoredForecast> forecasts) {
        Tenths tenths = new Tenths();
        forecasts.forEach(tenths::add);
        return tenths.tallies();
    }

    /** All of them as one. */
    public static Tally whole(List<Tally> tenths) {
        return new Tally(
                0,
                tenths.stream().mapToInt(Tally::n).sum(),
                tenths.stream().mapToInt(Tally::hits).sum(),
                tenths.stream().map(Tally::foretold).reduce(BigDecimal.ZERO, BigDecimal::add),
                tenths.stream().map(Tally::errors).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Counts forecasts by the ten tenths of a scale. The cut is exact: a probability of 0.7 is in the eighth tenth. */
    public static final class Tenths {
        private final int[] n = new int[TENTHS];
        private final int[] hits = new int[TENTHS];
        private final long[] foretold = new long[TENTHS];
        private final long[] errors = new long[TENTHS];

        /**
         * Adds a forecast.
         *
         * @param tenth from 0 to 10, where the end of the scale is
         * @param probability in units of 1e-4
         * @param square its squared error in units of 1e-8
         */
        void add(int tenth, boolean hit, int probability, long square) {
            int k = Math.min(tenth, TENTHS - 1);
            n[k]++;
            hits[k] += hit ? 1 : 0;
            foretold[k] += probability;
            errors[k] += square;
        }

        /** Counts a forecast by its conviction. */
        public void add(ScoredForecast forecast) {
            count(forecast, 1);
        }

        /** Takes a forecast that was counted by its conviction out again. */
        public void remove(ScoredForecast forecast) {
            count(forecast, -1);
        }

        private void count(ScoredForecast forecast, int times) {
            int k = Math.min(forecast.conviction() / TENTHS, TENTHS - 1);
            n[k] += times;
            hits[k] += forecast.hit() ? times : 0;
            foretold[k] += (long) times * forecast.foretold();
            errors[k] += times * forecast.squared();
        }

        /** All ten, the empty ones too. */
        public List<Tally> tallies() {
            return IntStream.range(0, TENTHS)
                    .mapToObj(k -> new Tally(
                            k,
                            n[k],
                            hits[k],
                            BigDecimal.valueOf(foretold[k], PROBABILITY_SCALE),
                            BigDecimal.valueOf(errors[k], 2 * PROBABILITY_SCALE)))
                    .toList();
        }
    }

    /** Mean win probability foretold; empty without forecasts. */
    public Optional<BigDecimal> meanForecast() {
        return n == 0 ? Optional.empty() : Optional.of(Calibration.divide(foretold, n));
    }

    /** Part that came true; empty without forecasts. */
    public Optional<BigDecimal> hitRate() {
        return n == 0 ? Optional.empty() : Optional.of(Calibration.divide(BigDecimal.valueOf(hits), n));
    }

    /** Mean Brier score; empty without forecasts. */
    public Optional<BigDecimal> brier() {
        return n == 0 ? Optional.empty() : Optional.of(Calibration.divide(errors, n));
    }

    /** How many more, or fewer, were foretold than came true. */
    BigDecimal gap() {
        return foretold.subtract(BigDecimal.valueOf(hits)).abs();
    }
}
