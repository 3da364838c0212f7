package io.bellwether.marketdata.simulated;

/** The weather of the whole market; it lasts for weeks and decides what kind of strategy pays. */
enum Regime {
    RISING(0.0009, 0.0080, 0.985, 1.0, 1.0, 0.003),
    RANGING(0.0001, 0.0070, 0.980, 0.9, 0.2, 0.050),
    FALLING(-0.0011, 0.0130, 0.970, 1.2, 0.8, 0.003),
    PANIC(-0.0030, 0.0260, 0.920, 1.7, 0.3, 0.010);

    /** Market return expected [per day]. */
    final double drift;

    /** Deviation of the market return [per day]. */
    final double volatility;

    /** Chance that the next day has the same weather [0..1]. */
    final double persistence;

    /** Factor on each company's own volatility. */
    final double unrest;

    /** Factor on each company's own trend: where it is high, momentum pays. */
    final double trending;

    /** Part of the distance to the 20-day average taken back [per day]: where it is high, reversion pays. */
    final double reverting;

    Regime(double drift, double volatility, double persistence, double unrest, double trending, double reverting) {
        this.drift = drift;
        this.volatility = volatility;
        this.persistence = persistence;
        this.unrest = unrest;
        this.trending = trending;
        this.reverting = reverting;
    }

    /** The next day's weather: it stays, or changes to where such weather tends to go. */
    Regime next(double uniform) {
        if (uniform < persistence) {
            return this;
        }
        double where = (uniform - persistence) / (1 - persistence);
        return switch (this) {
            case RISING -> where < 0.70 ? RANGING : where < 0.92 ? FALLING : PANIC;
            case RANGING -> where < 0.65 ? RISING : where < 0.95 ? FALLING : PANIC;
            case FALLING -> where < 0.45 ? RANGING : where < 0.85 ? RISING : PANIC;
            case PANIC -> where < 0.50 ? RISING : where < 0.80 ? RANGING : FALLING;
        };
    }
}
