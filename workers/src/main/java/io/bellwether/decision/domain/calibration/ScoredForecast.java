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

    /** Ten-thousandths of one: the unit that probabilities are written down in. */
    static final int ONE = 10_000;

    private static final int SCALE = 4;

    public ScoredForecast {
        if (winProbability.scale() > SCALE
                && winProbability.stripTrailingZeros().scale() > SCALE) {
            throw new IllegalArgumentException("win probability has more than 4 decimals: " + winProbability);
        }
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

    /** The win probability in ten-thousandths [0..10000]. */
    int foretold() {
        return (int)
                Math.rint(winProbability.doubleValue() * ONE); // exact with four decimals, and without a new number
    }

    /**
     * What was foretold for the side that counts as having happened, in ten-thousandths [0..10000]; of a forecast that is
     * contradicted that is the side that it held for less likely.
     *
     * @param foretold the win probability, see {@link #foretold}
     */
    int ofOutcome(int foretold) {
        int other = ONE - foretold;
        if (contradicted) {
            return Math.min(foretold, other);
        }
        return won ? foretold : other;
    }

    /**
     * Squared distance of the forecast from what happened [0..1]: 0 is perfect, 0.25 is what always saying 0.5 gets. Where
     * it is contradicted, from the side that it held for less likely.
     */
    public BigDecimal squaredError() {
        return BigDecimal.valueOf(squared(), 2 * SCALE);
    }

    /** The squared error in units of 1e-8 [0..100000000]. */
    long squared() {
        return squared(ofOutcome(foretold()));
    }

    /** The same of what was foretold for the side that counts as having happened. */
    static long squared(int ofOutcome) {
        long error = ONE - (long) ofOutcome;
        return error * error;
    }
}
