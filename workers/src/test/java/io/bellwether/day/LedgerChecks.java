package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold after a day that is done, asked of the database alone: whatever wrote it, the ledger adds up, and every
 * position is protected at the broker.
 */
final class LedgerChecks {
    private LedgerChecks() {}

    static void assertHolds(JdbcClient db, DeskId desk) {
        assertThat(rows(db, desk, """
                        select f.id from fill f where f.desk_id = :desk and not exists (
                            select 1 from cash_entry c where c.desk_id = f.desk_id and c.kind = f.side
                            and c.key like '%' || f.id)""")).as("fills without their cash entry").isEmpty();
        assertThat(rows(db, desk, """
                        select coalesce(p.symbol, l.symbol) from
                        (select symbol, quantity from position where desk_id = :desk and quantity > 0) p
                        full join (select t.symbol, sum(t.quantity - coalesce(c.closed, 0)) as quantity from tax_lot t
                            left join (select lot_id, sum(quantity) as closed from (
                                    select lot_id, quantity from lot_closing where desk_id = :desk
                                    union all
                                    select lot_id, quantity from lot_adjustment where desk_id = :desk) gone
                                group by lot_id) c on c.lot_id = t.id
                            where t.desk_id = :desk group by t.symbol
                            having sum(t.quantity - coalesce(c.closed, 0)) > 0) l on l.symbol = p.symbol
                        where p.quantity is distinct from l.quantity"""))
                .as("symbols whose lots and position differ")
                .isEmpty();
        assertThat(rows(db, desk, """
                        select o.id from trade_order o where o.desk_id = :desk and o.filled_quantity <>
                        (select coalesce(sum(f.quantity), 0) from fill f where f.order_id = o.id)""")).as("orders whose fills do not add up").isEmpty();
        assertThat(rows(db, desk, """
                        select e.id from paper_execution e join paper_order p on p.client_order_id = e.client_order_id
                        join trade_order o on o.id = p.client_order_id
                        where o.desk_id = :desk and not exists (select 1 from fill f where f.order_id = o.id
                        and f.quantity = e.quantity and f.price = e.price)"""))
                .as("executions of the broker that the books do not know")
                .isEmpty();
        assertThat(rows(db, desk, """
                        select p.symbol from position p where p.desk_id = :desk and p.quantity > 0
                        and p.stop_price is not null and p.quantity <>
                        (select coalesce(sum(o.quantity - o.filled_quantity), 0) from paper_order o
                            where o.account = p.desk_id and o.symbol = p.symbol and o.side = 'SELL'
                            and o.state in ('WORKING', 'QUEUED'))
                        and not exists (select 1 from desk_halt h where h.desk_id = p.desk_id and h.released_as_of is null)"""))
                .as("positions of which not every share has one sell at the broker: its stop, or what it gave way to")
                .isEmpty();
        assertThat(rows(db, desk, """
                        select cast(sum(amount) as text) from cash_entry where desk_id = :desk having sum(amount) < 0""")).as("negative cash").isEmpty();
    }

    static BigDecimal cash(JdbcClient db, DeskId desk) {
        return db.sql("select coalesce(sum(amount), 0) from cash_entry where desk_id = :desk")
                .param("desk", desk.value())
                .query(BigDecimal.class)
                .single();
    }

    private static List<String> rows(JdbcClient db, DeskId desk, String sql) {
        return db.sql(sql).param("desk", desk.value()).query(String.class).list();
    }
}
