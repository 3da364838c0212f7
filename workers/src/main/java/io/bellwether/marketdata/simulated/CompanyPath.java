package io.bellwether.marketdata.simulated;

/**
 * One fictional company as it goes from day to day: its own trend and unrest persist, news makes it jump overnight, high
 * prices invite offerings of new shares, and in ranging markets it swings about its average.
 */
final class CompanyPath {
    private static final double GAP_SHARE = 0.5;
    private static final double STEP_SHARE = 0.866;
    private static final double TREND_KEPT = 0.95;
    private static final double TREND_SHOCK = 0.0011;
    private static final double UNREST_KEPT = 0.95;
    private static final double UNREST_SHOCK = 0.11;
    private static final double HOMEWARD = 0.0035;
    private static final double HOME_FOLLOWS = 0.6;
    private static final double AVERAGE_KEPT = 1 - 2.0 / 21;
    private static final double NEWS_CHANCE = 0.007;
    private static final double OFFERING_CHANCE = 0.012;
    private static final double NO_TRADE_CHANCE = 0.10;

    private final Noise noise;
    private final int company;
    private final int sector;
    private final Profile profile;

    private double home;
    private double log;
    private double average;
    private double trend;
    private double unrest;
    private int lastTicks;

    CompanyPath(Noise noise, int company, int sectors) {
        this.noise = noise;
        this.company = company;
        this.sector = company % sectors;
        this.profile = Profile.draw(noise, company);
        this.home = StrictMath.log(profile.basePrice());
        this.log = home;
        this.average = home;
        this.lastTicks = SimulatedDay.ticks(profile.basePrice());
    }

    /** The next day; days are asked for in their order. */
    SimulatedDay next(MarketWeather weather, int day) {
        Regime regime = weather.regime;
        trend = TREND_KEPT * trend + TREND_SHOCK * noise.normal(Noise.Use.TREND, company, day, 0);
        unrest = UNREST_KEPT * unrest + UNREST_SHOCK * noise.normal(Noise.Use.UNREST, company, day, 0);
        double volatility = profile.volatility() * regime.unrest * StrictMath.exp(unrest);
        double pull = trend * regime.trending + HOMEWARD * (home - log) + regime.reverting * (average - log);
        double start = log;
        log += profile.beta() * weather.gap
                + GAP_SHARE * volatility * noise.normal(Noise.Use.GAP, company, day, 0)
                + newsMove(day);
        int[] ticks = walk(weather, volatility, pull, day);
        home += HOME_FOLLOWS * profile.beta() * weather.move();
        average = AVERAGE_KEPT * average + (1 - AVERAGE_KEPT) * log;
        return trade(ticks, volume(day, StrictMath.abs(log - start) / volatility), day);
    }

    private int[] walk(MarketWeather weather, double volatility, double pull, int day) {
        int steps = weather.steps.length;
        int[] ticks = new int[steps + 1];
        ticks[0] = SimulatedDay.ticks(StrictMath.exp(log));
        for (int k = 0; k < steps; k++) {
            log += profile.beta() * weather.steps[k]
                    + (weather.sectors[sector] + pull) / steps
                    + STEP_SHARE * volatility * weather.weights[k] * noise.normal(Noise.Use.STEP, company, day, k);
            ticks[k + 1] = SimulatedDay.ticks(StrictMath.exp(log));
        }
        return ticks;
    }

    /** News up or down by 8 to 38 %, mostly small; and an offering of new shares when the price is far above home. */
    private double newsMove(int day) {
        double size = noise.uniform(Noise.Use.NEWS, company, day, 1);
        if (hasNews(noise, company, day)) {
            double move = StrictMath.log(1 + 0.08 + 0.30 * size * size);
            return noise.uniform(Noise.Use.NEWS, company, day, 2) < 0.55 ? move : -move;
        }
        boolean dear = log - home > 0.4;
        if (dear && noise.uniform(Noise.Use.NEWS, company, day, 3) < OFFERING_CHANCE) {
            return StrictMath.log(1 - 0.12 - 0.15 * size);
        }
        return 0;
    }

    /** Whether news makes the company jump on the way to the day's open. */
    static boolean hasNews(Noise noise, int company, int day) {
        return noise.uniform(Noise.Use.NEWS, company, day, 0) < NEWS_CHANCE;
    }

    /** Whether nobody trades the company on the day. */
    static boolean standsStill(Noise noise, Profile profile, int company, int day) {
        return profile.illiquid() && noise.uniform(Noise.Use.TRADED, company, day, 0) < NO_TRADE_CHANCE;
    }

    /** Volume grows with the size of the move, measured in ordinary days. */
    private long volume(int day, double size) {
        double mood = 0.55 * noise.normal(Noise.Use.VOLUME, company, day, 0);
        double excitement = 0.75 + 0.35 * size + 0.12 * size * size;
        return (long) StrictMath.floor(profile.volume() * StrictMath.exp(mood) * StrictMath.min(excitement, 12));
    }

    /** On some days nobody trades an illiquid company: the last price stands still, and the next trade catches up. */
    private SimulatedDay trade(int[] ticks, long volume, int day) {
        boolean still = standsStill(noise, profile, company, day);
        if (still) {
            java.util.Arrays.fill(ticks, lastTicks);
        }
        lastTicks = ticks[ticks.length - 1];
        return new SimulatedDay(ticks, still ? 0 : volume);
    }
}
