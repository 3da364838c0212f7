package io.bellwether.decision.strategies;

import io.bellwether.decision.domain.DeskContext.RuleFacts;
import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The numbers of a trade, derived from an opinion and nothing else.
 *
 * <ul>
 *   <li>stop: {@code max(price - atrMultiple * ATR, stopFloor * price)}, the desk's own rule;
 *   <li>expected loss: the way to that stop as a fraction of the price; expected gain: 1.5 times as much (3 ATR for 2);
 *   <li>win probability: {@code 0.5 + 0.15 * |score|}, at most 0.65: no price series says more about a month;
 *   <li>conviction: {@code 45 + 50 * |score| * agreement}, rounded, so that 55 needs a score of 0.2 with full agreement;
 *   <li>weight: what loses one per cent of equity at the stop, at most the desk's largest position;
 *   <li>horizon: 20 sessions for a weak signal to 5 for a full one, since a strong move shows soon whether it lasts.
 * </ul>
 */
record TradePlan(
        Price stop,
        BigDecimal expectedGain,
        BigDecimal expectedLoss,
        BigDecimal winProbability,
        int conviction,
        BigDecimal weight,
        int horizonDays) {
    private static final BigDecimal PAYOFF = new BigDecimal("1.5");
    private static final double RISK_PER_TRADE = 0.01;
    private static final double EDGE = 0.15;
    private static final int LONGEST = 20;
    private static final int SHORTEST = 5;
    private static final double BASE_CONVICTION = 45;
    private static final double CONVICTION_SPAN = 50;

    static TradePlan of(Opinion opinion, RuleFacts rules) {
        Candidate c = opinion.candidate();
        double strength = Math.abs(opinion.score());
        Price stop = stop(c, rules);
        BigDecimal loss = BigDecimal.ONE
                .subtract(stop.value().divide(c.quote().value(), 4, RoundingMode.HALF_UP))
                .max(new BigDecimal("0.0001"));
        BigDecimal weight = BigDecimal.valueOf(RISK_PER_TRADE)
                .divide(loss, 2, RoundingMode.DOWN)
                .min(rules.maxPosition());
        return new TradePlan(
                stop,
                loss.multiply(PAYOFF).setScale(4, RoundingMode.HALF_UP),
                loss,
                BigDecimal.valueOf(0.5 + EDGE * strength).setScale(4, RoundingMode.HALF_UP),
                (int) Math.round(BASE_CONVICTION + CONVICTION_SPAN * strength * opinion.agreement()),
                weight.max(new BigDecimal("0.01")),
                (int) Math.round(LONGEST - (LONGEST - SHORTEST) * strength));
    }

    /** Rounded down to the tick: a cent, a hundredth of one below a dollar (SEC Rule 612). */
    private static Price stop(Candidate c, RuleFacts rules) {
        BigDecimal last = c.quote().value();
        BigDecimal byRange = last.subtract(rules.atrMultiple().multiply(BigDecimal.valueOf(c.atr())));
        BigDecimal stop = byRange.max(rules.stopFloor().multiply(last));
        int tick = tick(stop);
        BigDecimal rounded = stop.setScale(tick, RoundingMode.DOWN);
        return new Price(rounded.max(BigDecimal.ONE.movePointLeft(4)));
    }

    static int tick(BigDecimal price) {
        return price.compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
    }

    /** A little above the last price when the order is large for the instrument; empty when the market takes it. */
    static Optional<Price> limit(Candidate c, double orderValue) {
        boolean liquid = c.turnover() >= 500_000 && orderValue <= c.turnover() / 100;
        if (liquid) {
            return Optional.empty();
        }
        BigDecimal limit = c.quote().value().multiply(new BigDecimal("1.005"));
        return Optional.of(new Price(limit.setScale(tick(limit), RoundingMode.UP)));
    }
}
