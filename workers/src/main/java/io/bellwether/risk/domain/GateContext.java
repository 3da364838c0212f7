package io.bellwether.risk.domain;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.stops.DrawdownStage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rule sees: the input with the numbers derived from it, and what proposals before it left over. Immutable;
 * {@link #afterBuying} gives the next one.
 */
public final class GateContext {
    private final RiskInputs input;
    private final Derived derived;
    private final Running running;

    /** What is derived from the input once. */
    private record Derived(
            TradingCosts costs,
            Money equity,
            Map<Symbol, Position> positions,
            Map<Symbol, List<OpenOrder>> openOrders,
            Map<Symbol, List<ProposedTrade>> proposals,
            Map<Symbol, RiskLimits> limits,
            DrawdownStage stage,
            BigDecimal sizeFactor) {}

    private GateContext(RiskInputs input, Derived derived, Running running) {
        this.input = input;
        this.derived = derived;
        this.running = running;
    }

    /** Derives equity, holdings, exposures and spendable cash: cash less the reserve and what open buys may take. */
    public static GateContext of(RiskInputs input) {
        Map<Symbol, Price> prices = new HashMap<>();
        input.market().forEach((symbol, numbers) -> numbers.price().ifPresent(price -> prices.put(symbol, price)));
        Money equity = input.portfolio().equity(prices);
        RiskSituation situation = input.situation();
        DrawdownStage stage = DrawdownStage.of(equity, situation.marks().peak().orElse(equity), input.limits());
        Map<Symbol, RiskLimits> limits = new HashMap<>();
        situation
                .segmentLimits()
                .forEach((symbol, segment) -> limits.put(symbol, input.limits().tightenedBy(segment.own())));
        Derived derived = new Derived(
                new TradingCosts(input.costs()),
                equity,
                input.portfolio().positions().stream()
                        .collect(Collectors.toUnmodifiableMap(Position::symbol, position -> position)),
                input.openOrders().stream().collect(Collectors.groupingBy(OpenOrder::symbol)),
                input.proposals().stream()
                        .filter(trade -> trade.action() != Action.HOLD)
                        .collect(Collectors.groupingBy(ProposedTrade::symbol)),
                limits,
                stage,
                situation.riskMultiplier().multiply(stage.factor(input.limits())));
        return new GateContext(input, derived, start(input, derived));
    }

    private static Running start(RiskInputs input, Derived derived) {
        Money reserve = new Money(
                derived.equity().amount().multiply(input.limits().cashReserve()).setScale(2, RoundingMode.CEILING));
        Map<Symbol, BigDecimal> exposure = new HashMap<>();
        input.portfolio()
                .positions()
                .forEach(position -> exposure.merge(
                        position.symbol(), valueOf(input, position.symbol(), position), BigDecimal::add));
        for (OpenOrder order : input.openOrders()) {
            if (order.side() == Side.BUY) {
                BigDecimal worth =
                        order.price().value().multiply(order.quantity().value());
                exposure.merge(order.symbol(), worth, BigDecimal::add);
            }
        }
        return Running.start(
                input.portfolio().cash().minus(reserve).minus(reservedForBuys(input, derived.costs())),
                input.situation().boughtToday(),
                exposure,
                input.situation().clusters().clusterOf());
    }

    private static BigDecimal valueOf(RiskInputs input, Symbol symbol, Position position) {
        Price price = Optional.ofNullable(input.market().get(symbol))
                .flatMap(SymbolNumbers::price)
                .orElse(position.averageCost());
        return price.value().multiply(position.quantity().value());
    }

    private static Integer cluster(RiskInputs input, Symbol symbol) {
        return input.situation().clusters().of(symbol).orElse(Running.UNMEASURED);
    }

    private static Money reservedForBuys(RiskInputs input, TradingCosts costs) {
        Money reserved = Money.ZERO;
        for (OpenOrder order : input.openOrders()) {
            if (order.side() == Side.BUY) {
                reserved = reserved.plus(
                        costs.toBuy(order.quantity(), costs.worstBuyPrice(OrderType.MARKET, order.price())));
            }
        }
        return reserved;
    }

    /**
     * The same after a buy.
     *
     * @param cost cash it takes at worst
     * @param notional [USD] what it is worth at worst, without the fee
     */
    public GateContext afterBuying(Symbol symbol, Money cost, BigDecimal notional) {
        return new GateContext(input, derived, running.afterBuying(symbol, cluster(input, symbol), cost, notional));
    }

    /** The desk's limits. */
    public RiskLimits limits() {
        return input.limits();
    }

    /** The desk's limits, stricter where the symbol's segment wants it. */
    public RiskLimits limits(Symbol symbol) {
        return derived.limits().getOrDefault(symbol, input.limits());
    }

    /** The symbol's segment with its own limits, if it has any. */
    public Optional<SegmentLimits> segment(Symbol symbol) {
        return Optional.ofNullable(input.situation().segmentLimits().get(symbol));
    }

    public RiskSituation situation() {
        return input.situation();
    }

    /** How far the drawdown brake is pulled. */
    public DrawdownStage drawdownStage() {
        return derived.stage();
    }

    /** What is left of a position's size after the risk multiplier and the drawdown stage [0..1]. */
    public BigDecimal sizeFactor() {
        return derived.sizeFactor();
    }

    /** Largest position of the symbol now: its limit times {@link #sizeFactor} [fraction of equity]. */
    public BigDecimal maxPosition(Symbol symbol) {
        return limits(symbol).maxPosition().multiply(sizeFactor());
    }

    /** Calibrated probability that the trade works; the advisor's own where there is none. */
    public BigDecimal winProbability(ProposedTrade trade) {
        return input.situation().winProbabilities().getOrDefault(trade.n(), trade.winProbability());
    }

    /** Whether the proposals carry a forecast that rules and sizing can ask. */
    public boolean hasForecast() {
        return input.basis() == Basis.FORECAST;
    }

    public TradingCosts costs() {
        return derived.costs();
    }

    public boolean fractionalShares() {
        return input.fractionalShares();
    }

    public int minConviction() {
        return input.minConviction();
    }

    /** Cash plus positions at the last prices [USD]. */
    public Money equity() {
        return derived.equity();
    }

    /** Cash in the books [USD]. */
    public Money cash() {
        return input.portfolio().cash();
    }

    /** Cash that may still be spent [USD]; negative when the reserve is already used. */
    public Money spendable() {
        return running.spendable();
    }

    /** Bought today, earlier proposals included [USD]. */
    public BigDecimal boughtToday() {
        return running.bought();
    }

    /** Whether the symbol is held or on an open buy. */
    public boolean owns(Symbol symbol) {
        return running.owns(symbol);
    }

    /** How many symbols are held, on open buys or bought by earlier proposals. */
    public int symbolCount() {
        return running.symbolCount();
    }

    /** Value of everything that moves together with the symbol, the symbol included [USD]. */
    public BigDecimal clusterExposure(Symbol symbol) {
        return running.exposureOf(cluster(input, symbol));
    }

    public Optional<SymbolNumbers> numbers(Symbol symbol) {
        return Optional.ofNullable(input.market().get(symbol));
    }

    /** The last price known of the symbol. */
    public Optional<Price> price(Symbol symbol) {
        return numbers(symbol).flatMap(SymbolNumbers::price);
    }

    /**
     * The price a trade is judged at: its limit, a buy stop's trigger if that is above the market, else the last price.
     */
    public Optional<Price> entry(ProposedTrade trade) {
        return price(trade.symbol()).map(price -> switch (trade.orderType()) {
            case MARKET -> price;
            case LIMIT -> trade.limitPrice().orElse(price);
            case STOP ->
                trade.stopPrice()
                        .filter(trigger -> trade.action() == Action.BUY && trigger.compareTo(price) > 0)
                        .orElse(price);
        });
    }

    /** Shares held by the books. */
    public Quantity held(Symbol symbol) {
        Position position = derived.positions().get(symbol);
        return position == null ? Quantity.ZERO : position.quantity();
    }

    /** Shares held and not promised to an open sell order. */
    public Quantity sellable(Symbol symbol) {
        Quantity held = held(symbol);
        return held.minus(held.min(open(symbol, Side.SELL)));
    }

    /** Shares on open buy orders. */
    public Quantity onOpenBuys(Symbol symbol) {
        return open(symbol, Side.BUY);
    }

    private Quantity open(Symbol symbol, Side side) {
        Quantity sum = Quantity.ZERO;
        for (OpenOrder order : derived.openOrders().getOrDefault(symbol, List.of())) {
            if (order.side() == side) {
                sum = sum.plus(order.quantity());
            }
        }
        return sum;
    }

    /** Open orders in the symbol. */
    public int openOrders(Symbol symbol) {
        return derived.openOrders().getOrDefault(symbol, List.of()).size();
    }

    /** Trades of the same decision in the same symbol, holds left out. */
    public List<ProposedTrade> sameSymbol(Symbol symbol) {
        return derived.proposals().getOrDefault(symbol, List.of());
    }
}
