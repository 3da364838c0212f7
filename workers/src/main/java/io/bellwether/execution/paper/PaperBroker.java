package io.bellwether.execution.paper;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.app.Broker;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.execution.domain.fills.Match;
import io.bellwether.execution.paper.PaperMarket.Seen;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ModelledFault;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A broker on paper. Every call locks the account, lets the market do to all its open orders what it did until
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
class PaperBroker implements Broker {
    static final String NAME = "paper";

    private final Desks desks;
    private final PaperBook book;
    private final PaperMarket market;
    private final PaperExchange exchange;
    private final SubmitChecks checks;
    private final PaperActions actions;

    PaperBroker(
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

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean keepsStops() {
        return true;
    }

    @Override
    public BrokerOrder submit(OrderTicket ticket, Instant asOf) {
        Desk desk = settle(ticket.desk(), asOf);
        Optional<PaperOrder> earlier = book.order(ticket.desk(), ticket.clientOrderId());
        if (earlier.isPresent()) {
            if (!earlier.get().matches(ticket)) {
                throw SubmitChecks.rejected("order id %s was used for another order".formatted(ticket.clientOrderId()));
            }
            return toBrokerOrder(earlier.get());
        }
        checks.requireTradable(ticket, desk);
        TradingSession session = checks.requireSession(ticket, asOf);
        PaperOrder order = PaperOrder.of(ticket, desk.market(), session, asOf);
        Optional<Seen> last = checks.price(ticket, desk, asOf);
        Holdings holdings = new Holdings(book.account(desk.id()));
        checks.requireMeans(order, last, holdings, book.open(desk.id()), desk, asOf);
        PaperExchange.Outcome outcome = start(order, session, last, holdings, desk.settings(), asOf);
        book.save(outcome);
        return toBrokerOrder(outcome.order());
    }

    @Override
    public Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf) {
        settle(desk, asOf);
        return book.order(desk, clientOrderId).map(this::toBrokerOrder);
    }

    @Override
    public Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, Instant asOf) {
        settle(desk, asOf);
        return book.order(desk, clientOrderId).map(this::cancelled).map(this::toBrokerOrder);
    }

    @Override
    public List<BrokerOrder> openOrders(DeskId desk, Instant asOf) {
        settle(desk, asOf);
        return book.open(desk).stream().map(this::toBrokerOrder).toList();
    }

    @Override
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
            PaperExchange.Outcome outcome =
                    exchange.advance(order, book.executions(order.id()), holdings, desk.settings(), asOf);
            if (!outcome.order().equals(order)) {
                book.save(outcome);
            }
        }
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
            return last.map(seen -> exchange.arrive(order, seen, holdings, settings, asOf))
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

    private PaperOrder cancelled(PaperOrder order) {
        if (!order.isOpen()) {
            return order;
        }
        PaperOrder done = order.withState(BrokerOrder.State.CANCELLED);
        book.save(new PaperExchange.Outcome(done, List.of()));
        return done;
    }

    private BrokerOrder toBrokerOrder(PaperOrder order) {
        return new BrokerOrder(
                order.id(), order.state(), order.quantity(), order.filled(), book.executions(order.id()));
    }
}
