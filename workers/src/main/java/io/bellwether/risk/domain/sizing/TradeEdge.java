package io.bellwether.risk.domain.sizing;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What a buy may win and lose: the calibrated probability and the advisor's gain and loss; a loss the advisor leaves at
 * zero is the distance to the stop, because nothing is without risk.
 *
 * @param winProbability [0..1]
 * @param gain [fraction of the entry price]
 * @param loss [fraction of the entry price, positive]
 */
public record TradeEdge(BigDecimal winProbability, BigDecimal gain, BigDecimal loss) {

    public static TradeEdge of(ProposedTrade trade, Price entry, Optional<Price> stop, GateContext context) {
        BigDecimal loss = trade.expectedLoss();
        if (loss.signum() == 0) {
            loss = stop.map(price -> entry.value().subtract(price.value()).divide(entry.value(), MathContext.DECIMAL64))
                    .orElse(BigDecimal.ONE);
        }
        return new TradeEdge(context.winProbability(trade), trade.expectedGain(), loss);
    }

    public BigDecimal expectedValue(BigDecimal roundTripCost) {
        return ExpectedValue.of(winProbability, gain, loss, roundTripCost);
    }

    /** Expected gain in parts of the expected loss. */
    public BigDecimal payoff() {
        return gain.divide(loss, MathContext.DECIMAL64);
    }

    public BigDecimal kelly() {
        return Kelly.fraction(winProbability, gain, loss);
    }

    /** Part of equity to hold [fraction]. */
    public BigDecimal kellyTarget(BigDecimal cap, BigDecimal part) {
        return Kelly.target(winProbability, gain, loss, cap, part);
    }
}
