package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.HaltReadings;
import io.bellwether.reporting.domain.HaltOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders, their events and fills since a halt. */
@Repository
class JdbcHaltReadings implements HaltReadings {
    private final JdbcClient db;

    JdbcHaltReadings(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<HaltOrder> cancelledSince(DeskId desk, Instant since) {
        return read("""
                select o.side, o.symbol, o.quantity - o.filled_quantity as shares, cast(null as numeric) as price
                from trade_order o join order_event e on e.order_id = o.id
                where o.desk_id = :desk and e.kind = 'CANCELLED' and e.as_of >= :since and o.state = 'CANCELLED'
                order by o.symbol, o.id
                """, desk, since);
    }

    @Override
    public List<HaltOrder> soldSince(DeskId desk, Instant since) {
        return read("""
                select f.side, f.symbol, sum(f.quantity) as shares, sum(f.quantity * f.price) / sum(f.quantity) as price
                from fill f join trade_order o on o.id = f.order_id
                where o.desk_id = :desk and o.purpose = 'FLATTEN' and o.created_as_of >= :since
                group by f.side, f.symbol order by f.symbol
                """, desk, since);
    }

    private List<HaltOrder> read(String sql, DeskId desk, Instant since) {
        return db.sql(sql)
                .param("desk", desk.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(ByName.rows(HaltOrder.class))
                .list();
    }
}
