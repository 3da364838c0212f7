package io.bellwether.execution.app.gate;

import io.bellwether.execution.app.order.Orders;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.risk.domain.OpenOrder;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a desk has and what is under way, as the rules look at it. */
@Component
public class DeskHoldings {
    private final Books books;
    private final Orders orders;
    private final DayPurchases purchases;

    DeskHoldings(Books books, Orders orders, DayPurchases purchases) {
        this.books = books;
        this.orders = orders;
        this.purchases = purchases;
    }

    public Portfolio portfolio(DeskId desk) {
        return books.portfolio(desk);
    }

    /** Orders that may still trade, as the rules look at them. */
    public List<OpenOrder> openOrders(DeskId desk) {
        return orders.openOrders(desk).stream()
                .flatMap(order -> order.underWay().stream())
                .toList();
    }

    /** Symbols of which shares were bought later than at the open of the session's day. */
    public Set<Symbol> boughtAfterOpen(SessionRef session) {
        return purchases.afterOpen(session);
    }
}
