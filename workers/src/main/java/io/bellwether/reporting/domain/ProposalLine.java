package io.bellwether.reporting.domain;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One proposed trade, what the rules said and what became of it.
 *
 * @param n place in the decision, from 1
 * @param action {@code BUY}, {@code SELL} or {@code HOLD}
 * @param symbol ticker
 * @param quantity [shares] the advisor named, if any
 * @param weight [fraction of equity] the advisor named, if any
 * @param orderType {@code MARKET}, {@code LIMIT} or {@code STOP}
 * @param limitPrice [USD per share]
 * @param stopPrice [USD per share]
 * @param conviction 0 to 100
 * @param winProbability [0..1]
 * @param horizonDays [sessions]
 * @param expectedOutcome in words
 * @param reasoning in words
 * @param risks in words
 * @param verdicts one per rule, in the order they were given
 * @param orderId the order it became, if it became one
 * @param orderState where that order stands
 */
public record ProposalLine(
        int n,
        String action,
        String symbol,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> weight,
        String orderType,
        Optional<BigDecimal> limitPrice,
        Optional<BigDecimal> stopPrice,
        int conviction,
        BigDecimal winProbability,
        int horizonDays,
        String expectedOutcome,
        String reasoning,
        String risks,
        List<Verdict> verdicts,
        Optional<String> orderId,
        Optional<String> orderState) {
    public ProposalLine {
        verdicts = List.copyOf(verdicts);
    }

    /** The proposal as it is shown. */
    public static ProposalLine of(
            ProposedTrade trade, List<Verdict> verdicts, Optional<String> orderId, Optional<String> orderState) {
        return new ProposalLine(
                trade.n(),
                trade.action().name(),
                trade.symbol().value(),
                trade.quantity().map(Quantity::value),
                trade.weight(),
                trade.orderType().name(),
                trade.limitPrice().map(Price::value),
                trade.stopPrice().map(Price::value),
                trade.conviction(),
                trade.winProbability(),
                trade.horizonDays(),
                trade.expectedOutcome(),
                trade.reasoning(),
                trade.risks(),
                verdicts,
                orderId,
                orderState);
    }

    /** Whether it rests on a forecast; a trade towards a target weight foretells nothing. */
    public boolean foretells() {
        return conviction > 0 || winProbability.signum() > 0;
    }

    /** The verdicts that refused it; empty when no rule did. */
    public List<Verdict> refusals() {
        return verdicts.stream().filter(v -> !v.passed()).toList();
    }

    /** What became of the proposal. */
    public Fate fate() {
        if (orderId.isPresent()) {
            return Fate.ORDERED;
        }
        if (!refusals().isEmpty()) {
            return Fate.REFUSED;
        }
        return "HOLD".equals(action) ? Fate.HELD : Fate.NO_ORDER;
    }

    /** What became of a proposal. */
    public enum Fate {
        ORDERED,
        REFUSED,
        HELD,
        NO_ORDER
    }
}
