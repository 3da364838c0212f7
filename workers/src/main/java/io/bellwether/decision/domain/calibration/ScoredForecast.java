package io.bellwether.decision.domain.calibration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A forecast with what became of it.
 *
 * @param decisionId the decision that made it
 * @param n place in it, from 1
 * @param measuredOn session it was judged in
 * @param source who made it
 * @param winProbability [0..1] as it was foretold
 * @param conviction 0 to 100
 * @param won whether it came true
 * @param contradicted whether its decision named a wrong number as a fact of its symbol, of the market or of the desk: it is
 *     scored as wrong, however it ended
 */
public record ScoredForecast(
        String decisionId,
        int n,
        LocalDate measuredOn,
        Source source,
        BigDecimal winProbability,
        int conviction,
        boolean won,
        boolean contradicted) {
    /** In the order they were judged; of one session in the order they were made. */
    public static final Comparator<ScoredForecast> OLDEST_FIRST = Comparator.comparing(ScoredForecast::measuredOn)
            .thenComparing(ScoredForecast::decisionId)
            .thenComparing(ScoredForecast::n);

    /**
     * Who made a forecast.
     *
     * @param model e.g. {@code panel-1}
     * @param promptVersion empty where there is no prompt
     */
    public record Source(String model, String promptVersion) implements Comparable<Source> {
        private static final Comparator<Source> ORDER =
                Comparator.comparing(Source::model).thenComparing(Source::promptVersion);

        @Override
        public int compareTo(Source other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return promptVersion.isEmpty() ? model : model + ", prompt " + promptVersion;
        }
    }

    public ScoredForecast {
        if (winProbability.signum() < 0 || winProbability.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("win probability must be from 0 to 1, was " + winProbability);
        }
        if (conviction < 0 || conviction > 100) {
            throw new IllegalArgumentException("conviction must be from 0 to 100, was " + conviction);
        }
    }

    /** A forecast whose decision named its facts right. */
    public ScoredForecast(
            String decisionId,
            int n,
            LocalDate measuredOn,
            Source source,
            BigDecimal winProbability,
            int conviction,
            boolean won) {
        this(decisionId, n, measuredOn, source, winProbability, conviction, won, false);
    }

    /** Whether it counts as one that came true: what came true for reasons that were none does not. */
    public boolean hit() {
        return won && !contradicted;
    }

    /** What was foretold for the side that counts as having happened [0..1]. */
    public BigDecimal foretoldOfOutcome() {
        BigDecimal other = BigDecimal.ONE.subtract(winProbability);
        if (contradicted) {
            return winProbability.min(other);
        }
        return won ? winProbability : other;
    }

    /**
     * Squared distance of the forecast from what happened [0..1]: 0 is perfect, 0.25 is what always saying 0.5 gets. Where
     * it is contradicted, from the side that it held for less likely.
     */
    public BigDecimal squaredError() {
        BigDecimal error = BigDecimal.ONE.subtract(foretoldOfOutcome());
        return error.multiply(error);
    }
}
