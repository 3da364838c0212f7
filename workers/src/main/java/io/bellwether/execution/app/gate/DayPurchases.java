package io.bellwether.execution.app.gate;

import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells which positions were not held since the day's open, from when the broker executed their buys. */
@Component
class DayPurchases {
    /** An order of the morning session meets the opening price, even when its timer fired a little late. */
    private static final Duration OPENING = Duration.ofMinutes(5);

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Orders orders;
    private final Brokers brokers;

    DayPurchases(Orders orders, Brokers brokers) {
        this.orders = orders;
        this.brokers = brokers;
    }

    /** Symbols of which shares were bought later than at the open of the session's day. */
    Set<Symbol> afterOpen(SessionRef session) {
        Instant opening = calendar.hours(session.tradingDate())
                .map(hours -> hours.open().plus(OPENING))
                .orElse(session.asOf());
        return Stream.of(calendar.previous(session.tradingDate()), session.tradingDate())
                .flatMap(date -> orders.ordersOf(session.desk(), date).stream())
                .filter(order ->
                        order.side() == Side.BUY && order.filledQuantity().isPositive())
                .filter(order -> executions(order, session).stream()
                        .anyMatch(execution -> execution.tradingDate().equals(session.tradingDate())
                                && execution.asOf().isAfter(opening)))
                .map(TradeOrder::symbol)
                .collect(Collectors.toSet());
    }

    private List<BrokerExecution> executions(TradeOrder order, SessionRef session) {
        return brokers.of(order.desk())
                .order(order.desk(), order.id(), session.asOf())
                .map(atBroker -> atBroker.executions())
                .orElse(List.of());
    }
}
