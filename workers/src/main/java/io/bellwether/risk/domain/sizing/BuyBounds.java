package io.bellwether.risk.domain.sizing;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.SymbolNumbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;

/** Every bound of a buy [shares, 9 decimals, rounded down, &gt;= 0]. */
public final class BuyBounds {
    private static final int SCALE = 9;
    private static final BigDecimal BPS = new BigDecimal("10000");

    private BuyBounds() {}

    /**
     * All bounds. Kelly, the advisor's weight, the volatility target and the largest position mean the whole position
     * after the trade, so shares held and on open buys are taken off first. What measures appetite (Kelly, largest
     * position, risk, volatility) shrinks with the risk multiplier and the drawdown; what measures the market or the
     * purse does not.
     */
    static Map<SizeBound, BigDecimal> of(
            ProposedTrade trade, Price entry, Price stop, TradeEdge edge, GateContext context) {
        Map<SizeBound, BigDecimal> bounds = withoutForecast(trade, entry, stop, SizeBound.ADVISOR, context);
        RiskLimits limits = context.limits(trade.symbol());
        BigDecimal kelly =
                edge.kellyTarget(limits.maxPosition(), limits.kellyFraction()).multiply(context.sizeFactor());
        BigDecimal worst = context.costs().worstBuyPrice(trade.orderType(), entry);
        bounds.put(SizeBound.KELLY, room(kelly, owned(trade.symbol(), context), worst, context));
        return bounds;
    }

    /**
     * All bounds but Kelly's, which needs a forecast.
     *
     * @param wish whose wish the proposal's quantity and weight are
     */
    static Map<SizeBound, BigDecimal> withoutForecast(
            ProposedTrade trade, Price entry, Price stop, SizeBound wish, GateContext context) {
        Symbol symbol = trade.symbol();
        RiskLimits limits = context.limits(symbol);
        BigDecimal worst = context.costs().worstBuyPrice(trade.orderType(), entry);
        BigDecimal owned = owned(symbol, context);
        Map<SizeBound, BigDecimal> bounds = new EnumMap<>(SizeBound.class);
        trade.quantity().ifPresent(shares -> bounds.put(wish, shares.value()));
        trade.weight().ifPresent(weight -> bounds.merge(wish, room(weight, owned, worst, context), BigDecimal::min));
        bounds.put(SizeBound.MAX_POSITION, room(context.maxPosition(symbol), owned, worst, context));
        bounds.put(SizeBound.TRADE_RISK, byRisk(symbol, entry, stop, context));
        context.numbers(symbol).flatMap(SymbolNumbers::daily).ifPresent(daily -> {
            bounds.put(SizeBound.VOLUME, volume(daily, limits));
            if (daily.volatility().signum() > 0) {
                BigDecimal weight = limits.get(LimitKey.VOLATILITY_TARGET)
                        .multiply(context.sizeFactor())
                        .divide(daily.volatility(), MathContext.DECIMAL64);
                bounds.put(SizeBound.VOLATILITY, room(weight, owned, worst, context));
            }
        });
        bounds.put(SizeBound.CLUSTER, inCluster(symbol, worst, context));
        bounds.put(SizeBound.DAILY_NOTIONAL, today(worst, context));
        bounds.put(SizeBound.CASH, context.costs().affordable(context.spendable(), worst));
        return bounds;
    }

    /** Shares whose loss from entry to stop is the risk of one trade. */
    public static BigDecimal byRisk(Symbol symbol, Price entry, Price stop, GateContext context) {
        return risk(context.limits(symbol), entry.value().subtract(stop.value()), context);
    }

    /** What a purchase of a symbol without limits of its own may lose at its stop [USD]. */
    public static BigDecimal riskPerTrade(GateContext context) {
        return risk(context.limits(), BigDecimal.ONE, context);
    }

    /** Largest position of a symbol without limits of its own [USD]. */
    public static BigDecimal largestPosition(GateContext context) {
        BigDecimal fraction = context.limits().maxPosition().multiply(context.sizeFactor());
        return room(fraction, BigDecimal.ZERO, BigDecimal.ONE, context);
    }

    private static BigDecimal risk(RiskLimits limits, BigDecimal lossPerShare, GateContext context) {
        return context.equity()
                .amount()
                .multiply(limits.get(LimitKey.RISK_PER_TRADE_BPS))
                .multiply(context.sizeFactor())
                .divide(BPS.multiply(lossPerShare), SCALE, RoundingMode.FLOOR)
                .max(BigDecimal.ZERO);
    }

    /** Shares until everything that moves together is as large as allowed. */
    public static BigDecimal inCluster(Symbol symbol, BigDecimal price, GateContext context) {
        return room(context.limits().get(LimitKey.MAX_CLUSTER), context.clusterExposure(symbol), price, context);
    }

    /** Shares until the day's purchases are as large as allowed. */
    public static BigDecimal today(BigDecimal price, GateContext context) {
        return room(context.limits().get(LimitKey.DAILY_NOTIONAL), context.boughtToday(), price, context);
    }

    /** Largest order by the average volume. */
    public static BigDecimal volume(SymbolNumbers.Daily daily, RiskLimits limits) {
        return daily.averageVolume().multiply(limits.maxVolumeShare());
    }

    /** Value of shares held and on open buys, at the last price [USD]. */
    public static BigDecimal owned(Symbol symbol, GateContext context) {
        Quantity shares = context.held(symbol).plus(context.onOpenBuys(symbol));
        return context.price(symbol)
                .map(price -> price.value().multiply(shares.value()))
                .orElse(BigDecimal.ZERO);
    }

    /** Shares until what is used reaches the given fraction of equity [shares, &gt;= 0]. */
    public static BigDecimal room(BigDecimal fraction, BigDecimal used, BigDecimal price, GateContext context) {
        Money equity = context.equity();
        return equity.amount()
                .multiply(fraction)
                .subtract(used)
                .divide(price, SCALE, RoundingMode.FLOOR)
                .max(BigDecimal.ZERO);
    }
}
