package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A desk beside its shadow, over the sessions that both closed.
 *
 * @param since first session that both closed; empty while there is none
 * @param sessions how many both closed
 * @param agreement share of the buys and sells of either that both proposed in the same session [0..1]; empty when
 *     neither proposed one
 */
public record ShadowComparison(
        Side acting, Side shadow, Optional<LocalDate> since, int sessions, Optional<BigDecimal> agreement) {

    /**
     * One of the two.
     *
     * @param advisors who decides
     * @param totalReturn change of equity over the common sessions [fraction]; empty with fewer than two, or
     *     when one of them was not above zero
     * @param maxDrawdown largest fall from a peak over them [fraction, 0 or negative]; empty when equity was
     *     not above zero
     * @param decisions sessions with a decision
     * @param withoutDecision sessions nobody decided
     * @param trades buys and sells proposed
     * @param orders orders that the rules let through
     * @param fills executions
     * @param judged forecasts whose outcome is known
     * @param hitRate share of them that worked; empty without any
     * @param brier mean squared error of their win probabilities; 0.25 is a coin; empty without any
     * @param costUsd [USD] paid for advice
     */
    public record Side(
            String desk,
            String advisors,
            Optional<BigDecimal> totalReturn,
            Optional<BigDecimal> maxDrawdown,
            int decisions,
            int withoutDecision,
            int trades,
            int orders,
            int fills,
            int judged,
            Optional<BigDecimal> hitRate,
            Optional<BigDecimal> brier,
            BigDecimal costUsd) {}
}
