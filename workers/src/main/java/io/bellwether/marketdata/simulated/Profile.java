package io.bellwether.marketdata.simulated;

/**
 * What a fictional company is like, drawn once from the seed.
 *
 * @param basePrice first price, and the level it comes back to over years [USD]
 * @param beta how strongly it follows the market
 * @param volatility own deviation [per day]
 * @param volume median volume [shares per day]
 * @param illiquid whether some days pass without a trade
 * @param shares outstanding, so many that the company is worth 12 to 150 million USD at its first price
 */
record Profile(double basePrice, double beta, double volatility, double volume, boolean illiquid, long shares) {
    private static final int SHARES_STEP = 10_000;

    static Profile draw(Noise noise, int company) {
        boolean illiquid = company % 8 == 3;
        double price = between(1.5, 13, noise.uniform(Noise.Use.PROFILE, company, 0, 0));
        double beta = 0.4 + 1.2 * noise.uniform(Noise.Use.PROFILE, company, 0, 1);
        double volatility = 0.018 + 0.022 * noise.uniform(Noise.Use.PROFILE, company, 0, 2);
        double u = noise.uniform(Noise.Use.PROFILE, company, 0, 3);
        double worth = between(12e6, 150e6, noise.uniform(Noise.Use.SHARES, company, 0, 0));
        return new Profile(
                price,
                beta,
                volatility,
                illiquid ? between(1_500, 9_000, u) : between(60_000, 450_000, u),
                illiquid,
                SHARES_STEP * (long) StrictMath.floor(worth / price / SHARES_STEP + 0.5));
    }

    /** Even on a logarithmic scale. */
    private static double between(double low, double high, double uniform) {
        return low * StrictMath.exp(uniform * StrictMath.log(high / low));
    }
}
