package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.order.ExitOrders;
import io.bellwether.execution.app.order.OrderValidity;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.StopSpan;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.StopPatience;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.app.MarketNumbers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sells what a halted desk holds, at the market, or at the next open when it is closed. Nothing is sold before the
 * broker has confirmed every cancellation; a symbol that is being sold gets no second order. What was not sold, because
 * the broker refused or the session ended, is ordered again the next time. Safe to run twice: one order per position
 * and moment.
 */
@Service
public class CreateFlattenOrders {
    private static final Logger log = LoggerFactory.getLogger(CreateFlattenOrders.class);

    private final Desks desks;
    private final Halts halts;
    private final HaltService service;
    private final Orders orders;
    private final Books books;
    private final MarketNumbers market;
    private final ExitOrders exits;
    private final ReconcileFills reconcileFills;
    private final UnfinishedStopAlert alert;
    private final StopPatience patience;
    private final OrderValidity validity;

    CreateFlattenOrders(
            Desks desks,
            Halts halts,
            HaltService service,
            Orders orders,
            Books books,
            MarketNumbers market,
            ExitOrders exits,
            ReconcileFills reconcileFills,
            UnfinishedStopAlert alert,
            StopPatience patience,
            OrderValidity validity) {
        this.desks = desks;
        this.halts = halts;
        this.service = service;
        this.orders = orders;
        this.books = books;
        this.market = market;
        this.exits = exits;
        this.reconcileFills = reconcileFills;
        this.alert = alert;
        this.patience = patience;
        this.validity = validity;
    }

    /**
     * How far the selling is.
     *
     * @param session the session that the orders belong to
     * @param orderIds new orders to place, by number
     * @param sharesLeft shares still held
     * @param done whether nothing is left to sell, or nobody wants it sold any more
     * @param retryIn how long to wait before it is looked at again
     */
    public record Result(
            SessionRef session, List<String> orderIds, Quantity sharesLeft, boolean done, Duration retryIn) {
        public Result {
            orderIds = List.copyOf(orderIds);
        }
    }

    /** Orders what nobody sells yet. A halt that is not in force any more, or not to be sold, orders nothing. */
    public Result run(DeskId desk, Optional<Long> haltId, StopSpan span) {
        SessionRef session = TradingMoment.sessionOf(desk, span.now());
        Optional<StandingHalt> halt = (haltId.isPresent() ? halts.standing(haltId.get()) : halts.standing(desk))
                .filter(found -> found.halt().flatten());
        if (halt.isEmpty()) {
            return new Result(session, List.of(), Quantity.ZERO, true, patience.longestWait());
        }
        long number = halt.get().id();
        service.selling(number);
        boolean cancelled = halt.flatMap(StandingHalt::cancelledAsOf).isPresent();
        String trouble = cancelled ? bookFills(session) : "";
        List<Position> held = books.portfolio(desk).positions();
        List<String> orderIds = cancelled ? order(session, held) : List.of();
        Quantity left = held.stream().map(Position::quantity).reduce(Quantity.ZERO, Quantity::plus);
        boolean done = held.isEmpty();
        service.sharesLeft(number, left.value(), trouble, span.now());
        if (!done && isClosed(session)) {
            alert.soldAtNextOpen(desk, number, span, left.toString(), trouble);
        } else if (!done) {
            alert.notSold(desk, number, span, left.toString(), trouble);
        }
        return new Result(session, orderIds, left, done, patience.nextWait(span.length()));
    }

    private static boolean isClosed(SessionRef session) {
        return TradingMoment.timing(session.tradingDate(), session.asOf()) == TimeInForce.NEXT_OPEN;
    }

    /** The broker may have sold what the book does not know yet; a broker that is away is asked the next time. */
    private String bookFills(SessionRef session) {
        try {
            reconcileFills.run(session);
            return "";
        } catch (RuntimeException e) {
            log.warn("the fills of desk {} cannot be booked yet, it is tried again: {}", session.desk(), e.toString());
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
    }

    private List<String> order(SessionRef session, List<Position> held) {
        Map<Symbol, Price> prices = market.prices(desks.get(session.desk()).market(), session.asOf());
        TimeInForce timing = TradingMoment.timing(session.tradingDate(), session.asOf());
        Set<Symbol> beingSold = orders.openOrders(session.desk()).stream()
                .filter(order -> !order.createdAsOf().equals(session.asOf()))
                .map(TradeOrder::symbol)
                .collect(Collectors.toSet());
        return exits.create(
                session,
                held.stream()
                        .filter(position -> !beingSold.contains(position.symbol()))
                        .sorted(Comparator.comparing(Position::symbol))
                        .map(position -> sell(session, position, prices, timing))
                        .toList());
    }

    private NewOrder sell(SessionRef session, Position position, Map<Symbol, Price> prices, TimeInForce timing) {
        return NewOrder.exit(
                session,
                Purpose.FLATTEN,
                position.symbol(),
                position.quantity(),
                Optional.empty(),
                prices.getOrDefault(position.symbol(), position.averageCost()),
                timing,
                validity.until(session, Purpose.FLATTEN, timing),
                timing == TimeInForce.NEXT_OPEN
                        ? "Emergency stop: sold at the next open, because the market is closed"
                        : "Emergency stop: sold at the market");
    }
}
