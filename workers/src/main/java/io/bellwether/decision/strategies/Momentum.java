package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.percent;

/**
 * Expects a move to go on: the change over 20 sessions in units of what 20 sessions usually bring (annual volatility times
 * the root of 20/252); two such units are a full vote.
 */
final class Momentum implements Strategy {
    private static final double MONTH = Math.sqrt(20.0 / 252);
    private static final double FULL = 2;

    @Override
    public Vote vote(Candidate c) {
        double usual = c.volatility() * MONTH;
        double value = usual > 0 ? c.momentum() / usual / FULL : 0;
        return Vote.of(
                "Momentum",
                value,
                () -> percent(c.momentum(), true) + " in 20 sessions, where " + percent(usual, false) + " is usual");
    }
}
