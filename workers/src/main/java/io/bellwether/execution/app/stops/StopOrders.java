package io.bellwether.execution.app.stops;

import io.bellwether.execution.app.order.Cancellation;
import io.bellwether.execution.app.order.ExitOrders;
import io.bellwether.execution.app.order.OrderNews;
import io.bellwether.execution.app.order.OrderValidity;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.stops.StopTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Turns triggered stops into sell orders for all that is held. Other orders in the symbol are taken back first: a
 * resting limit order must not keep a stop from selling, nor sell the same shares twice.
 */
@Component
class StopOrders {
    private final Orders orders;
    private final Cancellation cancellation;
    private final ExitOrders exits;
    private final Books books;
    private final OrderNews news;
    private final ExitsInTradingHalt halted;
    private final OrderValidity validity;

    StopOrders(
            Orders orders,
            Cancellation cancellation,
            ExitOrders exits,
            Books books,
            OrderNews news,
            ExitsInTradingHalt halted,
            OrderValidity validity) {
        this.orders = orders;
        this.cancellation = cancellation;
        this.exits = exits;
        this.books = books;
        this.news = news;
        this.halted = halted;
        this.validity = validity;
    }

    /** Ids of the stop orders of the moment, by number; none for a symbol in which trading is stopped. */
    List<String> create(SessionRef session, List<StopTrigger> triggers) {
        List<NewOrder> wanted = new ArrayList<>();
        for (StopTrigger trigger : halted.without(session, triggers)) {
            takeBackOthers(session, trigger);
            Optional<Quantity> held =
                    books.portfolio(session.desk()).position(trigger.symbol()).map(Position::quantity);
            held.ifPresent(quantity -> wanted.add(order(session, trigger, quantity)));
        }
        return exits.create(session, wanted);
    }

    private void takeBackOthers(SessionRef session, StopTrigger trigger) {
        for (TradeOrder open : orders.openOrders(session.desk())) {
            boolean ofThisMoment = open.purpose() == Purpose.STOP
                    && !open.isRestingStop()
                    && open.createdAsOf().equals(session.asOf());
            if (open.symbol().equals(trigger.symbol()) && !ofThisMoment) {
                cancellation.cancel(open, session.asOf(), "The stop of %s was reached".formatted(trigger.symbol()));
                if (!session.replay()) {
                    news.updated(open.id());
                }
            }
        }
    }

    /** A stop order stood in the market all day as far as the desk is concerned, so it is one of this day. */
    private NewOrder order(SessionRef session, StopTrigger trigger, Quantity held) {
        boolean standing = trigger.type() == OrderType.STOP;
        TimeInForce timing = standing ? TimeInForce.DAY : TradingMoment.timing(session.tradingDate(), session.asOf());
        return NewOrder.exit(
                session,
                Purpose.STOP,
                trigger.symbol(),
                held,
                standing ? Optional.of(trigger.stop()) : Optional.empty(),
                trigger.observed(),
                timing,
                validity.until(session, Purpose.STOP, timing),
                trigger.reason() + (timing == TimeInForce.NEXT_OPEN ? "; sold at the next open" : ""));
    }
}
