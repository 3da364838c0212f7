package io.bellwether.rebalance.domain;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.sizing.Sizer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a plan looks at.
 *
 * @param equity [USD] &gt; 0
 * @param targets wished weights [fraction of equity, 0..1], at most 1 in sum; a symbol held without one is sold
 * @param lots open lots by symbol, first in, first out
 * @param prices [USD per share] of every symbol held or wished; one without is left alone
 * @param costs what trading costs
 * @param settings how much may be done
 * @param soldAtLoss symbols sold at a loss in the last 30 days: buying them now would be a wash sale
 * @param boughtLately symbols bought in the last 30 days: selling them at a loss now would be a wash sale
 */
public record RebalanceInput(
        Money equity,
        Map<Symbol, BigDecimal> targets,
        Map<Symbol, List<HeldLot>> lots,
        Map<Symbol, Price> prices,
        CostModel costs,
        Settings settings,
        Set<Symbol> soldAtLoss,
        Set<Symbol> boughtLately) {

    /**
     * An open lot.
     *
     * @param id of the lot
     * @param quantity [shares] still open
     * @param cost [USD per share]
     * @param longTerm whether it is held for more than a year
     */
    public record HeldLot(String id, Quantity quantity, Price cost, boolean longTerm) {}

    /**
     * How much may be done.
     *
     * @param band how far a weight may be from its target [fraction of the target], e.g. 0.10
     * @param maxTurnover most that is traded in one plan [fraction of equity]
     * @param maxCost most that a trade may cost [fraction of what it moves]
     * @param taxAware whether long-term lots and losses are sold first, short-term gains kept, wash sales avoided
     * @param fractionalShares whether the broker takes fractions of a share
     */
    public record Settings(
            BigDecimal band, BigDecimal maxTurnover, BigDecimal maxCost, boolean taxAware, boolean fractionalShares) {
        public static final Settings DEFAULT =
                new Settings(new BigDecimal("0.10"), new BigDecimal("0.50"), Sizer.MOST_COST, false, false);

        public Settings {
            if (band.signum() < 0 || maxTurnover.signum() < 0 || maxCost.signum() < 0) {
                throw new IllegalArgumentException(
                        "band, turnover and cost must be >= 0, were %s, %s, %s".formatted(band, maxTurnover, maxCost));
            }
        }
    }

    public RebalanceInput {
        if (!equity.isPositive()) {
            throw new IllegalArgumentException("equity must be > 0, was " + equity);
        }
        BigDecimal sum = targets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) > 0 || targets.values().stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("target weights must be >= 0 and at most 1 in sum, sum was " + sum);
        }
        targets = Map.copyOf(targets);
        lots = Map.copyOf(lots);
        prices = Map.copyOf(prices);
        soldAtLoss = Set.copyOf(soldAtLoss);
        boughtLately = Set.copyOf(boughtLately);
    }

    /** Shares held of the symbol. */
    public BigDecimal held(Symbol symbol) {
        return lots.getOrDefault(symbol, List.of()).stream()
                .map(lot -> lot.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The wished weight [fraction of equity]; 0 without a wish. */
    public BigDecimal target(Symbol symbol) {
        return targets.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /** The weight that a number of shares has at the symbol's price [fraction of equity]; empty without a price. */
    public Optional<BigDecimal> weight(Symbol symbol, BigDecimal shares) {
        return Optional.ofNullable(prices.get(symbol))
                .map(price -> price.value().multiply(shares).divide(equity.amount(), MathContext.DECIMAL64));
    }

    /** What a number of shares is worth more than wished [USD, exact, negative when less]; empty without a price. */
    public Optional<BigDecimal> off(Symbol symbol, BigDecimal shares) {
        return Optional.ofNullable(prices.get(symbol))
                .map(price -> price.value().multiply(shares).subtract(wished(symbol)));
    }

    /** Whether a number of shares is in the symbol's band; its edges are. Empty without a price. */
    public Optional<Boolean> isInBand(Symbol symbol, BigDecimal shares) {
        BigDecimal edge = wished(symbol).multiply(settings.band());
        return off(symbol, shares).map(off -> off.abs().compareTo(edge) <= 0);
    }

    private BigDecimal wished(Symbol symbol) {
        return target(symbol).multiply(equity.amount());
    }
}
