package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.amount;

/**
 * Follows the moving averages: half for the price above its 50-session mean, half for the 10-session mean above it, both
 * measured in average true ranges, 4 and 3 of which are a full vote.
 */
final class SimpleMa implements Strategy {
    private static final double FULL_PRICE_DISTANCE = 4;
    private static final double FULL_MEAN_DISTANCE = 3;

    @Override
    public Vote vote(Candidate c) {
        double priceDistance = Math.clamp((c.last() - c.sma50()) / (FULL_PRICE_DISTANCE * c.atr()), -1.0, 1.0);
        double meanDistance = Math.clamp((c.sma10() - c.sma50()) / (FULL_MEAN_DISTANCE * c.atr()), -1.0, 1.0);
        return Vote.of(
                "SimpleMA",
                (priceDistance + meanDistance) / 2,
                () -> "price " + amount(c.last()) + " and 10-day average " + amount(c.sma10())
                        + " against a 50-day average of " + amount(c.sma50()));
    }
}
