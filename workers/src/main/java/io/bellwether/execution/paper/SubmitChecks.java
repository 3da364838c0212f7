package io.bellwether.execution.paper;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.paper.PaperMarket.Seen;
import io.bellwether.kernel.ModelledFault;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.TradingSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the paper broker looks at before it takes an order; every refusal says the numbers. */
@Component
class SubmitChecks {
    static final String ORDER_REJECTED = "ORDER_REJECTED";
    static final String INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS";
    static final String MARKET_CLOSED = "MARKET_CLOSED";

    private final PaperMarket market;

    SubmitChecks(PaperMarket market) {
        this.market = market;
    }

    /** An order for a symbol or a size that is not traded here. */
    void requireTradable(OrderTicket ticket, Desk desk, Instant asOf) {
        if (!market.isTradable(desk.market(), ticket.symbol(), asOf)) {
            throw rejected("%s is not traded in market %s".formatted(ticket.symbol(), desk.market()));
        }
        BigDecimal quantity = ticket.quantity().value();
        if (!desk.settings().fractionalShares() && quantity.stripTrailingZeros().scale() > 0) {
            throw rejected("only whole shares are traded, the order is for " + ticket.quantity());
        }
    }

    /**
     * The session an order will trade in.
     *
     * @throws ModelledFault MARKET_CLOSED for a day order outside its session; a STOP may come after the close of its
     *     session, see {@link PaperBroker}
     */
    TradingSession requireSession(OrderTicket ticket, Instant asOf) {
        if (ticket.timing() == Timing.NEXT_OPEN) {
            return market.nextToOpen(asOf);
        }
        if (ticket.timing() == Timing.GOOD_TILL_CANCELLED) {
            TradingSession opened = market.lastOpened(asOf);
            return asOf.isBefore(opened.close()) ? opened : market.nextToOpen(asOf);
        }
        Optional<TradingSession> session = market.findSession(ticket.tradingDate());
        if (session.isEmpty() || asOf.isBefore(session.get().open())) {
            throw new ModelledFault(
                    MARKET_CLOSED, "the session of %s is not open at %s".formatted(ticket.tradingDate(), asOf));
        }
        boolean over = !asOf.isBefore(session.get().close());
        boolean nextIsOpen = !session.get().equals(market.lastOpened(asOf));
        if (nextIsOpen || (over && ticket.type() != OrderType.STOP)) {
            throw new ModelledFault(
                    MARKET_CLOSED,
                    "the session of %s closed at %s, the order came at %s"
                            .formatted(ticket.tradingDate(), session.get().close(), asOf));
        }
        return session.get();
    }

    /**
     * The last price of the session that is open or was open last.
     *
     * @throws ModelledFault ORDER_REJECTED without one; only an order that is good till cancelled may wait for it
     */
    Optional<Seen> price(OrderTicket ticket, Desk desk, Instant asOf) {
        TradingSession opened = market.lastOpened(asOf);
        Optional<Seen> last = market.last(desk.market(), ticket.symbol(), opened.date(), asOf);
        if (last.isEmpty() && ticket.timing() != Timing.GOOD_TILL_CANCELLED) {
            throw rejected(market.halt(desk.market(), ticket.symbol(), asOf)
                    .map(halt -> "trading in %s is stopped since %s".formatted(ticket.symbol(), halt.from()))
                    .orElseGet(() -> "%s has no price in the session of %s at %s"
                            .formatted(ticket.symbol(), opened.date(), asOf)));
        }
        return last;
    }

    /** Only a resting order takes other terms, and no fewer shares than it has sold or bought. */
    void requireReplaceable(PaperOrder order, Quantity quantity, Optional<Price> stop) {
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
    void requireMeans(
            PaperOrder order,
            Optional<Seen> last,
            Holdings holdings,
            List<PaperOrder> others,
            Desk desk,
            Instant asOf) {
        if (order.side() == Side.SELL) {
            requireShares(order, holdings, others);
        } else {
            requireCash(
                    order,
                    last.orElseThrow().price(),
                    holdings,
                    others,
                    desk.settings().costs(),
                    asOf);
        }
    }

    private static void requireShares(PaperOrder order, Holdings holdings, List<PaperOrder> others) {
        Quantity held = holdings.held(order.symbol());
        Quantity bound = others.stream()
                .filter(other -> other.side() == Side.SELL && other.symbol().equals(order.symbol()))
                .map(PaperOrder::remaining)
                .reduce(Quantity.ZERO, Quantity::plus);
        if (order.remaining().plus(bound).compareTo(held) > 0) {
            String alreadyBound = bound.isPositive() ? ", " + bound + " of them bound by open sells" : "";
            throw rejected("%s: the account holds %s%s, the order sells %s"
                    .formatted(order.symbol(), held, alreadyBound, order.remaining()));
        }
    }

    private void requireCash(
            PaperOrder order, Price last, Holdings holdings, List<PaperOrder> others, CostModel costs, Instant asOf) {
        Price worst = PaperExchange.worstPrice(order, last, costs);
        Money needed = PaperExchange.bound(order, last, costs);
        Money bound = others.stream()
                .filter(other -> other.side() == Side.BUY)
                .map(other -> PaperExchange.bound(other, lastPrice(other, asOf).orElse(worst), costs))
                .reduce(Money.ZERO, Money::plus);
        Money free = holdings.cash().minus(bound);
        if (needed.compareTo(free) > 0) {
            throw new ModelledFault(
                    INSUFFICIENT_FUNDS,
                    "buying %s %s at up to %s costs %s with the fee; the account has %s, of which %s is bound by open orders"
                            .formatted(order.quantity(), order.symbol(), worst, needed, holdings.cash(), bound));
        }
    }

    private Optional<Price> lastPrice(PaperOrder order, Instant asOf) {
        return market.last(
                        order.market(), order.symbol(), market.lastOpened(asOf).date(), asOf)
                .map(Seen::price);
    }

    static ModelledFault rejected(String why) {
        return new ModelledFault(ORDER_REJECTED, why);
    }
}
