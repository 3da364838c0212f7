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

    /** Adds forecasts to the ten tenths of a scale. The cut is exact: a probability of 0.7 is in the eighth tenth. */
    static final class Tenths {
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

        /** All ten, the empty ones too. */
        List<Tally> tallies() {
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
