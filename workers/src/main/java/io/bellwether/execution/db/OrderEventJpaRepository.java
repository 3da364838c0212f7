package io.bellwether.execution.db;

import io.bellwether.platform.RepeatableRows;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface OrderEventJpaRepository
        extends JpaRepository<OrderEventEntity, OrderEventEntity.Key>, RepeatableRows<OrderEventEntity> {
    List<OrderEventEntity> findByKeyOrderIdOrderById(String orderId);

    @Query("""
            select o.id from OrderEntity o join OrderEventEntity e on e.key.orderId = o.id and e.key.kind = :kind
            where o.deskId = :deskId and o.state = 'CREATED'
            """)
    Set<String> unsentWith(String deskId, String kind);

    /** The one change that an event may see: a name that was not known when it was written. */
    @Modifying
    @Query("""
            update OrderEventEntity e set e.actor = :actor
            where e.key.orderId = :orderId and e.key.kind in ('APPROVED', 'NOT_APPROVED') and e.actor = :unknownYet
            """)
    void nameDecider(String orderId, String unknownYet, String actor);
}
