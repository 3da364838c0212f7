package io.bellwether.decision.strategies;

import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.util.Optional;

/**
 * One instrument as the strategies see it; all numbers come from the context.
 *
 * @param quote last price known
 * @param last the same as a number, for ratios
 * @param fresh whether the price is of this session's day
 * @param atr Wilder's average true range [USD], above zero
 * @param momentum change over 20 sessions [fraction]
 * @param volatility annualised [fraction]
 * @param high highest high of the 20 sessions before the last bar
 * @param low lowest low of the 20 sessions before the last bar
 * @param turnover mean traded value of 20 sessions [USD per day]
 */
record Candidate(
        Symbol symbol,
        Price quote,
        double last,
        boolean fresh,
        double sma10,
        double sma20,
        double sma50,
        double rsi,
        double atr,
        double momentum,
        double volatility,
        double high,
        double low,
        double turnover) {

    /** Empty without price or indicators, and for a price that never moves: nothing can be said about it. */
    static Optional<Candidate> of(InstrumentFacts facts) {
        if (facts.price().isEmpty()
                || facts.indicators().isEmpty()
                || facts.indicators().get().atr14().signum() <= 0) {
            return Optional.empty();
        }
        Price price = facts.price().get();
        IndicatorFacts indicators = facts.indicators().get();
        return Optional.of(new Candidate(
                facts.symbol(),
                price,
                price.value().doubleValue(),
                facts.fresh(),
                indicators.sma10().doubleValue(),
                indicators.sma20().doubleValue(),
                indicators.sma50().doubleValue(),
                indicators.rsi14().doubleValue(),
                indicators.atr14().doubleValue(),
                indicators.momentum20().doubleValue(),
                indicators.volatility20().doubleValue(),
                indicators.high20().doubleValue(),
                indicators.low20().doubleValue(),
                indicators.averageDollarVolume20().doubleValue()));
    }
}
