package io.bellwether.execution.app.order;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.RestatedOrder;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.app.OrdersUnderWay;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Restates the desk's waiting orders in the shares after a split. An order that is too small for one whole new share
 * stays as it is: the broker cancels it, and the next settlement takes that over.
 */
@Component
class RestateOrders implements OrdersUnderWay {
    private final Desks desks;
    private final Orders orders;

    RestateOrders(Desks desks, Orders orders) {
        this.desks = desks;
        this.orders = orders;
    }

    @Override
    public Set<Symbol> symbols(DeskId desk) {
        return orders.openOrders(desk).stream().map(TradeOrder::symbol).collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public void restate(DeskId desk, CorporateAction.Split split, Instant asOf) {
        orders.lockDesk(desk);
        boolean fractional = desks.get(desk).settings().fractionalShares();
        for (TradeOrder order : orders.openOrders(desk)) {
            if (order.symbol().equals(split.symbol())
                    && isOlder(order, split)
                    && order.filledQuantity().isZero()) {
                restate(order, split, fractional, asOf);
            }
        }
    }

    private void restate(TradeOrder order, CorporateAction.Split split, boolean fractional, Instant asOf) {
        Quantity quantity = RestatedOrder.quantity(split, order.quantity(), fractional);
        if (quantity.isZero()) {
            return;
        }
        OrderEvent event = new OrderEvent(
                order.id(),
                OrderEvent.Kind.RESTATED,
                split.key(),
                asOf,
                "desk",
                "%s shares became %s in a split %s:%s"
                        .formatted(
                                order.quantity(),
                                quantity,
                                split.newRate().toPlainString(),
                                split.oldRate().toPlainString()));
        if (orders.record(event)) {
            orders.restate(order.id(), quantity, split::restate);
        }
    }

    private static boolean isOlder(TradeOrder order, CorporateAction.Split split) {
        return order.createdAsOf().atZone(ExchangeCalendar.ZONE).toLocalDate().isBefore(split.exDate());
    }
}
