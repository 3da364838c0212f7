package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.platform.ByName;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
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
        List<CashAndPosition> rows = db.sql("""
                        select c.cash, p.symbol, p.quantity, p.average_cost, p.cost_basis, p.stop_price as stop, p.opened_on
                        from (select coalesce(sum(amount), 0) as cash from cash_entry where desk_id = :desk) c
                        left join position p on p.desk_id = :desk and p.quantity > 0
                        order by p.symbol
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(CashAndPosition.class))
                .list();
        return new Portfolio(
                rows.getFirst().cash(),
                rows.stream().flatMap(row -> row.position().stream()).toList());
    }

    private record CashAndPosition(Money cash, Optional<Position> position) {}
}
