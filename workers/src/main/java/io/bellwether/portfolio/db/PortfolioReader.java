package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads cash and positions in one statement: a booking that commits between two reads would show the shares of a sale
 * without its cash, and such an equity could pull the drawdown brake.
 */
@Component
class PortfolioReader {
    private final JdbcClient db;

    PortfolioReader(JdbcClient db) {
        this.db = db;
    }

    Portfolio read(DeskId desk) {
        List<Position> positions = new ArrayList<>();
        Money cash = db.sql("""
                        select c.cash, p.symbol, p.quantity, p.average_cost, p.cost_basis, p.stop_price, p.opened_on
                        from (select coalesce(sum(amount), 0) as cash from cash_entry where desk_id = :desk) c
                        left join position p on p.desk_id = :desk and p.quantity > 0
                        order by p.symbol
                        """)
                .param("desk", desk.value())
                .query((row, n) -> {
                    if (row.getString("symbol") != null) {
                        positions.add(position(row));
                    }
                    return new Money(row.getBigDecimal("cash"));
                })
                .list()
                .getFirst();
        return new Portfolio(cash, positions);
    }

    private static Position position(ResultSet row) throws SQLException {
        BigDecimal stop = row.getBigDecimal("stop_price");
        return new Position(
                new Symbol(row.getString("symbol")),
                new Quantity(row.getBigDecimal("quantity")),
                new Price(row.getBigDecimal("average_cost")),
                new Money(row.getBigDecimal("cost_basis")),
                Optional.ofNullable(stop).map(Price::new),
                row.getObject("opened_on", LocalDate.class));
    }
}
