package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Fills;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order a fill refers to, as the order side writes it in real use. */
public final class OrderRows {
    private OrderRows() {}

    /** Builds the fill and inserts a minimal order for it; the order's id is the fill's id with {@code order-}. */
    public static Fill withOrder(JdbcClient db, DeskId desk, Fills fills) {
        Fill fill = fills.order("order").build();
        String orderId = "order-" + fill.id();
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, reason, created_as_of)
                        select :id, :desk, :date, 'MORNING', count(*) + 1, 'DECISION', :symbol, :side, 'MARKET',
                            :quantity, :price, 'DAY', 'FILLED', 'Breakout above 20 days', now()
                        from trade_order where desk_id = :desk
                        on conflict (id) do nothing
                        """)
                .param("id", orderId)
                .param("desk", desk.value())
                .param("date", fill.tradingDate())
                .param("symbol", fill.symbol().value())
                .param("side", fill.side().name())
                .param("quantity", fill.quantity().value())
                .param("price", fill.price().value())
                .update();
        return fills.order(orderId).build();
    }
}
