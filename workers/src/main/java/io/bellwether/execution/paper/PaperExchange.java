package io.bellwether.execution.paper;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.execution.domain.fills.Match;
import io.bellwether.execution.paper.PaperMarket.Seen;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.domain.Bar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes an order through its session: the open or the price at which it arrives, a later quote, the close. Each is met
 * once, in this order, however often and however late the order is looked at. One that is good till cancelled goes
 * through one session after the other.
 */
@Component
class PaperExchange {
    private final PaperMarket market;

    PaperExchange(PaperMarket market) {
        this.market = market;
    }

    /** One order on its way; the account changes with each execution. */
    private final class Walk {
        private final DeskSettings settings;
        private final Holdings holdings;
        private final Instant asOf;
        private final List<BrokerExecution> executions;
        private final TradingSession session;
        private PaperOrder order;

        Walk(PaperOrder order, List<BrokerExecution> before, Holdings holdings, DeskSettings settings, Instant asOf) {
            this.order = order;
            this.holdings = holdings;
            this.settings = settings;
            this.asOf = asOf;
            this.executions = new ArrayList<>(before);
            this.session = market.session(order.tradingDate());
        }

        private CostModel costs() {
            return settings.costs();
        }

        void arrive(Seen seen) {
            take(FillRules.onArrival(order.terms(), seen.price(), costs()), averageVolume(), seen.at());
            order = seen.at().isAfter(order.evaluatedAsOf()) ? order.evaluated(seen.at()) : order;
        }

        void leaveQueue(Seen open) {
            order = order.withState(BrokerOrder.State.WORKING).evaluated(session.open());
            arrive(open);
        }

        void meetLaterQuote() {
            market.newer(order.market(), order.symbol(), session.date(), order.evaluatedAsOf(), asOf)
                    .ifPresent(seen -> {
                        take(FillRules.atLaterQuote(order.terms(), seen.price(), costs()), averageVolume(), seen.at());
                        order = order.evaluated(seen.at());
                    });
        }

        void meetClose(Bar bar, boolean sinceOpen) {
            BigDecimal volume = BigDecimal.valueOf(bar.volume());
            take(FillRules.atClose(order.terms(), bar, sinceOpen, costs()), volume, session.close());
            leaveSession();
        }

        void leaveSession() {
            if (order.isOpen()) {
                order = order.isGoodTillCancelled()
                        ? order.waitingFor(market.nextToOpen(session.close()).date())
                        : order.withState(BrokerOrder.State.EXPIRED);
            }
        }

        private BigDecimal averageVolume() {
            return market.averageVolume(order.market(), order.symbol(), session.date(), asOf);
        }

        private void take(Match match, BigDecimal volume, Instant at) {
            if (!order.isOpen() || !(match instanceof Match.Trade trade)) {
                return;
            }
            Quantity onOffer =
                    FillRules.shares(order.remaining(), volume, gotToday(), settings.fractionalShares(), costs());
            Quantity shares = holdings.within(order, onOffer, trade.price(), settings);
            order = order.withFill(shares, order.stop().isPresent());
            if (shares.isPositive()) {
                BrokerExecution execution = new BrokerExecution(
                        order.id() + "-x" + (executions.size() + 1),
                        shares,
                        trade.price(),
                        FillRules.fee(shares, costs()),
                        session.date(),
                        at.isBefore(order.submittedAsOf()) ? order.submittedAsOf() : at);
                executions.add(execution);
                holdings.apply(order, execution);
            }
        }

        private Quantity gotToday() {
            return executions.stream()
                    .filter(execution -> execution.tradingDate().equals(session.date()))
                    .map(BrokerExecution::quantity)
                    .reduce(Quantity.ZERO, Quantity::plus);
        }

        Outcome outcome(int before) {
            return new Outcome(order, executions.subList(before, executions.size()));
        }
    }

    /**
     * What became of an order.
     *
     * @param order the order now
     * @param executions the new ones, oldest first
     */
    record Outcome(PaperOrder order, List<BrokerExecution> executions) {
        Outcome {
            executions = List.copyOf(executions);
        }
    }

    /** An order that just came into its session: it meets the price of the moment. */
    Outcome arrive(PaperOrder order, Seen seen, Holdings holdings, DeskSettings settings, Instant asOf) {
        Walk walk = new Walk(order, List.of(), holdings, settings, asOf);
        walk.arrive(seen);
        return walk.outcome(0);
    }

    /** An order that came when its session was over: its bar decides, and what is left is gone. */
    Outcome settleAtClose(
            PaperOrder order, Bar bar, boolean sinceOpen, Holdings holdings, DeskSettings settings, Instant asOf) {
        Walk walk = new Walk(order, List.of(), holdings, settings, asOf);
        walk.meetClose(bar, sinceOpen);
        return walk.outcome(0);
    }

    /**
     * What the market did to an open order since it was looked at last. The open is met once because the order leaves
     * its queue then, a quote because it is newer than what was seen, the close because it ends the order or takes it
     * to the next session.
     */
    Outcome advance(
            PaperOrder order, List<BrokerExecution> before, Holdings holdings, DeskSettings settings, Instant asOf) {
        List<BrokerExecution> all = new ArrayList<>(before);
        PaperOrder now = order;
        Outcome next = throughSession(now, all, holdings, settings, asOf);
        while (!next.order().tradingDate().equals(now.tradingDate())) {
            all.addAll(next.executions());
            now = next.order();
            next = throughSession(now, all, holdings, settings, asOf);
        }
        all.addAll(next.executions());
        return new Outcome(next.order(), all.subList(before.size(), all.size()));
    }

    private Outcome throughSession(
            PaperOrder order, List<BrokerExecution> before, Holdings holdings, DeskSettings settings, Instant asOf) {
        TradingSession session = market.session(order.tradingDate());
        if (!order.isOpen() || asOf.isBefore(session.open())) {
            return new Outcome(order, List.of());
        }
        Walk walk = new Walk(order, before, holdings, settings, asOf);
        if (order.state() == BrokerOrder.State.QUEUED) {
            market.open(order.market(), order.symbol(), session, asOf).ifPresent(walk::leaveQueue);
        }
        if (asOf.isBefore(session.close())) {
            walk.meetLaterQuote();
        } else {
            meetEnd(walk, order, session, asOf);
        }
        return walk.outcome(before.size());
    }

    /** Without the session's bar the order waits, because the bar may come late, but not into the next session. */
    private void meetEnd(Walk walk, PaperOrder order, TradingSession session, Instant asOf) {
        boolean sinceOpen = !order.submittedAsOf().isAfter(session.open().plus(PaperMarket.OPENING));
        Optional<Bar> bar = market.bar(order.market(), order.symbol(), session.date(), asOf);
        if (bar.isPresent()) {
            walk.meetClose(bar.get(), sinceOpen);
        } else if (!asOf.isBefore(market.nextToOpen(session.close()).open())) {
            walk.leaveSession();
        }
    }

    /** The worst price at which a buy may have to be paid for, as far as the last price tells. */
    static Price worstPrice(PaperOrder order, Price last, CostModel costs) {
        Price from = order.stop().filter(stop -> stop.compareTo(last) > 0).orElse(last);
        return order.limit().orElseGet(() -> FillRules.slipped(Side.BUY, from, costs));
    }

    /** What an open buy may still take from the account. */
    static Money bound(PaperOrder order, Price last, CostModel costs) {
        return FillRules.cost(order.remaining(), worstPrice(order, last, costs), costs);
    }
}
