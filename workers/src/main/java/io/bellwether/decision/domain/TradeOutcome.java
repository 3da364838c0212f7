package io.bellwether.decision.domain;

import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How a thesis ended, whether or not it was traded: what is judged is the forecast.
 *
 * @param decisionId the decision
 * @param n place in it, from 1
 * @param measuredOn session at whose close the horizon ended
 * @param entry price known when it was decided
 * @param exit close at the end of the horizon
 * @param result change of the price in the direction of the thesis [fraction]; a sell is right when the price falls
 * @param won whether the result is more than trading costs
 */
public record TradeOutcome(
        String decisionId, int n, LocalDate measuredOn, Price entry, Price exit, BigDecimal result, boolean won) {
    private static final int SCALE = 8;

    /**
     * Judges a trade.
     *
     * @param cost what getting in and out costs [fraction of the price]; a sell has to save nothing but the fall itself
     */
    public static TradeOutcome of(OpenTrade trade, LocalDate measuredOn, Price entry, Price exit, BigDecimal cost) {
        BigDecimal change =
                exit.value().divide(entry.value(), SCALE, RoundingMode.HALF_UP).subtract(BigDecimal.ONE);
        boolean buy = trade.action() == Action.BUY;
        BigDecimal result = buy ? change : change.negate();
        boolean won = result.compareTo(buy ? cost : BigDecimal.ZERO) > 0;
        return new TradeOutcome(trade.decisionId(), trade.n(), measuredOn, entry, exit, result, won);
    }
}
