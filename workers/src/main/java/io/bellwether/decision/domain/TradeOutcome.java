package io.bellwether.decision.domain;

import io.bellwether.decision.domain.OpenTrade.Forecast;
import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How a forecast ended, whether or not it was traded. What counts as a win is fixed when the forecast is made: a buy wins
 * above the price known then plus the slippage of getting in and out, a sell below that price; it is judged once, at the
 * close of its last session, or earlier when all that was bought is sold, at the average price it was sold at. A hold
 * foretells nothing and is not judged.
 *
 * @param decisionId the decision
 * @param n place in it, from 1
 * @param measuredOn session it ended in
 * @param entry price known when it was decided
 * @param exit close at the end of the horizon, or the average price of the sales
 * @param result change of the price in the direction of the forecast [fraction]; a sell is right when the price falls
 * @param won whether the result is more than trading costs
 * @param ended which end it was
 * @param forecast what is scored
 */
public record TradeOutcome(
        String decisionId,
        int n,
        LocalDate measuredOn,
        Price entry,
        Price exit,
        BigDecimal result,
        boolean won,
        Ended ended,
        Forecast forecast) {
    private static final int SCALE = 8;

    /** What ended a forecast. */
    public enum Ended {
        HORIZON,
        CLOSED
    }

    /**
     * Judges a trade.
     *
     * @param cost what getting in and out costs [fraction of the price]; a sell has to save nothing but the fall itself
     */
    public static TradeOutcome of(
            OpenTrade trade, Ended ended, LocalDate measuredOn, Price entry, Price exit, BigDecimal cost) {
        BigDecimal change =
                exit.value().divide(entry.value(), SCALE, RoundingMode.HALF_UP).subtract(BigDecimal.ONE);
        boolean buy = trade.action() == Action.BUY;
        BigDecimal result = buy ? change : change.negate();
        boolean won = result.compareTo(buy ? cost : BigDecimal.ZERO) > 0;
        return new TradeOutcome(
                trade.decisionId(), trade.n(), measuredOn, entry, exit, result, won, ended, trade.forecast());
    }
}
