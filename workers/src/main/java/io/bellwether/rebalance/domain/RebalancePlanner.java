package io.bellwether.rebalance.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.rebalance.domain.RebalanceInput.HeldLot;
import io.bellwether.rebalance.domain.RebalancePlan.Kept;
import io.bellwether.rebalance.domain.RebalancePlan.Trim;
import io.bellwether.risk.domain.TradingCosts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings weights that left their band back to the target: the farthest first, until the turnover is used up. A trade
 * that costs too much of what it moves is left. A pure function.
 */
public final class RebalancePlanner {
    private static final int FRACTION_SCALE = 3;

    private final RebalanceInput input;
    private final TradingCosts costs;
    private final List<Trim> trims = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private BigDecimal budget;

    private RebalancePlanner(RebalanceInput input) {
        this.input = input;
        this.costs = new TradingCosts(input.costs());
        this.budget = input.equity().amount().multiply(input.settings().maxTurnover());
    }

    /**
     * A symbol that is off its target.
     *
     * @param off what is held more than wished [USD, exact]: a rounded weight would lose a share
     */
    private record Drift(Symbol symbol, Price price, BigDecimal target, BigDecimal off) {}

    /** The plan. */
    public static RebalancePlan plan(RebalanceInput input) {
        RebalancePlanner planner = new RebalancePlanner(input);
        planner.drifts().forEach(planner::consider);
        planner.trims.sort(Comparator.comparing(Trim::side).reversed());
        return new RebalancePlan(input, planner.trims, planner.kept);
    }

    /** Weights outside of their band, the farthest first. */
    private List<Drift> drifts() {
        TreeSet<Symbol> symbols = new TreeSet<>(input.targets().keySet());
        symbols.addAll(input.lots().keySet());
        return symbols.stream()
                .flatMap(symbol -> drift(symbol).stream())
                .sorted(Comparator.comparing((Drift drift) -> drift.off().abs()).reversed())
                .toList();
    }

    private Optional<Drift> drift(Symbol symbol) {
        BigDecimal held = input.held(symbol);
        return Optional.ofNullable(input.prices().get(symbol))
                .filter(price -> !input.isInBand(symbol, held).orElseThrow())
                .map(price -> new Drift(
                        symbol,
                        price,
                        input.target(symbol),
                        input.off(symbol, held).orElseThrow()));
    }

    private void consider(Drift drift) {
        BigDecimal notional = drift.off().abs().min(budget);
        boolean sell = drift.off().signum() > 0;
        boolean everything = sell
                && drift.target().signum() == 0
                && notional.compareTo(drift.price().value().multiply(input.held(drift.symbol()))) >= 0;
        BigDecimal shares = everything ? input.held(drift.symbol()) : whole(notional, drift.price());
        LotChoice choice = new LotChoice(List.of(), shares);
        if (sell) {
            choice = LotChoice.of(
                    lots(drift.symbol()),
                    shares,
                    drift.price(),
                    input.settings().taxAware(),
                    input.boughtLately().contains(drift.symbol()));
        }
        Optional<String> obstacle = obstacle(drift, sell, shares, choice.shares());
        if (obstacle.isPresent()) {
            kept.add(new Kept(drift.symbol(), obstacle.get()));
            return;
        }
        budget = budget.subtract(choice.shares().multiply(drift.price().value()));
        trims.add(trim(drift, sell ? Side.SELL : Side.BUY, choice));
    }

    private Trim trim(Drift drift, Side side, LotChoice choice) {
        Quantity quantity = new Quantity(choice.shares());
        Money notional = drift.price().times(quantity);
        return new Trim(
                drift.symbol(),
                side,
                quantity,
                drift.target(),
                notional,
                up(costs.fee(quantity.value())),
                up(notional.amount().multiply(costs.slippage())),
                choice.lots());
    }

    private static Money up(BigDecimal cost) {
        return new Money(cost.setScale(2, RoundingMode.CEILING));
    }

    private List<HeldLot> lots(Symbol symbol) {
        return input.lots().getOrDefault(symbol, List.of());
    }

    private Optional<String> obstacle(Drift drift, boolean sell, BigDecimal wanted, BigDecimal shares) {
        if (wanted.signum() == 0) {
            return Optional.of("The turnover that is left trades not one share.");
        }
        if (shares.signum() == 0) {
            return Optional.of("Every lot is a short-term gain or a loss in its wash-sale window.");
        }
        if (!sell && input.settings().taxAware() && input.soldAtLoss().contains(drift.symbol())) {
            return Optional.of("It was sold at a loss within 30 days: buying it back would be a wash sale.");
        }
        BigDecimal notional = shares.multiply(drift.price().value());
        BigDecimal cost = costs.fee(shares).add(notional.multiply(costs.slippage()));
        return cost.compareTo(notional.multiply(input.settings().maxCost())) > 0
                ? Optional.of("The trade would cost too much of what it moves.")
                : Optional.empty();
    }

    private BigDecimal whole(BigDecimal notional, Price price) {
        int scale = input.settings().fractionalShares() ? FRACTION_SCALE : 0;
        return notional.divide(price.value(), scale, RoundingMode.FLOOR);
    }
}
