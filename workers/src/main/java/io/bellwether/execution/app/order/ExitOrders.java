package io.bellwether.execution.app.order;

import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.SessionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down sells that protect: one per purpose, symbol and moment. The same exits again give the same orders, those
 * that were written down at this moment before included.
 */
@Component
public class ExitOrders {
    private final Orders orders;

    ExitOrders(Orders orders) {
        this.orders = orders;
    }

    /** Creates what is missing and returns the ids of all, by number. */
    @Transactional
    public List<String> create(SessionRef session, List<NewOrder> exits) {
        orders.lockDesk(session.desk());
        List<TradeOrder> before = orders.ordersOf(session.desk(), session.tradingDate(), session.session()).stream()
                .filter(order -> order.createdAsOf().equals(session.asOf()) && !order.isRestingStop())
                .toList();
        List<TradeOrder> all = new ArrayList<>();
        for (NewOrder exit : exits) {
            Optional<TradeOrder> same = before.stream()
                    .filter(order ->
                            order.purpose() == exit.purpose() && order.symbol().equals(exit.symbol()))
                    .findFirst();
            all.add(same.orElseGet(() -> orders.create(exit)));
        }
        return all.stream().map(TradeOrder::id).toList();
    }
}
