package io.bellwether.decision.domain;

import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One trade an advisor proposes. It is checked, sized and maybe refused; it is not an order.
 *
 * @param n place in the decision, from 1
 * @param action buy, sell or hold
 * @param symbol what to trade
 * @param quantity [shares], if the advisor names a number
 * @param weight wished position [fraction of equity, 0..1], if the advisor names a weight
 * @param orderType how the order meets the market
 * @param limitPrice with LIMIT
 * @param stopPrice protective stop of a buy, trigger of a STOP order
 * @param conviction 0 to 100
 * @param winProbability chance that the thesis works [0..1]
 * @param expectedGain gain if it works [fraction of the entry price]
 * @param expectedLoss loss if it fails [fraction of the entry price, positive]
 * @param horizonDays sessions until the thesis is judged, at least 1
 * @param expectedOutcome in words
 * @param reasoning in words
 * @param risks in words
 */
public record ProposedTrade(
        int n,
        Action action,
        Symbol symbol,
        Optional<Quantity> quantity,
        Optional<BigDecimal> weight,
        OrderType orderType,
        Optional<Price> limitPrice,
        Optional<Price> stopPrice,
        int conviction,
        BigDecimal winProbability,
        BigDecimal expectedGain,
        BigDecimal expectedLoss,
        int horizonDays,
        String expectedOutcome,
        String reasoning,
        String risks) {
    public ProposedTrade {
        if (conviction < 0 || conviction > 100) {
            throw new IllegalArgumentException("conviction must be from 0 to 100, was " + conviction);
        }
        if (winProbability.signum() < 0 || winProbability.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("win probability must be from 0 to 1, was " + winProbability);
        }
        if (expectedGain.signum() < 0 || expectedLoss.signum() < 0) {
            throw new IllegalArgumentException("expected gain and loss must be >= 0");
        }
        if (horizonDays < 1) {
            throw new IllegalArgumentException("horizon must be at least 1 session, was " + horizonDays);
        }
    }
}
