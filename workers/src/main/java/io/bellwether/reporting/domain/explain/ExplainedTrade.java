package io.bellwether.reporting.domain.explain;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import io.bellwether.reporting.domain.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One proposed trade: what was wished, what every rule said, how it was sized and what became of it.
 *
 * @param n place in the decision, from 1
 * @param action {@code BUY}, {@code SELL} or {@code HOLD}
 * @param quantity [shares] wished, if named
 * @param weight [fraction of equity] wished, if named
 * @param limitPrice [USD per share]
 * @param stopPrice [USD per share]
 * @param conviction 0 to 100
 * @param winProbability [0..1]
 * @param expectedGain [fraction of the entry price]
 * @param expectedLoss [fraction of the entry price, positive]
 * @param horizonDays [sessions]
 * @param verdicts one per rule, refusals first
 * @param sizing how the number of shares came about; empty when no rule got that far
 * @param orders the orders it became, usually one
 * @param fills executions of those orders
 * @param result how it ended, once that is measured
 */
public record ExplainedTrade(
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
        BigDecimal expectedGain,
        BigDecimal expectedLoss,
        int horizonDays,
        String expectedOutcome,
        String reasoning,
        String risks,
        List<Verdict> verdicts,
        Optional<Sized> sizing,
        List<OrderLine> orders,
        List<FillLine> fills,
        Optional<Result> result) {
    public ExplainedTrade {
        verdicts = List.copyOf(verdicts);
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
    }

    /** The proposal with what became of it. */
    public static ExplainedTrade of(
            ProposedTrade trade,
            List<Verdict> verdicts,
            Optional<Sized> sizing,
            List<OrderLine> orders,
            List<FillLine> fills,
            Optional<Result> result) {
        return new ExplainedTrade(
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
                trade.expectedGain(),
                trade.expectedLoss(),
                trade.horizonDays(),
                trade.expectedOutcome(),
                trade.reasoning(),
                trade.risks(),
                verdicts,
                sizing,
                orders,
                fills,
                result);
    }

    /** The verdicts that refused it. */
    public List<Verdict> refusals() {
        return verdicts.stream().filter(v -> !v.passed()).toList();
    }

    /**
     * How a trade ended.
     *
     * @param measuredOn day it was measured
     * @param entry [USD per share]
     * @param exit [USD per share]
     * @param change [fraction of the entry]
     * @param ended {@code HORIZON} or {@code CLOSED}: judged at its horizon, or sold before
     */
    public record Result(
            LocalDate measuredOn, BigDecimal entry, BigDecimal exit, BigDecimal change, boolean won, String ended) {}
}
