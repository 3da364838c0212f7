package io.bellwether.execution.db;

import io.bellwether.execution.domain.OrderEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code order_event}, append-only but for a decider's name. */
@Entity
@Table(name = "order_event")
@NullUnmarked
class OrderEventEntity {
    @EmbeddedId
    Key key;

    /** Given by the database, in the order of writing. */
    @Column(insertable = false, updatable = false)
    long id;

    Instant asOf;
    String actor;
    String detail;

    @Embeddable
    record Key(String orderId, String kind, String key) {}

    static OrderEventEntity of(OrderEvent event) {
        OrderEventEntity row = new OrderEventEntity();
        row.key = new Key(event.orderId(), event.kind().name(), event.key());
        row.asOf = event.asOf();
        row.actor = event.actor();
        row.detail = event.detail();
        return row;
    }

    OrderEvent toDomain() {
        return new OrderEvent(key.orderId(), OrderEvent.Kind.valueOf(key.kind()), key.key(), asOf, actor, detail);
    }
}
