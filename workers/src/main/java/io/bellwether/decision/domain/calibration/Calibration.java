package io.bellwether.decision.domain.calibration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How good a set of forecasts was.
 *
 * @param n forecasts; fewer than {@link #LEAST} say nothing
 * @param hits how many came true, contradicted ones left out
 * @param contradicted how many are scored as wrong because their decision named a wrong number as a fact
 * @param brier mean squared error [0..1], 0 is perfect; G. W. Brier 1950, "Verification of forecasts expressed in terms of
 *     probability"
 * @param baseRate part that came true [0..1]
 * @param climatology Brier score of always foretelling the base rate
 * @param skill 1 - brier / climatology: 1 is perfect, 0 no better than the base rate; empty when all ended alike
 * @param logLoss mean of -ln of the probability given to what happened; a probability is taken as at least 0.0001, so that
 *     one wrong certainty does not make it infinite
 * @param ece expected calibration error: mean distance of what was foretold from what came true, over the tenths
 * @param byProbability reliability: the ten tenths of what was foretold
 * @param byConviction the ten tenths of conviction
 */
public record Calibration(
        int n,
        int hits,
        int contradicted,
        BigDecimal brier,
        BigDecimal baseRate,
        BigDecimal climatology,
        Optional<BigDecimal> skill,
        BigDecimal logLoss,
        BigDecimal ece,
        List<Tally> byProbability,
        List<Tally> byConviction) {
    /** Forecasts from which on a score is more than noise. */
    public static final int LEAST = 30;

    /** Brier score of a coin. */
    public static final BigDecimal COIN = new BigDecimal("0.25");

    private static final int SCALE = 10;
    private static final int SQUARE_SCALE = 8;

    /** Logarithms of all probabilities that can be foretold; that of zero is that of the smallest. */
    private static final double[] LOGARITHMS = IntStream.rangeClosed(0, ScoredForecast.ONE)
            .mapToDouble(k -> StrictMath.log(Math.max(1, k) / (double) ScoredForecast.ONE))
            .toArray();

    public Calibration {
        byProbability = List.copyOf(byProbability);
        byConviction = List.copyOf(byConviction);
    }

    /**
     * Scores forecasts.
     *
     * @param forecasts at least one
     */
    public static Calibration of(List<ScoredForecast> forecasts) {
        int n = forecasts.size();
        if (n == 0) {
            throw new IllegalArgumentException("no forecast to score");
        }
        Tally.Tenths byProbability = new Tally.Tenths();
        Tally.Tenths byConviction = new Tally.Tenths();
        int hits = 0;
        int contradicted = 0;
        long squares = 0;
        double logarithms = 0;
        for (ScoredForecast forecast : forecasts) {
            int foretold = forecast.foretold();
            int ofOutcome = forecast.ofOutcome(foretold);
            long square = ScoredForecast.squared(ofOutcome);
            hits += forecast.hit() ? 1 : 0;
            contradicted += forecast.contradicted() ? 1 : 0;
            squares += square;
            logarithms -= LOGARITHMS[ofOutcome];
            byProbability.add(foretold * Tally.TENTHS / ScoredForecast.ONE, forecast.hit(), foretold, square);
            byConviction.add(forecast.conviction() / Tally.TENTHS, forecast.hit(), foretold, square);
        }
        BigDecimal errors = BigDecimal.valueOf(squares, SQUARE_SCALE);
        BigDecimal spread = BigDecimal.valueOf((long) hits * (n - hits));
        List<Tally> tenths = byProbability.tallies();
        BigDecimal gaps = tenths.stream().map(Tally::gap).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Calibration(
                n,
                hits,
                contradicted,
                divide(errors, n),
                divide(BigDecimal.valueOf(hits), n),
                divide(spread, (long) n * n),
                spread.signum() == 0
                        ? Optional.empty()
                        : Optional.of(BigDecimal.ONE.subtract(
                                errors.multiply(BigDecimal.valueOf(n)).divide(spread, SCALE, RoundingMode.HALF_UP))),
                BigDecimal.valueOf(logarithms / n).setScale(SCALE, RoundingMode.HALF_UP),
                divide(gaps, n),
                tenths,
                byConviction.tallies());
    }

    /** Brier score of forecasts, of which there is at least one. */
    static BigDecimal brier(List<ScoredForecast> forecasts) {
        return divide(sum(forecasts), forecasts.size());
    }

    /** Whether there are too few forecasts to say anything. */
    public boolean noise() {
        return n < LEAST;
    }

    private static BigDecimal sum(List<ScoredForecast> forecasts) {
        long sum = 0;
        for (ScoredForecast forecast : forecasts) {
            sum += forecast.squared();
        }
        return BigDecimal.valueOf(sum, SQUARE_SCALE);
    }

    static BigDecimal divide(BigDecimal sum, long by) {
        return sum.divide(BigDecimal.valueOf(by), SCALE, RoundingMode.HALF_UP);
    }
}
