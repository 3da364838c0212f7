package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.domain.OrderLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders with their executions summed up and their events. */
final class OrderQuery {
    private static final String ORDERS = """
            select o.id, o.trading_date, o.session, o.purpose, o.symbol, o.side, o.order_type,
                trim_scale(o.quantity) as quantity, trim_scale(o.filled_quantity) as filled_quantity,
                trim_scale(o.limit_price) as limit_price, trim_scale(o.stop_price) as stop_price,
                trim_scale(x.average_price) as average_price, coalesce(trim_scale(x.fees), 0) as fees,
                o.timing = 'NEXT_OPEN' as next_open, o.timing = 'GOOD_TILL_CANCELLED' as standing, o.state, o.reason,
                o.created_as_of,
                (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'asOf', e.as_of,
                        'actor', e.actor, 'detail', e.detail) order by e.id), '[]')
                 from order_event e where e.order_id = o.id) as events
            from trade_order o
            left join lateral (
                select sum(f.fee) as fees, round(sum(f.quantity * f.price) / sum(f.quantity), 6) as average_price
                from fill f where f.order_id = o.id) x on true
            """;

    private final JdbcClient db;

    OrderQuery(JdbcClient db) {
        this.db = db;
    }

    List<OrderLine> ofDay(DeskId desk, LocalDate date) {
        return db.sql(ORDERS + """
                        where o.desk_id = :desk and (o.trading_date = :date
                            or (o.trading_date < :date
                                and (o.state in ('CREATED', 'SUBMITTED', 'WORKING', 'QUEUED', 'CANCEL_PENDING')
                                    or exists (select 1 from fill f where f.order_id = o.id and f.trading_date = :date))))
                        order by o.created_as_of, o.id
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query(ByName.rows(OrderLine.class))
                .list();
    }

    Optional<OrderLine> byId(String orderId) {
        return db.sql(ORDERS + " where o.id = :id")
                .param("id", orderId)
                .query(ByName.rows(OrderLine.class))
                .optional();
    }
}
