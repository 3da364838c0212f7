package io.bellwether.execution.domain.exchange;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.exchange.ExchangeMarket.Seen;
import io.bellwether.execution.domain.fills.Concession;
import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the exchange's broker looks at before it takes an order; every refusal says the numbers. */
class OrderChecks {
    static final String ORDER_REJECTED = "ORDER_REJECTED";
    static final String INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS";
    static final String MARKET_CLOSED = "MARKET_CLOSED";

    private final ExchangeMarket market;
    private final DeskSettings settings;
    private final String marketId;
    private final Instant asOf;

    OrderChecks(ExchangeMarket market, DeskSettings settings, String marketId, Instant asOf) {
        this.market = market;
        this.settings = settings;
        this.marketId = marketId;
        this.asOf = asOf;
    }

    /** An order for a symbol or a size that is not traded here. */
    void requireTradable(OrderTicket ticket) {
        if (!market.isTradable(ticket.symbol())) {
            throw rejected("%s is not traded in market %s".formatted(ticket.symbol(), marketId));
        }
        BigDecimal quantity = ticket.quantity().value();
        if (!settings.fractionalShares() && quantity.stripTrailingZeros().scale() > 0) {
            throw rejected("only whole shares are traded, the order is for " + ticket.quantity());
        }
    }

    /**
     * The session an order will trade in.
     *
     * @throws BpmnErrorException MARKET_CLOSED for a day order outside its session; a STOP may come after the close of its
     *     session, see {@link Exchange}
     */
    ExchangeHours requireHours(OrderTicket ticket) {
        if (ticket.timing() == TimeInForce.NEXT_OPEN) {
            return market.nextToOpen(asOf);
        }
        if (ticket.timing() == TimeInForce.GOOD_TILL_CANCELLED) {
            ExchangeHours opened = market.lastOpened(asOf);
            return asOf.isBefore(opened.close()) ? opened : market.nextToOpen(asOf);
        }
        Optional<ExchangeHours> hours = market.findHours(ticket.tradingDate());
        if (hours.isEmpty() || asOf.isBefore(hours.get().open())) {
            throw new BpmnErrorException(
                    MARKET_CLOSED, "the session of %s is not open at %s".formatted(ticket.tradingDate(), asOf));
        }
        boolean over = !asOf.isBefore(hours.get().close());
        boolean nextIsOpen = !hours.get().equals(market.lastOpened(asOf));
        if (nextIsOpen || (over && ticket.type() != OrderType.STOP)) {
            throw new BpmnErrorException(
                    MARKET_CLOSED,
                    "the session of %s closed at %s, the order came at %s"
                            .formatted(ticket.tradingDate(), hours.get().close(), asOf));
        }
        return hours.get();
    }

    /**
     * The last price of the session that is open or was open last.
     *
     * @throws BpmnErrorException ORDER_REJECTED without one; only an order that is good till cancelled may wait for it
     */
    Optional<Seen> price(OrderTicket ticket) {
        ExchangeHours opened = market.lastOpened(asOf);
        Optional<Seen> last = market.last(ticket.symbol(), opened.date(), asOf);
        if (last.isEmpty() && ticket.timing() != TimeInForce.GOOD_TILL_CANCELLED) {
            throw rejected(market.halt(ticket.symbol(), asOf)
                    .map(halt -> "trading in %s is stopped since %s".formatted(ticket.symbol(), halt.from()))
                    .orElseGet(() -> "%s has no price in the session of %s at %s"
                            .formatted(ticket.symbol(), opened.date(), asOf)));
        }
        return last;
    }

    /** Only a resting order takes other terms, and no fewer shares than it has sold or bought. */
    static void requireReplaceable(ExchangeOrder order, Quantity quantity, Optional<Price> stop) {
        if (order.triggered()) {
            throw rejected("order %s was reached and is being executed".formatted(order.id()));
        }
        if (quantity.compareTo(order.filled()) <= 0) {
            throw rejected("%s shares of order %s are executed, it cannot be for %s"
                    .formatted(order.filled(), order.id(), quantity));
        }
        if (stop.isPresent() != (order.type() == OrderType.STOP)) {
            throw rejected("a stop price belongs to STOP orders, and only to them");
        }
    }

    /** Shares for a sell and cash for a buy, less what other open orders may take. */
    void requireMeans(ExchangeOrder order, Optional<Seen> last, ExchangeAccount account, List<ExchangeOrder> others) {
        if (order.side() == Side.SELL) {
            requireShares(order, account, others);
        } else {
            requireCash(order, last.orElseThrow().price(), account, others);
        }
    }

    private static void requireShares(ExchangeOrder order, ExchangeAccount account, List<ExchangeOrder> others) {
        Quantity held = account.held(order.symbol());
        Quantity bound = others.stream()
                .filter(other -> other.side() == Side.SELL && other.symbol().equals(order.symbol()))
                .map(ExchangeOrder::remaining)
                .reduce(Quantity.ZERO, Quantity::plus);
        if (order.remaining().plus(bound).compareTo(held) > 0) {
            String alreadyBound = bound.isPositive() ? ", " + bound + " of them bound by open sells" : "";
            throw rejected("%s: the account holds %s%s, the order sells %s"
                    .formatted(order.symbol(), held, alreadyBound, order.remaining()));
        }
    }

    private void requireCash(ExchangeOrder order, Price last, ExchangeAccount account, List<ExchangeOrder> others) {
        CostModel costs = settings.costs();
        Price worst = worstPrice(order, last, costs);
        Money needed = bound(order, last, costs);
        Money bound = others.stream()
                .filter(other -> other.side() == Side.BUY)
                .map(other -> bound(other, lastPrice(other).orElse(worst), costs))
                .reduce(Money.ZERO, Money::plus);
        Money free = account.cash().minus(bound);
        if (needed.compareTo(free) > 0) {
            throw new BpmnErrorException(
                    INSUFFICIENT_FUNDS,
                    "buying %s %s at up to %s costs %s with the fee; the account has %s, of which %s is bound by open orders"
                            .formatted(order.quantity(), order.symbol(), worst, needed, account.cash(), bound));
        }
    }

    /** Refuses to take more cash out than no open order may need. */
    void requireFree(Money amount, ExchangeAccount account, List<ExchangeOrder> open) {
        Money bound = open.stream()
                .filter(order -> order.side() == Side.BUY)
                .map(order -> bound(
                        order,
                        lastPrice(order)
                                .or(order::limit)
                                .orElseThrow(() ->
                                        rejected("%s has no price yet, and an order to buy it is open; cancel it first"
                                                .formatted(order.symbol()))),
                        settings.costs()))
                .reduce(Money.ZERO, Money::plus);
        if (amount.compareTo(account.cash().minus(bound)) > 0) {
            throw new BpmnErrorException(
                    INSUFFICIENT_FUNDS,
                    "%s cannot go out: the account has %s, of which %s is bound by open orders"
                            .formatted(amount, account.cash(), bound));
        }
    }

    private Optional<Price> lastPrice(ExchangeOrder order) {
        return market.last(order.symbol(), market.lastOpened(asOf).date(), asOf).map(Seen::price);
    }

    /** The worst price at which a buy may have to be paid for, as far as the last price tells. */
    private static Price worstPrice(ExchangeOrder order, Price last, CostModel costs) {
        Price from = order.stop().filter(stop -> stop.compareTo(last) > 0).orElse(last);
        return order.limit().orElseGet(() -> FillRules.slipped(Side.BUY, from, Concession.of(costs)));
    }

    /** What an open buy may still take from the account. */
    private static Money bound(ExchangeOrder order, Price last, CostModel costs) {
        return FillRules.cost(order.remaining(), worstPrice(order, last, costs), costs);
    }

    static BpmnErrorException rejected(String why) {
        return new BpmnErrorException(ORDER_REJECTED, why);
    }
}
