package io.bellwether.rebalance.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Trades that bring weights back to their targets, what they cost, and what was left undone and why. Everything that is
 * shown, stored or proposed of a rebalancing is taken from its plan.
 *
 * @param input what it was made of
 * @param trims sells first, each by how far it is off
 * @param kept symbols outside of their band that stay, with the reason
 */
public record RebalancePlan(RebalanceInput input, List<Trim> trims, List<Kept> kept) {
    private static final int WEIGHT_SCALE = 6;

    /**
     * One trade of the plan.
     *
     * @param symbol what to trade
     * @param side buy or sell
     * @param quantity [shares] &gt; 0
     * @param target wished [fraction of equity]
     * @param notional [USD] at the last price
     * @param fee [USD] as the desk's cost model estimates it, rounded up
     * @param slippage [USD] likewise
     * @param lots ids of the lots that a sell takes, in order; empty with a buy
     */
    public record Trim(
            Symbol symbol,
            Side side,
            Quantity quantity,
            BigDecimal target,
            Money notional,
            Money fee,
            Money slippage,
            List<String> lots) {
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

    /** Where a weight is. */
    public enum Where {
        INSIDE,
        OUTSIDE,
        /** Held without a known price: its weight is not known either. */
        UNPRICED
    }

    public RebalancePlan {
        trims = List.copyOf(trims);
        kept = List.copyOf(kept);
    }

    /** Every symbol held or wished, in their order. */
    public List<Symbol> symbols() {
        TreeSet<Symbol> symbols = new TreeSet<>(input.targets().keySet());
        symbols.addAll(input.lots().keySet());
        return List.copyOf(symbols);
    }

    /** The trade of a symbol; empty when it stays. */
    public Optional<Trim> trade(Symbol symbol) {
        return trims.stream().filter(trim -> trim.symbol().equals(symbol)).findFirst();
    }

    /** Why a symbol outside of its band stays. */
    public Optional<String> left(Symbol symbol) {
        if (!input.prices().containsKey(symbol)) {
            return Optional.of("No price is known: it is left alone and counted at its cost.");
        }
        return kept.stream()
                .filter(left -> left.symbol().equals(symbol))
                .findFirst()
                .map(Kept::reason);
    }

    /** Where the weight of a symbol is before the plan. */
    public Where where(Symbol symbol) {
        return input.isInBand(symbol, input.held(symbol))
                .map(inside -> inside ? Where.INSIDE : Where.OUTSIDE)
                .orElse(Where.UNPRICED);
    }

    /** Whether a symbol is traded and still not in its band then. */
    public boolean staysOutside(Symbol symbol) {
        return trade(symbol)
                .flatMap(trim -> input.isInBand(symbol, after(symbol)))
                .filter(inside -> !inside)
                .isPresent();
    }

    /** Shares held with the plan. */
    public BigDecimal after(Symbol symbol) {
        BigDecimal held = input.held(symbol);
        return trade(symbol)
                .map(trim -> trim.side() == Side.BUY
                        ? held.add(trim.quantity().value())
                        : held.subtract(trim.quantity().value()))
                .orElse(held);
    }

    /** The weight before the plan [fraction of equity, 6 decimals]; empty without a price. */
    public Optional<BigDecimal> weight(Symbol symbol) {
        return input.weight(symbol, input.held(symbol)).map(RebalancePlan::rounded);
    }

    /** The weight with the plan, before costs [fraction of equity, 6 decimals]; empty without a price. */
    public Optional<BigDecimal> weightAfter(Symbol symbol) {
        return input.weight(symbol, after(symbol)).map(RebalancePlan::rounded);
    }

    /** Symbols that it trades although nobody gave them a target. */
    public List<Symbol> withoutTarget() {
        return symbols().stream()
                .filter(symbol -> trade(symbol).isPresent() && !input.targets().containsKey(symbol))
                .toList();
    }

    /** What the trades of one side are worth [USD]. */
    public Money notional(Side side) {
        return sum(trim -> trim.side() == side ? trim.notional() : Money.ZERO);
    }

    /** Fees of all trades [USD]. */
    public Money fees() {
        return sum(Trim::fee);
    }

    /** Slippage of all trades [USD]. */
    public Money slippage() {
        return sum(Trim::slippage);
    }

    /** What is left of the cash with all trades and their costs [USD]; negative when it is not enough. */
    public Money cashAfter(Money cash) {
        return cash.plus(notional(Side.SELL))
                .minus(notional(Side.BUY))
                .minus(fees())
                .minus(slippage());
    }

    /** An amount [USD] as a part of the equity [fraction, 6 decimals]. */
    public BigDecimal part(Money amount) {
        return amount.amount().divide(input.equity().amount(), WEIGHT_SCALE, RoundingMode.HALF_UP);
    }

    private Money sum(Function<Trim, Money> amount) {
        return trims.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    private static BigDecimal rounded(BigDecimal weight) {
        return weight.setScale(WEIGHT_SCALE, RoundingMode.HALF_UP);
    }
}
