package io.bellwether.risk.domain.sizing;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.risk.domain.GateContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Sizes a proposal: the smallest of its bounds, rounded down to what the broker takes. */
public final class Sizer {
    private static final int FRACTION_SCALE = 3;
    private static final int BOUND_SCALE = 9;

    /** Most that a buy towards a target weight may cost [fraction of what it moves]. */
    public static final BigDecimal MOST_COST = new BigDecimal("0.01");

    private Sizer() {}

    /** Sizes a buy that passed every rule. */
    public static Sizing buy(ProposedTrade trade, Price entry, Price stop, GateContext context) {
        if (!context.hasForecast()) {
            return worthItsCost(
                    smallest(
                            BuyBounds.withoutForecast(trade, entry, stop, SizeBound.TARGET, context),
                            context.fractionalShares()),
                    entry,
                    context);
        }
        TradeEdge edge = TradeEdge.of(trade, entry, Optional.of(stop), context);
        Sizing sizing = smallest(BuyBounds.of(trade, entry, stop, edge, context), context.fractionalShares());
        return sizing.quantity().isZero() ? sizing : afterFees(sizing, edge, trade, entry, context);
    }

    /** Sizes a sell that passed every rule: the wish, never more than is held; without a wish everything is sold. */
    public static Sizing sell(ProposedTrade trade, Price price, GateContext context) {
        Quantity sellable = context.sellable(trade.symbol());
        Map<SizeBound, BigDecimal> bounds = new EnumMap<>(SizeBound.class);
        bounds.put(SizeBound.HELD, sellable.value());
        SizeBound wished = context.hasForecast() ? SizeBound.ADVISOR : SizeBound.TARGET;
        trade.quantity().ifPresent(wish -> bounds.put(wished, wish.value()));
        trade.weight()
                .ifPresent(
                        weight -> bounds.merge(wished, aboveWeight(weight, price, sellable, context), BigDecimal::min));
        Sizing sizing = smallest(bounds, context.fractionalShares());
        boolean everything = sizing.binding() == SizeBound.HELD
                || bounds.getOrDefault(wished, BigDecimal.ZERO).compareTo(sellable.value()) >= 0;
        return new Sizing(
                everything ? sellable : sizing.quantity(),
                sizing.binding(),
                bounds,
                withoutWish(sizing.binding(), sellable));
    }

    /** Without a wish everything is sold, odd lots too; nothing says what would be sold without having it. */
    private static Optional<Sizing.Without> withoutWish(SizeBound binding, Quantity sellable) {
        return binding == SizeBound.ADVISOR || binding == SizeBound.TARGET
                ? Optional.of(new Sizing.Without(SizeBound.HELD, sellable))
                : Optional.empty();
    }

    /** The smallest number of shares the broker takes. */
    public static BigDecimal smallestLot(boolean fractional) {
        return fractional ? BigDecimal.ONE.movePointLeft(FRACTION_SCALE) : BigDecimal.ONE;
    }

    private static BigDecimal aboveWeight(BigDecimal weight, Price price, Quantity sellable, GateContext context) {
        BigDecimal keep =
                context.equity().amount().multiply(weight).divide(price.value(), BOUND_SCALE, RoundingMode.CEILING);
        return sellable.value().subtract(keep).max(BigDecimal.ZERO);
    }

    private static Sizing smallest(Map<SizeBound, BigDecimal> bounds, boolean fractional) {
        SizeBound binding = least(bounds).orElse(SizeBound.HELD);
        Map<SizeBound, BigDecimal> others = new EnumMap<>(bounds);
        others.remove(binding);
        return new Sizing(
                shares(bounds.getOrDefault(binding, BigDecimal.ZERO), fractional),
                binding,
                bounds,
                least(others)
                        .map(next -> new Sizing.Without(
                                next, shares(others.getOrDefault(next, BigDecimal.ZERO), fractional))));
    }

    /** The tightest bound, of equal ones the first. */
    private static Optional<SizeBound> least(Map<SizeBound, BigDecimal> bounds) {
        return bounds.entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static Quantity shares(BigDecimal bound, boolean fractional) {
        return new Quantity(bound.setScale(fractional ? FRACTION_SCALE : 0, RoundingMode.FLOOR));
    }

    /** A buy that limits cut so far that its costs are too large a part of what it moves is refused. */
    private static Sizing worthItsCost(Sizing sizing, Price entry, GateContext context) {
        BigDecimal shares = sizing.quantity().value();
        if (sizing.quantity().isZero() || context.costs().oneWay(entry, shares).compareTo(MOST_COST) <= 0) {
            return sizing;
        }
        Sizing.Without without = new Sizing.Without(sizing.binding(), sizing.quantity());
        return new Sizing(Quantity.ZERO, SizeBound.FEES, sizing.bounds(), Optional.of(without));
    }

    /** A minimum fee weighs more the smaller the order is; an order it turns into a loser is refused. */
    private static Sizing afterFees(
            Sizing sizing, TradeEdge edge, ProposedTrade trade, Price entry, GateContext context) {
        BigDecimal cost = context.costs().roundTrip(entry, sizing.quantity().value());
        BigDecimal least = context.limits(trade.symbol()).get(LimitKey.MIN_EXPECTED_VALUE);
        if (edge.expectedValue(cost).compareTo(least) > 0) {
            return sizing;
        }
        Sizing.Without without = new Sizing.Without(sizing.binding(), sizing.quantity());
        return new Sizing(Quantity.ZERO, SizeBound.FEES, sizing.bounds(), Optional.of(without));
    }
}
