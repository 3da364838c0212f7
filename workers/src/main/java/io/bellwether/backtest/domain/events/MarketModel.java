package io.bellwether.backtest.domain.events;

import java.util.Optional;

/**
 * What a share returns beside its market: {@code r = alpha + beta * m + e}, by least squares over sessions before the
 * window. Abnormal is what is left of a return in the window: {@code r - alpha - beta * m} (A. C. MacKinlay, Event Studies
 * in Economics and Finance, Journal of Economic Literature 35, 1997, pages 13-39, section 4B).
 *
 * @param alpha a session [fraction]
 * @param beta to the market
 * @param n sessions that it rests on
 */
public record MarketModel(double alpha, double beta, int n) {
    /** Sessions before the window that it is estimated from, at most and at least. */
    public static final int SESSIONS = 120;

    public static final int FEWEST = 60;

    /**
     * Estimates it.
     *
     * @param share returns; NaN where there is none
     * @param market returns of the same sessions
     * @param until first session that is not looked at
     * @return empty with fewer than {@link #FEWEST} sessions, or when the market did not move
     */
    public static Optional<MarketModel> of(double[] share, double[] market, int until) {
        int n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = Math.max(0, until - SESSIONS); i < until; i++) {
            if (Double.isFinite(share[i]) && Double.isFinite(market[i])) {
                n++;
                sumX += market[i];
                sumY += share[i];
                sumXx += market[i] * market[i];
                sumXy += market[i] * share[i];
            }
        }
        double spread = sumXx - sumX * sumX / Math.max(1, n);
        if (n < FEWEST || spread <= 0) {
            return Optional.empty();
        }
        double beta = (sumXy - sumX * sumY / n) / spread;
        return Optional.of(new MarketModel((sumY - beta * sumX) / n, beta, n));
    }

    /** What of a session's return is the share's own. */
    public double abnormal(double share, double market) {
        return share - alpha - beta * market;
    }
}
