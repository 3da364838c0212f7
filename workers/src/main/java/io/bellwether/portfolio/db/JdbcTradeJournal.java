package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.portfolio.app.TradeJournal;
import io.bellwether.portfolio.domain.Income;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trades in PostgreSQL. */
@Repository
class JdbcTradeJournal implements TradeJournal {
    private final JdbcClient db;

    JdbcTradeJournal(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Entry> trades(DeskId desk) {
        return db.sql("""
                        select f.id, f.order_id, f.symbol, f.side, f.quantity, f.price, f.fee, f.trading_date, f.as_of,
                            cast(null as numeric) as protective_stop, o.reason
                        from fill f join trade_order o on o.id = f.order_id
                        where f.desk_id = :desk order by f.as_of, f.id
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Entry.class))
                .list();
    }

    @Override
    public Income income(DeskId desk) {
        return db.sql("""
                        select coalesce(sum(amount) filter (where kind = 'DIVIDEND'), 0) as dividends,
                            coalesce(sum(amount) filter (where kind = 'INTEREST'), 0) as interest,
                            (select count(*) from booked_action a where a.desk_id = :desk and a.kind = 'SPLIT') as splits
                        from cash_entry where desk_id = :desk
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Income.class))
                .single();
    }

    @Override
    public boolean hasActions(DeskId desk) {
        return db.sql("select exists (select from booked_action where desk_id = :desk)")
                .param("desk", desk.value())
                .query(Boolean.class)
                .single();
    }
}
