package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.amount;

/**
 * Follows a price out of its 20-session range: at least 0.6 of a vote outside, a full one when it is a whole average true
 * range beyond; inside, up to 0.3 for being near an end.
 */
final class Breakout implements Strategy {
    private static final double OUTSIDE = 0.6;
    private static final double INSIDE = 0.3;

    @Override
    public Vote vote(Candidate c) {
        if (c.last() > c.high()) {
            double beyond = (c.last() - c.high()) / c.atr();
            return Vote.of("Breakout", OUTSIDE + (1 - OUTSIDE) * beyond, () -> range("above", c));
        }
        if (c.last() < c.low()) {
            double beyond = (c.low() - c.last()) / c.atr();
            return Vote.of("Breakout", -OUTSIDE - (1 - OUTSIDE) * beyond, () -> range("below", c));
        }
        double width = c.high() - c.low();
        double place = width > 0 ? (c.last() - c.low()) / width : 0.5;
        return Vote.of("Breakout", INSIDE * (2 * place - 1), () -> range("inside", c));
    }

    private static String range(String where, Candidate c) {
        return "price " + where + " its 20-day range of " + amount(c.low()) + " to " + amount(c.high());
    }
}
