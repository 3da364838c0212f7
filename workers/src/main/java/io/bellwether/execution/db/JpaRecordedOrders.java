package io.bellwether.execution.db;

import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Session;
import io.bellwether.platform.ByName;
import io.bellwether.portfolio.app.RecordedOrders;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.imports.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders of imported trades: a record says neither how they met the market nor at which session; it says the outcome.
 * They are inserted by one statement, so that a row that is repeated does nothing.
 */
@Repository
class JpaRecordedOrders implements RecordedOrders {
    private final JdbcClient db;
    private final OrderJpaRepository rows;

    JpaRecordedOrders(JdbcClient db, OrderJpaRepository rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    @Transactional
    public void keep(DeskId desk, Step.Trade trade) {
        Fill fill = trade.fill();
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, filled_quantity, reason, transfer, created_as_of)
                        values (:orderId, :desk, :tradingDate, :session, :n, :purpose, :symbol, :side, :type,
                            :quantity, :price, :timing, :state, :quantity, :reason, :transfer, :asOf)
                        on conflict (id) do nothing
                        """)
                .paramSource(ByName.values(trade, fill)
                        .with("desk", desk)
                        .with("session", Session.MORNING)
                        .with("purpose", Purpose.IMPORT)
                        .with("type", OrderType.MARKET)
                        .with("timing", TimeInForce.DAY)
                        .with("state", OrderState.FILLED))
                .update();
    }

    @Override
    public boolean hasOthers(DeskId desk) {
        return rows.existsByDeskIdAndPurposeNot(desk.value(), Purpose.IMPORT.name());
    }

    @Override
    @Transactional
    public void forget(DeskId desk) {
        rows.deleteAll(desk.value(), Purpose.IMPORT.name());
    }
}
