package io.bellwether.execution.domain.exchange;

import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.execution.domain.exchange.ExchangeMarket.Seen;
import io.bellwether.execution.domain.exchange.ExchangeOrder.PendingCancel;
import io.bellwether.execution.domain.fills.Concession;
import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.execution.domain.fills.Match;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.MarketView;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An account at the exchange, at one moment of its market. Every call first lets the market do to all open orders what it
 * did until then, and then answers; so calls may come in any order and any number of times.
 *
 * <p>A STOP that comes at or after the close of its session counts as having stood since the open: the desk's
 * protective stops stand at the broker in principle, but daily bars tell only afterwards that one was reached. It
 * trades by the day's bar or is refused with MARKET_CLOSED. When the account bought the symbol later than at the open,
 * the stop stands since then, and only the close counts.
 *
 * <p>Corporate actions are applied by the broker itself, each between the orders of the sessions before its ex-date and
 * those from then on.
 *
 * <p>Day orders end with their session: what is left is EXPIRED at the close. An order that is good till cancelled goes
 * on to the next session's open. A refusal ({@link BpmnErrorException}) changes nothing but what the market did before.
 */
public final class Exchange {
    /** How far back credits are told. */
    public static final int CREDIT_DAYS = 30;

    private final ExchangeAccount account;
    private final DeskSettings settings;
    private final ExchangeMarket market;
    private final OrderChecks checks;
    private final ExchangeActions actions;
    private final Instant asOf;

    /** The account as the view's moment finds it; its events are taken from it after the call. */
    public Exchange(ExchangeAccount account, MarketView view, DeskSettings settings) {
        this.account = account;
        this.settings = settings;
        this.market = new ExchangeMarket(view);
        this.asOf = view.asOf();
        this.checks = new OrderChecks(market, settings, view.market(), asOf);
        this.actions = new ExchangeActions(account, market, view, settings.fractionalShares());
    }

    /**
     * Takes the order; one whose id is known is answered as it is.
     *
     * @throws BpmnErrorException ORDER_REJECTED, INSUFFICIENT_FUNDS or MARKET_CLOSED, with the numbers
     */
    public BrokerOrder submit(OrderTicket ticket) {
        settle();
        Optional<ExchangeOrder> earlier = account.order(ticket.clientOrderId());
        if (earlier.isPresent()) {
            if (!earlier.get().matches(ticket)) {
                throw OrderChecks.rejected("order id %s was used for another order".formatted(ticket.clientOrderId()));
            }
            return account.answer(earlier.get());
        }
        checks.requireTradable(ticket);
        ExchangeHours hours = checks.requireHours(ticket);
        ExchangeOrder order = ExchangeOrder.of(ticket, hours, asOf);
        Optional<Seen> last = checks.price(ticket);
        checks.requireMeans(order, last, account, account.open());
        return account.answer(keep(start(order, hours, last)));
    }

    /** The order with what the market did to it. */
    public Optional<BrokerOrder> order(String clientOrderId) {
        settle();
        return account.order(clientOrderId).map(account::answer);
    }

    /** Cancels the order, or notes that it will be: then it works on until the cancel takes effect. */
    public Optional<BrokerOrder> cancel(String clientOrderId, CancelManner manner) {
        settle();
        return account.order(clientOrderId)
                .map(order -> cancelled(order, manner))
                .map(account::answer);
    }

    /**
     * Gives a resting order another quantity and another stop.
     *
     * @param quantity [shares] all of the order, executed ones included
     * @throws BpmnErrorException ORDER_REJECTED or INSUFFICIENT_FUNDS; the order stays as it was
     */
    public Optional<BrokerOrder> replace(String clientOrderId, Quantity quantity, Optional<Price> stop) {
        settle();
        return account.order(clientOrderId)
                .map(order -> replaced(order, quantity, stop))
                .map(account::answer);
    }

    /** Orders that are working, queued or about to be cancelled, sells first. */
    public List<BrokerOrder> openOrders() {
        settle();
        return account.open().stream().map(account::answer).toList();
    }

    /** Cash and shares. */
    public BrokerAccount standing() {
        settle();
        return account.standing();
    }

    /**
     * Moves cash into the account, or out of it.
     *
     * @throws BpmnErrorException INSUFFICIENT_FUNDS when what goes out is not there, or is bound by open orders
     */
    public Transfer transfer(Transfer transfer) {
        settle();
        if (transfer.amount().isNegative()) {
            checks.requireFree(transfer.amount().negate(), account, account.open());
        }
        account.transfer(transfer);
        return transfer;
    }

    /**
     * Interest on the cash that the account was left with, before the market does anything more to it, once a session; the
     * first time only the beginning of the time that counts is noted.
     *
     * @return what was credited in the thirty days until the session, oldest first
     */
    public List<Credit> credit(LocalDate tradingDate) {
        account.credit(tradingDate, settings.costs().interestRate(), asOf);
        return account.creditsFrom(tradingDate.minusDays(CREDIT_DAYS));
    }

    private void settle() {
        for (CorporateAction action : actions.due()) {
            advance(action.exDate().atStartOfDay(ExchangeCalendar.ZONE).toInstant());
            actions.apply(action, asOf);
        }
        advance(asOf);
        account.settled(asOf);
    }

    private void advance(Instant until) {
        for (ExchangeOrder open : account.open()) {
            ExchangeOrder order = open.cancel().isPresent() ? overtaken(open, until) : open;
            OrderWalk walk = walk(
                    order,
                    order.cancel()
                            .map(PendingCancel::due)
                            .filter(until::isAfter)
                            .orElse(until));
            walk.advance();
            ExchangeOrder now = walk.order();
            if (now.isOpen() && now.isCancelledBy(until)) {
                now = now.withState(BrokerOrder.State.CANCELLED);
            }
            if (!now.equals(order)) {
                keep(now);
            }
        }
    }

    /** The order after what the market did to it faster than its cancel, once, at the next look at it. */
    private ExchangeOrder overtaken(ExchangeOrder order, Instant until) {
        PendingCancel pending = order.cancel().orElseThrow();
        Optional<Seen> last =
                market.last(order.symbol(), market.lastOpened(until).date(), until);
        if (pending.fill().isEmpty() || last.isEmpty()) {
            return order;
        }
        Quantity part = new Quantity(order.remaining()
                .value()
                .multiply(pending.fill().get())
                .setScale(settings.fractionalShares() ? Quantity.MAX_SCALE : 0, RoundingMode.DOWN));
        OrderWalk walk = walk(order.withCancel(new PendingCancel(pending.due(), Optional.empty())), until);
        if (part.isPositive()) {
            walk.overtake(part, last.get());
        }
        return keep(walk.order());
    }

    private ExchangeOrder start(ExchangeOrder order, ExchangeHours hours, Optional<Seen> last) {
        OrderWalk walk = walk(order, asOf);
        if (order.state() == BrokerOrder.State.QUEUED) {
            return order;
        }
        if (asOf.isBefore(hours.close())) {
            last.ifPresent(walk::arrive);
            return walk.order();
        }
        Optional<Bar> bar = market.bar(order.symbol(), hours.date(), asOf);
        boolean sinceOpen = account.lastBuy(order.symbol(), hours.date())
                .filter(bought -> bought.isAfter(hours.open().plus(ExchangeMarket.OPENING)))
                .isEmpty();
        if (bar.isEmpty()
                || FillRules.atClose(order.terms(), bar.get(), sinceOpen, Concession.of(settings.costs()))
                        instanceof Match.NoTrade) {
            throw new BpmnErrorException(
                    OrderChecks.MARKET_CLOSED,
                    "the session of %s is over and did not reach the stop %s of %s: %s"
                            .formatted(
                                    hours.date(),
                                    order.stop().orElseThrow(),
                                    order.symbol(),
                                    bar.map(b -> "low %s, high %s, close %s".formatted(b.low(), b.high(), b.close()))
                                            .orElse("it has no bar")));
        }
        walk.meetClose(bar.get(), sinceOpen);
        return walk.order();
    }

    private ExchangeOrder cancelled(ExchangeOrder order, CancelManner manner) {
        if (!order.isOpen() || order.cancel().isPresent()) {
            return order;
        }
        return keep(
                manner.isAtOnce()
                        ? order.withState(BrokerOrder.State.CANCELLED)
                        : order.withCancel(new PendingCancel(asOf.plus(manner.delay()), manner.fill())));
    }

    private ExchangeOrder replaced(ExchangeOrder order, Quantity quantity, Optional<Price> stop) {
        boolean same = order.quantity().equals(quantity) && order.stop().equals(stop);
        if (!order.isOpen() || order.cancel().isPresent() || same) {
            return order;
        }
        ExchangeOrder anew = order.replaced(quantity, stop, asOf);
        OrderChecks.requireReplaceable(order, quantity, stop);
        List<ExchangeOrder> others = account.open().stream()
                .filter(other -> !other.id().equals(order.id()))
                .toList();
        Optional<Seen> last =
                market.last(order.symbol(), market.lastOpened(asOf).date(), asOf);
        checks.requireMeans(anew, last, account, others);
        OrderWalk walk = walk(anew, asOf);
        if (order.state() == BrokerOrder.State.WORKING) {
            last.ifPresent(walk::arrive);
        }
        return keep(walk.order());
    }

    private OrderWalk walk(ExchangeOrder order, Instant until) {
        return new OrderWalk(order, account, market, settings, until);
    }

    private ExchangeOrder keep(ExchangeOrder order) {
        account.keep(order);
        return order;
    }
}
