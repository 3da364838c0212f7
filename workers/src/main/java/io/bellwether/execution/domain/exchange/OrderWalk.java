package io.bellwether.execution.domain.exchange;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.exchange.ExchangeMarket.Seen;
import io.bellwether.execution.domain.fills.Concession;
import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.execution.domain.fills.Match;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Spread;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes one order through its sessions: the open or the price at which it arrives, a later quote, the close. Each is met
 * once, in this order, however often and however late the order is looked at. One that is good till cancelled goes
 * through one session after the other. The account changes with each execution.
 */
final class OrderWalk {
    private final ExchangeAccount account;
    private final ExchangeMarket market;
    private final DeskSettings settings;
    private final Instant asOf;
    private ExchangeOrder order;

    /**
     * An order at the beginning of its way.
     *
     * @param asOf [UTC] how far the market is looked at
     */
    OrderWalk(
            ExchangeOrder order, ExchangeAccount account, ExchangeMarket market, DeskSettings settings, Instant asOf) {
        this.order = order;
        this.account = account;
        this.market = market;
        this.settings = settings;
        this.asOf = asOf;
    }

    /** The order as it is now. */
    ExchangeOrder order() {
        return order;
    }

    /** The order just came into its session: its terms meet the price of the moment. */
    void arrive(Seen seen) {
        take(
                concession -> FillRules.onArrival(order.terms(), seen.price(), concession),
                averageVolume(),
                seen.at(),
                seen.spread());
        order = seen.at().isAfter(order.evaluatedAsOf()) ? order.evaluated(seen.at()) : order;
    }

    /** The order is executed, in part or in full, although its cancel was asked for: at the price of the moment. */
    void overtake(Quantity shares, Seen seen) {
        Concession concession = FillRules.concession(shares, averageVolume(), this::volatility, costs())
                .at(seen.spread());
        give(
                shares,
                new Match.Trade(FillRules.slipped(order.side(), seen.price(), concession), seen.price()),
                concession,
                asOf);
    }

    /** The session is over: its bar decides, and what is left is gone or waits for the next one. */
    void meetClose(Bar bar, boolean sinceOpen) {
        BigDecimal volume = BigDecimal.valueOf(bar.volume());
        take(
                concession -> FillRules.atClose(order.terms(), bar, sinceOpen, concession),
                volume,
                hours().close(),
                Optional.empty());
        leaveSession();
    }

    /**
     * What the market did to the order since it was looked at last. The open is met once because the order leaves its
     * queue then, a quote because it is newer than what was seen, the close because it ends the order or takes it to the
     * next session.
     */
    void advance() {
        LocalDate before;
        do {
            before = order.tradingDate();
            throughHours();
        } while (!order.tradingDate().equals(before));
    }

    private void throughHours() {
        ExchangeHours hours = hours();
        if (!order.isOpen() || asOf.isBefore(hours.open())) {
            return;
        }
        boolean sinceOpen = !order.submittedAsOf().isAfter(hours.open().plus(ExchangeMarket.OPENING));
        if (order.state() == BrokerOrder.State.QUEUED) {
            market.open(order.symbol(), hours, asOf).ifPresent(open -> leaveQueue(hours, open));
        }
        if (asOf.isBefore(hours.close())) {
            meetLaterQuote(hours);
        } else {
            meetEnd(hours, sinceOpen);
        }
    }

    private void leaveQueue(ExchangeHours hours, Seen open) {
        order = order.withState(BrokerOrder.State.WORKING).evaluated(hours.open());
        arrive(open);
    }

    private void meetLaterQuote(ExchangeHours hours) {
        market.newer(order.symbol(), hours.date(), order.evaluatedAsOf(), asOf).ifPresent(seen -> {
            take(
                    concession -> FillRules.atLaterQuote(order.terms(), seen.price(), concession),
                    averageVolume(),
                    seen.at(),
                    seen.spread());
            order = order.evaluated(seen.at());
        });
    }

    /** Without the session's bar the order waits, because the bar may come late, but not into the next session. */
    private void meetEnd(ExchangeHours hours, boolean sinceOpen) {
        Optional<Bar> bar = market.bar(order.symbol(), hours.date(), asOf);
        if (bar.isPresent()) {
            meetClose(bar.get(), sinceOpen);
        } else if (!asOf.isBefore(market.nextToOpen(hours.close()).open())) {
            leaveSession();
        }
    }

    private void leaveSession() {
        if (order.isOpen()) {
            order = order.isGoodTillCancelled()
                    ? order.waitingFor(market.nextToOpen(hours().close()).date())
                    : order.withState(BrokerOrder.State.EXPIRED);
        }
    }

    private void take(Function<Concession, Match> rule, BigDecimal volume, Instant at, Optional<Spread> spread) {
        if (!order.isOpen()) {
            return;
        }
        Quantity onOffer =
                FillRules.shares(order.remaining(), volume, gotToday(), settings.fractionalShares(), costs());
        Concession concession =
                FillRules.concession(onOffer, volume, this::volatility, costs()).at(spread);
        if (rule.apply(concession) instanceof Match.Trade trade) {
            give(onOffer, trade, concession, at);
        }
    }

    private void give(Quantity onOffer, Match.Trade trade, Concession concession, Instant at) {
        Quantity shares = within(onOffer, trade.price());
        order = order.withFill(shares, order.stop().isPresent());
        if (shares.isPositive()) {
            account.execute(
                    order,
                    new BrokerExecution(
                            order.id() + "-x" + (account.executions(order.id()).size() + 1),
                            shares,
                            trade.price(),
                            commission(shares, trade.price())
                                    .plus(FillRules.regulatory(
                                            order.side(), shares, trade.price(), order.tradingDate(), costs())),
                            order.tradingDate(),
                            at.isBefore(order.submittedAsOf()) ? order.submittedAsOf() : at),
                    FillRules.costs(shares, trade, concession));
        }
    }

    private Money commission(Quantity shares, Price price) {
        Money notional = price.times(shares);
        if (!costs().tariff().perOrder()) {
            return FillRules.commission(shares, notional, costs());
        }
        Quantity earlier = Quantity.ZERO;
        Money earlierNotional = Money.ZERO;
        Money charged = Money.ZERO;
        for (BrokerExecution before : ofToday()) {
            earlier = earlier.plus(before.quantity());
            earlierNotional = earlierNotional.plus(before.price().times(before.quantity()));
            charged = charged.plus(before.fee())
                    .minus(FillRules.regulatory(
                            order.side(), before.quantity(), before.price(), before.tradingDate(), costs()));
        }
        return FillRules.furtherCommission(earlier, earlierNotional, charged, shares, notional, costs());
    }

    /** How much of what is on offer the account can pay for or deliver. */
    private Quantity within(Quantity onOffer, Price price) {
        return order.side() == Side.BUY
                ? FillRules.affordable(onOffer, price, account.cash(), settings.fractionalShares(), costs())
                : onOffer.min(account.held(order.symbol()));
    }

    private Quantity gotToday() {
        return ofToday().stream().map(BrokerExecution::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    private List<BrokerExecution> ofToday() {
        return account.executions(order.id()).stream()
                .filter(execution -> execution.tradingDate().equals(order.tradingDate()))
                .toList();
    }

    private BigDecimal volatility() {
        return market.volatility(order.symbol(), order.tradingDate(), asOf);
    }

    private BigDecimal averageVolume() {
        return market.averageVolume(order.symbol(), order.tradingDate(), asOf);
    }

    private ExchangeHours hours() {
        return market.hours(order.tradingDate());
    }

    private CostModel costs() {
        return settings.costs();
    }
}
