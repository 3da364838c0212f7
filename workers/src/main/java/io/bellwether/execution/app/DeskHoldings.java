package io.bellwether.execution.app;

import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.risk.domain.OpenOrder;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a desk has and what is under way, as the rules look at it. */
@Component
class DeskHoldings {
    private final Books books;
    private final Orders orders;

    DeskHoldings(Books books, Orders orders) {
        this.books = books;
        this.orders = orders;
    }

    Portfolio portfolio(DeskId desk) {
        return books.portfolio(desk);
    }

    List<OpenOrder> openOrders(DeskId desk) {
        return orders.openOrders(desk).stream()
                .filter(order -> order.openQuantity().isPositive())
                .map(DeskHoldings::open)
                .toList();
    }

    private static OpenOrder open(TradeOrder order) {
        return new OpenOrder(
                order.symbol(),
                order.side(),
                order.openQuantity(),
                order.limitPrice().orElse(order.referencePrice()));
    }
}
