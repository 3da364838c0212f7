package io.bellwether.decision.domain.calibration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts have become worse than a coin and clearly worse than they were.
 *
 * @param recent Brier score of the last {@link Calibration#LEAST} judged
 * @param recentN how many those are
 * @param earlier Brier score of all before them
 * @param earlierN how many those are
 */
public record Degradation(BigDecimal recent, int recentN, BigDecimal earlier, int earlierN) {
    /**
     * How much worse than before the last ones must be [Brier score]. Luck alone moves the score of 30 forecasts of 0.6 by
     * {@code 0.2 * sqrt(0.6 * 0.4 / 30)} = 0.018 in one standard deviation.
     */
    public static final BigDecimal MARGIN = new BigDecimal("0.03");

    /**
     * Compares the last forecasts with those before them.
     *
     * @param forecasts oldest first
     * @return empty while there are too few to compare, and while the last ones are no worse
     */
    public static Optional<Degradation> of(List<ScoredForecast> forecasts) {
        int cut = forecasts.size() - Calibration.LEAST;
        if (cut < Calibration.LEAST) {
            return Optional.empty();
        }
        BigDecimal recent = Calibration.brier(forecasts.subList(cut, forecasts.size()));
        BigDecimal earlier = Calibration.brier(forecasts.subList(0, cut));
        boolean worse = recent.compareTo(Calibration.COIN) > 0 && recent.compareTo(earlier.add(MARGIN)) > 0;
        return worse ? Optional.of(new Degradation(recent, Calibration.LEAST, earlier, cut)) : Optional.empty();
    }
}
