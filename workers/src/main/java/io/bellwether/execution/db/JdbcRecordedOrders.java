package io.bellwether.execution.db;

import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Session;
import io.bellwether.portfolio.app.RecordedOrders;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.imports.Step;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Orders of imported trades: a record says neither how they met the market nor at which session; it says the outcome. */
@Repository
class JdbcRecordedOrders implements RecordedOrders {
    private final JdbcClient db;

    JdbcRecordedOrders(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void keep(DeskId desk, Step.Trade trade) {
        Fill fill = trade.fill();
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, filled_quantity, reason, transfer, created_as_of)
                        values (:id, :desk, :date, :session, :n, :purpose, :symbol, :side, :type,
                            :quantity, :price, :timing, :state, :quantity, :reason, :transfer, :asOf)
                        on conflict (id) do nothing
                        """)
                .param("id", fill.orderId())
                .param("desk", desk.value())
                .param("date", fill.tradingDate())
                .param("session", Session.MORNING.name())
                .param("n", trade.n())
                .param("purpose", Purpose.IMPORT.name())
                .param("symbol", fill.symbol().value())
                .param("side", fill.side().name())
                .param("type", OrderType.MARKET.name())
                .param("quantity", fill.quantity().value())
                .param("price", fill.price().value())
                .param("timing", TimeInForce.DAY.name())
                .param("state", OrderState.FILLED.name())
                .param("reason", trade.reason())
                .param("transfer", trade.transfer())
                .param("asOf", fill.asOf().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public boolean hasOthers(DeskId desk) {
        return db.sql("select exists (select from trade_order where desk_id = :desk and purpose <> :purpose)")
                .param("desk", desk.value())
                .param("purpose", Purpose.IMPORT.name())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    @Override
    @Transactional
    public void forget(DeskId desk) {
        db.sql("delete from trade_order where desk_id = :desk and purpose = :purpose")
                .param("desk", desk.value())
                .param("purpose", Purpose.IMPORT.name())
                .update();
    }
}
