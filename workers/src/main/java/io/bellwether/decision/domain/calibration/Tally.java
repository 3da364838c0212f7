package io.bellwether.decision.domain.calibration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
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

    /** By what was foretold: 0.5 up to 0.6, ... The cut is exact: 0.7 is in the eighth tenth. */
    static List<Tally> byProbability(List<ScoredForecast> forecasts) {
        return of(forecasts, f -> Math.min(f.foretold() / (ScoredForecast.ONE / TENTHS), TENTHS - 1));
    }

    /** By conviction: 0 to 9, 10 to 19, ..., 90 to 100. */
    static List<Tally> byConviction(List<ScoredForecast> forecasts) {
        return of(forecasts, f -> Math.min(f.conviction() / TENTHS, TENTHS - 1));
    }

    /** The tenth that a probability belongs to. */
    static int tenth(BigDecimal probability) {
        return probability
                .movePointRight(1)
                .setScale(0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(TENTHS - 1L))
                .intValueExact();
    }

    /** All ten, the empty ones too. */
    private static List<Tally> of(List<ScoredForecast> forecasts, ToIntFunction<ScoredForecast> tenth) {
        int[] n = new int[TENTHS];
        int[] hits = new int[TENTHS];
        long[] foretold = new long[TENTHS];
        long[] errors = new long[TENTHS];
        for (ScoredForecast forecast : forecasts) {
            int k = tenth.applyAsInt(forecast);
            n[k]++;
            hits[k] += forecast.hit() ? 1 : 0;
            foretold[k] += forecast.foretold();
            errors[k] += forecast.squared();
        }
        return IntStream.range(0, TENTHS)
                .mapToObj(k -> new Tally(
                        k,
                        n[k],
                        hits[k],
                        BigDecimal.valueOf(foretold[k], PROBABILITY_SCALE),
                        BigDecimal.valueOf(errors[k], 2 * PROBABILITY_SCALE)))
                .toList();
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
