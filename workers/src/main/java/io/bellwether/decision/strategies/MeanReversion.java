package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.number;

/** Expects excess to fade: silent while the RSI is from 35 to 65, a full vote at 15 (oversold) and at 85 (overbought). */
final class MeanReversion implements Strategy {
    private static final double OVERSOLD = 35;
    private static final double OVERBOUGHT = 65;
    private static final double FULL = 20;

    @Override
    public Vote vote(Candidate c) {
        double value = 0;
        String state = "neither overbought nor oversold";
        if (c.rsi() < OVERSOLD) {
            value = (OVERSOLD - c.rsi()) / FULL;
            state = "oversold";
        } else if (c.rsi() > OVERBOUGHT) {
            value = (OVERBOUGHT - c.rsi()) / FULL;
            state = "overbought";
        }
        return Vote.of("MeanReversion", value, "RSI %s, %s".formatted(number(c.rsi(), 0), state));
    }
}
