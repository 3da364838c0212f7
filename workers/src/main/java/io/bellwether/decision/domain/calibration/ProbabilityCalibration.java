package io.bellwether.decision.domain.calibration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;

/**
 * Turns what an advisor says into a probability to bet on: the part that came true of its forecasts in the same tenth,
 * drawn towards a coin while there are few of them. The advisor's own number only chooses the tenth, so an advisor without
 * record gets 0.5, with which a bet of even payoff is no bet.
 *
 * <p>Histogram binning (Zadrozny and Elkan 2001, "Obtaining calibrated probability estimates from decision trees and naive
 * Bayesian classifiers") with the mean of a Beta(15, 15) prior.
 *
 * @param tenths what became of earlier forecasts, tenth k at index k
 */
public record ProbabilityCalibration(List<Track> tenths) {
    /** Forecasts that the coin counts for. */
    public static final int WEIGHT_OF_COIN = 30;

    private static final BigDecimal COIN = new BigDecimal("0.5");
    private static final int SCALE = 6;

    /** Of an advisor without record. */
    public static final ProbabilityCalibration NONE =
            new ProbabilityCalibration(Collections.nCopies(Tally.TENTHS, Track.NONE));

    /** Forecasts of one tenth and how many came true. */
    public record Track(int n, int hits) {
        public static final Track NONE = new Track(0, 0);

        public Track {
            if (n < 0 || hits < 0 || hits > n) {
                throw new IllegalArgumentException("%d hits of %d forecasts".formatted(hits, n));
            }
        }

        /** One more of them. */
        public Track with(boolean hit) {
            return new Track(n + 1, hits + (hit ? 1 : 0));
        }
    }

    public ProbabilityCalibration {
        tenths = List.copyOf(tenths);
        if (tenths.size() != Tally.TENTHS) {
            throw new IllegalArgumentException("ten tenths are needed, were " + tenths.size());
        }
    }

    /** The tenth that a probability belongs to: 0.5 up to 0.6 is the sixth, at index 5. */
    public static int tenth(BigDecimal foretold) {
        return Tally.tenth(foretold);
    }

    /**
     * The probability to bet on.
     *
     * @param foretold what the advisor says [0..1]
     * @return [0..1, 6 decimals]
     */
    public BigDecimal used(BigDecimal foretold) {
        Track track = tenths.get(Tally.tenth(foretold));
        return track.n() == 0 ? shrunk(COIN, 0) : shrunk(share(track), track.n());
    }

    /**
     * {@code (n * calibrated + 30 * 0.5) / (n + 30)}.
     *
     * @param calibrated part that came true [0..1]
     * @param n forecasts it rests on, at least 0
     */
    public static BigDecimal shrunk(BigDecimal calibrated, int n) {
        return calibrated
                .multiply(BigDecimal.valueOf(n))
                .add(COIN.multiply(BigDecimal.valueOf(WEIGHT_OF_COIN)))
                .divide(BigDecimal.valueOf((long) n + WEIGHT_OF_COIN), SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(Track track) {
        return Calibration.divide(BigDecimal.valueOf(track.hits()), track.n());
    }
}
