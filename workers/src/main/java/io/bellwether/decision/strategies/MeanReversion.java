package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.number;

/** Expects excess to fade: silent while the RSI is from 35 to 65, a full vote at 15 (oversold) and at 85 (overbought). */
final class MeanReversion implements Strategy {
    private static final double OVERSOLD = 35;
    private static final double OVERBOUGHT = 65;
    private static final double FULL = 20;

    @Override
    public Vote vote(Candidate c) {
        if (c.rsi() < OVERSOLD) {
            return vote(c, (OVERSOLD - c.rsi()) / FULL, "oversold");
        }
        return c.rsi() > OVERBOUGHT
                ? vote(c, (OVERBOUGHT - c.rsi()) / FULL, "overbought")
                : vote(c, 0, "neither overbought nor oversold");
    }

    private static Vote vote(Candidate c, double value, String state) {
        return Vote.of("MeanReversion", value, () -> "RSI " + number(c.rsi(), 0) + ", " + state);
    }
}
