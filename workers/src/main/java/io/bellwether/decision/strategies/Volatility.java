package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.number;
import static io.bellwether.decision.strategies.Words.percent;

/**
 * Prefers calm: nothing at 60 % annual volatility, which is ordinary for a small company, a full vote at 20 % and at
 * 100 %. A price that jumped more than two average true ranges from its 10-session mean loses half a vote: the stop would
 * sit inside the noise.
 */
final class Volatility implements Strategy {
    private static final double ORDINARY = 0.6;
    private static final double FULL = 0.4;
    private static final double JUMP = 2;
    private static final double JUMP_PENALTY = 0.5;

    @Override
    public Vote vote(Candidate c) {
        double jump = Math.abs(c.last() - c.sma10()) / c.atr();
        double value = Math.clamp((ORDINARY - c.volatility()) / FULL, -1.0, 1.0) - (jump > JUMP ? JUMP_PENALTY : 0);
        return Vote.of(
                "Volatility",
                value,
                () -> "volatility " + percent(c.volatility(), false) + " a year, price " + number(jump, 1)
                        + " average true ranges from its 10-day average");
    }
}
