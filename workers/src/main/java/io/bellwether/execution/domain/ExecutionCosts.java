package io.bellwether.execution.domain;

import java.math.BigDecimal;

/**
 * What executions cost by prices worse than the market's, as the exchange reckoned it.
 *
 * @param slippage [USD]
 * @param spread [USD] half of bid to ask
 * @param impact [USD] what the orders themselves moved
 */
public record ExecutionCosts(BigDecimal slippage, BigDecimal spread, BigDecimal impact) {
    public static final ExecutionCosts NONE = new ExecutionCosts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Both. */
    public ExecutionCosts plus(ExecutionCosts other) {
        return new ExecutionCosts(slippage.add(other.slippage), spread.add(other.spread), impact.add(other.impact));
    }
}
