package io.bellwether.execution.paper;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.execution.domain.fills.Match;
import io.bellwether.execution.paper.PaperMarket.Seen;
import io.bellwether.execution.paper.PaperOrder.PendingCancel;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ModelledFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The paper broker's accounts. Every call locks the account, lets the market do to all its open orders what it did until
 * {@code asOf}, and then answers; so calls may come in any order and any number of times.
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
 * on to the next session's open. A refusal changes nothing and does not
 * undo the caller's transaction.
 */
@Component
@Transactional(noRollbackFor = ModelledFault.class)
class PaperAccounts {
    private final Desks desks;
    private final PaperBook book;
    private final PaperMarket market;
    private final PaperExchange exchange;
    private final SubmitChecks checks;
    private final PaperActions actions;

    PaperAccounts(
            Desks desks,
            PaperBook book,
            PaperMarket market,
            PaperExchange exchange,
            SubmitChecks checks,
            PaperActions actions) {
        this.desks = desks;
        this.book = book;
        this.market = market;
        this.exchange = exchange;
        this.checks = checks;
        this.actions = actions;
    }

    public BrokerOrder submit(OrderTicket ticket, Instant asOf) {
        Desk desk = settle(ticket.desk(), asOf);
        Optional<PaperOrder> earlier = book.order(ticket.desk(), ticket.clientOrderId());
        if (earlier.isPresent()) {
            if (!earlier.get().matches(ticket)) {
                throw SubmitChecks.rejected("order id %s was used for another order".formatted(ticket.clientOrderId()));
            }
            return toBrokerOrder(earlier.get());
        }
        checks.requireTradable(ticket, desk, asOf);
        TradingSession session = checks.requireSession(ticket, asOf);
        PaperOrder order = PaperOrder.of(ticket, desk.market(), session, asOf);
        Optional<Seen> last = checks.price(ticket, desk, asOf);
        Holdings holdings = new Holdings(book.account(desk.id()));
        checks.requireMeans(order, last, holdings, book.open(desk.id()), desk, asOf);
        PaperExchange.Outcome outcome = start(order, session, last, holdings, desk.settings(), asOf);
        book.save(outcome);
        return toBrokerOrder(outcome.order());
    }

    public Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf) {
        settle(desk, asOf);
        return book.order(desk, clientOrderId).map(this::toBrokerOrder);
    }

    /** Cancels the order, or notes that it will be: then it works on until the cancel takes effect. */
    public Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, CancelManner manner, Instant asOf) {
        settle(desk, asOf);
        return book.order(desk, clientOrderId)
                .map(order -> cancelled(order, manner, asOf))
                .map(this::toBrokerOrder);
    }

    /** See {@link io.bellwether.execution.app.Broker#replace}. */
    public Optional<BrokerOrder> replace(
            DeskId id, String clientOrderId, Quantity quantity, Optional<Price> stop, Instant asOf) {
        Desk desk = settle(id, asOf);
        return book.order(id, clientOrderId)
                .map(order -> replaced(desk, order, quantity, stop, asOf))
                .map(this::toBrokerOrder);
    }

    public List<BrokerOrder> openOrders(DeskId desk, Instant asOf) {
        settle(desk, asOf);
        return book.open(desk).stream().map(this::toBrokerOrder).toList();
    }

    public BrokerAccount account(DeskId desk, Instant asOf) {
        settle(desk, asOf);
        return book.account(desk);
    }

    /** Locks the account and brings all its open orders up to the moment. */
    private Desk settle(DeskId id, Instant asOf) {
        Desk desk = desks.get(id);
        book.lock(desk);
        for (CorporateAction action : actions.due(desk, asOf)) {
            advance(desk, action.exDate().atStartOfDay(ExchangeCalendar.ZONE).toInstant());
            actions.apply(desk, action, asOf);
        }
        advance(desk, asOf);
        return desk;
    }

    private void advance(Desk desk, Instant asOf) {
        DeskId id = desk.id();
        List<PaperOrder> open = book.open(id);
        if (open.isEmpty()) {
            return;
        }
        Holdings holdings = new Holdings(book.account(id));
        for (PaperOrder order : open) {
            PaperOrder now = order;
            if (order.cancel().isPresent()) {
                now = overtaken(desk, order, holdings, asOf);
            }
            Instant until =
                    now.cancel().map(PendingCancel::due).filter(asOf::isAfter).orElse(asOf);
            PaperExchange.Outcome outcome =
                    exchange.advance(now, book.executions(order.id()), holdings, desk.settings(), until);
            if (!outcome.order().equals(now)) {
                book.save(outcome);
            }
            if (outcome.order().isOpen() && outcome.order().isCancelledBy(asOf)) {
                save(outcome.order().withState(BrokerOrder.State.CANCELLED));
            }
        }
    }

    /** The order after what the market did to it faster than its cancel, once, at the next look at it. */
    private PaperOrder overtaken(Desk desk, PaperOrder order, Holdings holdings, Instant asOf) {
        PendingCancel pending = order.cancel().orElseThrow();
        Optional<Seen> last = market.last(
                order.market(), order.symbol(), market.lastOpened(asOf).date(), asOf);
        if (pending.fill().isEmpty() || last.isEmpty()) {
            return order;
        }
        boolean fractional = desk.settings().fractionalShares();
        Quantity part = new Quantity(order.remaining()
                .value()
                .multiply(pending.fill().get())
                .setScale(fractional ? Quantity.MAX_SCALE : 0, RoundingMode.DOWN));
        PaperOrder rest = order.withCancel(new PendingCancel(pending.due(), Optional.empty()));
        if (part.isZero()) {
            return save(rest);
        }
        PaperExchange.Outcome outcome =
                exchange.overtake(rest, book.executions(order.id()), part, last.get(), holdings, desk.settings(), asOf);
        book.save(outcome);
        return outcome.order();
    }

    private PaperExchange.Outcome start(
            PaperOrder order,
            TradingSession session,
            Optional<Seen> last,
            Holdings holdings,
            DeskSettings settings,
            Instant asOf) {
        if (order.state() == BrokerOrder.State.QUEUED) {
            return new PaperExchange.Outcome(order, List.of());
        }
        if (asOf.isBefore(session.close())) {
            return last.map(seen -> exchange.arrive(order, List.of(), seen, holdings, settings, asOf))
                    .orElseGet(() -> new PaperExchange.Outcome(order, List.of()));
        }
        Optional<Bar> bar = market.bar(order.market(), order.symbol(), session.date(), asOf);
        boolean sinceOpen = book.lastBuy(order.account(), order.symbol(), session.date())
                .filter(bought -> bought.isAfter(session.open().plus(PaperMarket.OPENING)))
                .isEmpty();
        if (bar.isEmpty()
                || FillRules.atClose(order.terms(), bar.get(), sinceOpen, settings.costs()) instanceof Match.NoTrade) {
            throw new ModelledFault(
                    SubmitChecks.MARKET_CLOSED,
                    "the session of %s is over and did not reach the stop %s of %s: %s"
                            .formatted(
                                    session.date(),
                                    order.stop().orElseThrow(),
                                    order.symbol(),
                                    bar.map(b -> "low %s, high %s, close %s".formatted(b.low(), b.high(), b.close()))
                                            .orElse("it has no bar")));
        }
        return exchange.settleAtClose(order, bar.get(), sinceOpen, holdings, settings, asOf);
    }

    private PaperOrder cancelled(PaperOrder order, CancelManner manner, Instant asOf) {
        if (!order.isOpen() || order.cancel().isPresent()) {
            return order;
        }
        return save(
                manner.isAtOnce()
                        ? order.withState(BrokerOrder.State.CANCELLED)
                        : order.withCancel(new PendingCancel(asOf.plus(manner.delay()), manner.fill())));
    }

    private PaperOrder replaced(Desk desk, PaperOrder order, Quantity quantity, Optional<Price> stop, Instant asOf) {
        boolean same = order.quantity().equals(quantity) && order.stop().equals(stop);
        if (!order.isOpen() || order.cancel().isPresent() || same) {
            return order;
        }
        Holdings holdings = new Holdings(book.account(desk.id()));
        PaperOrder anew = order.replaced(quantity, stop, asOf);
        checks.requireReplaceable(order, quantity, stop);
        List<PaperOrder> others = book.open(desk.id()).stream()
                .filter(other -> !other.id().equals(order.id()))
                .toList();
        Optional<Seen> last = market.last(
                order.market(), order.symbol(), market.lastOpened(asOf).date(), asOf);
        checks.requireMeans(anew, last, holdings, others, desk, asOf);
        PaperExchange.Outcome outcome = order.state() == BrokerOrder.State.WORKING && last.isPresent()
                ? exchange.arrive(anew, book.executions(order.id()), last.get(), holdings, desk.settings(), asOf)
                : new PaperExchange.Outcome(anew, List.of());
        book.save(outcome);
        return outcome.order();
    }

    private PaperOrder save(PaperOrder order) {
        book.save(new PaperExchange.Outcome(order, List.of()));
        return order;
    }

    /** The broker's own id is made of the desk's, so that a replay has the same ones. */
    private BrokerOrder toBrokerOrder(PaperOrder order) {
        String own = UUID.nameUUIDFromBytes(order.id().getBytes(StandardCharsets.UTF_8))
                .toString();
        return new BrokerOrder(
                order.id(), own, order.seenState(), order.quantity(), order.filled(), book.executions(order.id()));
    }
}
