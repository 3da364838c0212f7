package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.OrderLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders with their executions summed up and their events. */
final class OrderQuery {
    private static final String ORDERS = """
            select o.*, x.fees, x.average_price from trade_order o
            left join lateral (
                select sum(f.fee) as fees, round(sum(f.quantity * f.price) / sum(f.quantity), 6) as average_price
                from fill f where f.order_id = o.id) x on true
            """;

    private final JdbcClient db;

    OrderQuery(JdbcClient db) {
        this.db = db;
    }

    List<OrderLine> ofDay(DeskId desk, LocalDate date) {
        String where = """
                where o.desk_id = :desk and (o.trading_date = :date
                    or (o.trading_date < :date and (o.state in ('CREATED', 'SUBMITTED', 'WORKING', 'QUEUED', 'CANCEL_PENDING')
                        or exists (select 1 from fill f where f.order_id = o.id and f.trading_date = :date))))
                """;
        Map<String, List<OrderLine.Event>> events =
                events(db.sql("select e.* from order_event e join trade_order o on o.id = e.order_id " + where
                                + " order by e.id")
                        .param("desk", desk.value())
                        .param("date", date));
        return db.sql(ORDERS + where + " order by o.created_as_of, o.id")
                .param("desk", desk.value())
                .param("date", date)
                .query((row, n) -> order(row, events))
                .list();
    }

    Optional<OrderLine> byId(String orderId) {
        Map<String, List<OrderLine.Event>> events =
                events(db.sql("select e.* from order_event e where e.order_id = :id order by e.id")
                        .param("id", orderId));
        return db.sql(ORDERS + " where o.id = :id")
                .param("id", orderId)
                .query((row, n) -> order(row, events))
                .optional();
    }

    private record Of(String orderId, OrderLine.Event event) {}

    private static Map<String, List<OrderLine.Event>> events(JdbcClient.StatementSpec query) {
        return query
                .query((row, n) -> new Of(
                        row.getString("order_id"),
                        new OrderLine.Event(
                                row.getString("kind"),
                                Rows.instant(row, "as_of"),
                                row.getString("actor"),
                                row.getString("detail"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::orderId, Collectors.mapping(Of::event, Collectors.toList())));
    }

    private static OrderLine order(ResultSet row, Map<String, List<OrderLine.Event>> events) throws SQLException {
        String id = row.getString("id");
        return new OrderLine(
                id,
                Rows.date(row, "trading_date"),
                row.getString("session"),
                row.getString("purpose"),
                row.getString("symbol"),
                row.getString("side"),
                row.getString("order_type"),
                Rows.decimal(row, "quantity"),
                Rows.decimal(row, "filled_quantity"),
                Rows.optionalDecimal(row, "limit_price"),
                Rows.optionalDecimal(row, "stop_price"),
                Rows.optionalDecimal(row, "average_price"),
                Rows.optionalDecimal(row, "fees").orElse(java.math.BigDecimal.ZERO),
                "NEXT_OPEN".equals(row.getString("timing")),
                "GOOD_TILL_CANCELLED".equals(row.getString("timing")),
                row.getString("state"),
                row.getString("reason"),
                Rows.instant(row, "created_as_of"),
                events.getOrDefault(id, List.of()));
    }
}
