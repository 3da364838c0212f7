package io.bellwether.execution.db;

import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.kernel.DeskId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code order_event}, append-only but for a decider's name, and the lock of the desk's row. */
@Repository
class OrderEventTable {
    private final JdbcClient db;

    OrderEventTable(JdbcClient db) {
        this.db = db;
    }

    /** Orders only refer to the desk's key, so this lock does not keep others from inserting rows of the desk. */
    void lockDesk(DeskId desk) {
        db.sql("select id from desk where id = :desk for no key update")
                .param("desk", desk.value())
                .query(String.class)
                .optional();
    }

    boolean insert(OrderEvent event) {
        return db.sql("""
                        insert into order_event (order_id, kind, key, as_of, actor, detail)
                        values (:order, :kind, :key, :asOf, :actor, :detail)
                        on conflict (order_id, kind, key) do nothing
                        """)
                        .param("order", event.orderId())
                        .param("kind", event.kind().name())
                        .param("key", event.key())
                        .param("asOf", event.asOf().atOffset(ZoneOffset.UTC))
                        .param("actor", event.actor())
                        .param("detail", event.detail())
                        .update()
                == 1;
    }

    /** The one change that an event may see: a name that was not known when it was written. */
    void nameDecider(String orderId, String placeholder, String actor) {
        db.sql("""
                        update order_event set actor = :actor
                        where order_id = :order and kind in ('APPROVED', 'NOT_APPROVED') and actor = :placeholder
                        """)
                .param("order", orderId)
                .param("placeholder", placeholder)
                .param("actor", actor)
                .update();
    }

    Set<String> unsentWith(DeskId desk, OrderEvent.Kind kind) {
        return new HashSet<>(db.sql("""
                        select o.id from trade_order o
                        join order_event e on e.order_id = o.id and e.kind = :kind
                        where o.desk_id = :desk and o.state = 'CREATED'
                        """)
                .param("desk", desk.value())
                .param("kind", kind.name())
                .query(String.class)
                .list());
    }

    List<OrderEvent> of(String orderId) {
        return db.sql("""
                        select order_id, kind, key, as_of, actor, detail from order_event
                        where order_id = :order order by id
                        """)
                .param("order", orderId)
                .query((row, n) -> new OrderEvent(
                        row.getString("order_id"),
                        OrderEvent.Kind.valueOf(row.getString("kind")),
                        row.getString("key"),
                        row.getObject("as_of", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("detail")))
                .list();
    }
}
