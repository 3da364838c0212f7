package io.bellwether.decision.domain;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A proposed buy or sell whose forecast was not judged yet.
 *
 * @param decisionId the decision
 * @param n place in it, from 1
 * @param tradingDate session it was decided in
 * @param asOf [UTC] moment it was decided at
 * @param horizonDays sessions after {@code tradingDate} until it is judged at the latest
 * @param forecast what it foretold
 * @param exit how all that its order bought was sold again; empty while shares of it are held, and of what never traded
 */
public record OpenTrade(
        String decisionId,
        int n,
        Action action,
        Symbol symbol,
        LocalDate tradingDate,
        Instant asOf,
        int horizonDays,
        Forecast forecast,
        Optional<Exit> exit) {

    /**
     * A forecast as it was made.
     *
     * @param winProbability [0..1]
     * @param conviction 0 to 100
     */
    public record Forecast(BigDecimal winProbability, int conviction) {}

    /**
     * The end of a position.
     *
     * @param on session of the last sale
     * @param price [USD per share] average over all sales
     */
    public record Exit(LocalDate on, Price price) {
        /**
         * The end of sales that left nothing.
         *
         * @param value [USD] what they brought, unrounded
         * @param shares how many were sold, &gt; 0
         */
        public static Exit averaged(LocalDate on, BigDecimal value, BigDecimal shares) {
            return new Exit(
                    on, Price.rounded(value.divide(shares, Price.MAX_SCALE, RoundingMode.HALF_UP), Price.MAX_SCALE));
        }
    }
}
