package io.bellwether.risk.domain;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rule sees: the input with the numbers derived from it, and the cash that proposals before it left over.
 * Immutable; {@link #afterSpending} gives the next one.
 */
public final class GateContext {
    private final GateInput input;
    private final TradingCosts costs;
    private final Money equity;
    private final Map<Symbol, Position> positions;
    private final Map<Symbol, List<OpenOrder>> openOrders;
    private final Money spendable;

    private GateContext(
            GateInput input,
            Money equity,
            Map<Symbol, Position> positions,
            Map<Symbol, List<OpenOrder>> openOrders,
            Money spendable) {
        this.input = input;
        this.costs = new TradingCosts(input.costs());
        this.equity = equity;
        this.positions = positions;
        this.openOrders = openOrders;
        this.spendable = spendable;
    }

    /** Derives equity, holdings and spendable cash: cash less the reserve and what open buys may take. */
    public static GateContext of(GateInput input) {
        Map<Symbol, Price> prices = new HashMap<>();
        input.market().forEach((symbol, numbers) -> numbers.price().ifPresent(price -> prices.put(symbol, price)));
        Portfolio portfolio = input.portfolio();
        Money equity = portfolio.equity(prices);
        Map<Symbol, Position> positions = portfolio.positions().stream()
                .collect(Collectors.toUnmodifiableMap(Position::symbol, position -> position));
        Map<Symbol, List<OpenOrder>> open =
                input.openOrders().stream().collect(Collectors.groupingBy(OpenOrder::symbol));
        Money spendable =
                portfolio.cash().minus(reserve(equity, input.limits())).minus(reservedForBuys(input));
        return new GateContext(input, equity, positions, open, spendable);
    }

    private static Money reserve(Money equity, RiskLimits limits) {
        return new Money(equity.amount().multiply(limits.cashReserve()).setScale(2, RoundingMode.CEILING));
    }

    private static Money reservedForBuys(GateInput input) {
        TradingCosts costs = new TradingCosts(input.costs());
        Money reserved = Money.ZERO;
        for (OpenOrder order : input.openOrders()) {
            if (order.side() == Side.BUY) {
                reserved = reserved.plus(
                        costs.toBuy(order.quantity(), costs.worstBuyPrice(OrderType.MARKET, order.price())));
            }
        }
        return reserved;
    }

    /** The same with less cash to spend. */
    public GateContext afterSpending(Money amount) {
        return new GateContext(input, equity, positions, openOrders, spendable.minus(amount));
    }

    public RiskLimits limits() {
        return input.limits();
    }

    public TradingCosts costs() {
        return costs;
    }

    public boolean fractionalShares() {
        return input.fractionalShares();
    }

    public int minConviction() {
        return input.minConviction();
    }

    /** Cash plus positions at the last prices [USD]. */
    public Money equity() {
        return equity;
    }

    /** Cash in the books [USD]. */
    public Money cash() {
        return input.portfolio().cash();
    }

    /** Cash that may still be spent [USD]; negative when the reserve is already used. */
    public Money spendable() {
        return spendable;
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
        Position position = positions.get(symbol);
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
        for (OpenOrder order : openOrders.getOrDefault(symbol, List.of())) {
            if (order.side() == side) {
                sum = sum.plus(order.quantity());
            }
        }
        return sum;
    }

    /** Open orders in the symbol. */
    public int openOrders(Symbol symbol) {
        return openOrders.getOrDefault(symbol, List.of()).size();
    }

    /** Trades of the same decision in the same symbol, holds left out. */
    public List<ProposedTrade> sameSymbol(Symbol symbol) {
        return input.proposals().stream()
                .filter(trade -> trade.action() != Action.HOLD && trade.symbol().equals(symbol))
                .toList();
    }
}
