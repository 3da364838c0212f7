package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.TradeJournal;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Income;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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
                        select f.*, o.reason from fill f join trade_order o on o.id = f.order_id
                        where f.desk_id = :desk order by f.as_of, f.id
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new Entry(fill(row), row.getString("reason")))
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
                .query((row, n) -> new Income(
                        new Money(row.getBigDecimal("dividends")),
                        new Money(row.getBigDecimal("interest")),
                        row.getInt("splits")))
                .single();
    }

    @Override
    public boolean hasActions(DeskId desk) {
        return db.sql("select exists (select from booked_action where desk_id = :desk)")
                .param("desk", desk.value())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    private static Fill fill(ResultSet row) throws SQLException {
        return new Fill(
                row.getString("id"),
                row.getString("order_id"),
                new Symbol(row.getString("symbol")),
                Side.valueOf(row.getString("side")),
                new Quantity(row.getBigDecimal("quantity")),
                new Price(row.getBigDecimal("price")),
                new Money(row.getBigDecimal("fee")),
                row.getObject("trading_date", LocalDate.class),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                Optional.empty());
    }
}
