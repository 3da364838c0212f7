package io.bellwether.risk.domain.rebalance;

import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;

/**
 * Trades that bring weights back to their targets, and what was left undone and why.
 *
 * @param trims sells first, each by how far it is off
 * @param kept symbols outside of their band that stay, with the reason
 */
public record RebalancePlan(List<Trim> trims, List<Kept> kept) {
    /**
     * One trade of the plan.
     *
     * @param symbol what to trade
     * @param side buy or sell
     * @param quantity [shares] &gt; 0
     * @param weight before [fraction of equity]
     * @param target wished [fraction of equity]
     * @param lots ids of the lots that a sell takes, in order; empty with a buy
     */
    public record Trim(
            Symbol symbol, Side side, Quantity quantity, BigDecimal weight, BigDecimal target, List<String> lots) {
        public Trim {
            lots = List.copyOf(lots);
        }
    }

    /**
     * A symbol left as it is.
     *
     * @param symbol the symbol
     * @param reason one short sentence for people
     */
    public record Kept(Symbol symbol, String reason) {}

    public RebalancePlan {
        trims = List.copyOf(trims);
        kept = List.copyOf(kept);
    }
}
