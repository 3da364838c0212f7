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

        @Meaning("BUY opens or adds to a position, SELL reduces or closes one, HOLD leaves one as it is.")
        Action action,

        @Meaning("Ticker exactly as in the snapshot.") Symbol symbol,

        @Meaning("Shares, above 0: of a BUY that is not sized by weight, of a SELL of a part; null sells all; null with"
                + " HOLD.")
        Optional<Quantity> quantity,

        @Meaning("With BUY the wished position as a fraction of equity, 0.001 to 1 (0.05 = 5 %); null when quantity is"
                + " given and with SELL and HOLD.")
        Optional<BigDecimal> weight,

        @Meaning("MARKET, LIMIT, or for a SELL also STOP; MARKET with HOLD.")
        OrderType orderType,

        @Meaning("With LIMIT the worst price, USD per share; else null.")
        Optional<Price> limitPrice,

        @Meaning(
                "With BUY its protective stop, with a STOP order its trigger, USD per share, below the last price; else"
                        + " null.")
        Optional<Price> stopPrice,

        @Meaning("How much speaks for the trade: a whole number from 0 to 100.")
        int conviction,

        @Meaning("Probability that it ends with a gain, a fraction from 0 to 1 (0.55 = 55 %).")
        BigDecimal winProbability,

        @Meaning("Gain if it works, as a fraction of the entry price, 0 to 1 (0.08 = 8 %).")
        BigDecimal expectedGain,

        @Meaning("Loss if it fails, as a positive fraction of the entry price, 0 to 1 (0.05 = 5 %).")
        BigDecimal expectedLoss,

        @Meaning("Trading days until it is judged: a whole number from 1 to 252.")
        int horizonDays,

        @Meaning("What should happen and by when, in plain words.")
        String expectedOutcome,

        @Meaning("Why, from facts of the snapshot, in plain words.")
        String reasoning,

        @Meaning("What speaks against it, in plain words.") String risks) {
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
