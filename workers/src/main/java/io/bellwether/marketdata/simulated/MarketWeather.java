package io.bellwether.marketdata.simulated;

/** What happens to every company on a day: the index's own moves, and each sector's. */
final class MarketWeather {
    private static final double GAP_SHARE = 0.45;
    private static final double STEP_SHARE = 0.89;
    private static final double SECTOR_VOLATILITY = 0.006;
    private static final double SECTOR_TREND_KEPT = 0.97;
    private static final double SECTOR_TREND_SHOCK = 0.0005;

    /** Weather of the day. */
    final Regime regime;

    /** Index move from the last close to the open [log return]. */
    final double gap;

    /** Index moves half hour by half hour [log return]. */
    final double[] steps;

    /** Each sector's move over the day [log return]. */
    final double[] sectors;

    /** How much of a day's deviation falls to each half hour: more near the open and the close; squares add up to 1. */
    final double[] weights;

    /**
     * Draws a day.
     *
     * @param sectorTrends what goes on from day to day in each sector; moved on by this day
     * @param stepCount number of half hours
     */
    MarketWeather(Noise noise, Regime regime, double[] sectorTrends, int day, int stepCount) {
        this.regime = regime;
        this.weights = weights(stepCount);
        double surprise = noise.normal(Noise.Use.MARKET_GAP, 0, day, 0);
        this.gap = 0.3 * regime.drift + GAP_SHARE * regime.volatility * surprise;
        this.steps = new double[stepCount];
        for (int k = 0; k < stepCount; k++) {
            double shock = noise.normal(Noise.Use.MARKET_STEP, 0, day, k);
            steps[k] = 0.7 * regime.drift / stepCount + STEP_SHARE * regime.volatility * weights[k] * shock;
        }
        this.sectors = new double[sectorTrends.length];
        for (int s = 0; s < sectors.length; s++) {
            sectorTrends[s] = SECTOR_TREND_KEPT * sectorTrends[s]
                    + SECTOR_TREND_SHOCK * noise.normal(Noise.Use.SECTOR_TREND, s, day, 0);
            sectors[s] = sectorTrends[s] + SECTOR_VOLATILITY * noise.normal(Noise.Use.SECTOR, s, day, 0);
        }
    }

    /** The index's move over the whole day [log return]. */
    double move() {
        double sum = gap;
        for (double step : steps) {
            sum += step;
        }
        return sum;
    }

    private static double[] weights(int steps) {
        double[] weights = new double[steps];
        double sum = 0;
        for (int k = 0; k < steps; k++) {
            double fromMiddle = (2.0 * k - (steps - 1)) / (steps - 1);
            weights[k] = 0.5 + fromMiddle * fromMiddle;
            sum += weights[k];
        }
        for (int k = 0; k < steps; k++) {
            weights[k] = StrictMath.sqrt(weights[k] / sum);
        }
        return weights;
    }
}
