package io.bellwether.decision.memory;

import io.bellwether.decision.app.log.JudgedProposals;
import io.bellwether.decision.app.log.ProposalOrders;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Executions;
import io.bellwether.portfolio.domain.LotClosing;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of proposals, read from the tables that the SQL adapters join. */
final class SqlFollowUps implements ProposalOrders, JudgedProposals, Executions {
    private static final String OPEN = "('CREATED', 'SUBMITTED', 'WORKING', 'QUEUED', 'CANCEL_PENDING')";

    private final JdbcClient db;

    SqlFollowUps(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<ProposalOrder> findByDecision(String decisionId) {
        return db.sql("select id, decision_n, state, state in " + OPEN + " as open, created_as_of from trade_order"
                        + " where decision_id = :id order by n")
                .param("id", decisionId)
                .query((row, n) -> new ProposalOrder(
                        row.getString("id"),
                        row.getInt("decision_n"),
                        row.getString("state"),
                        row.getBoolean("open"),
                        row.getObject("created_as_of", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public boolean mayBuy(DeskId desk, Symbol symbol) {
        return db.sql("select exists (select from trade_order where desk_id = :desk and symbol = :symbol"
                        + " and side = 'BUY' and state in " + OPEN + ")")
                .param("desk", desk.value())
                .param("symbol", symbol.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isJudged(String decisionId, int n) {
        return db.sql("select exists (select from risk_check where decision_id = :id and n = :n)")
                .param("id", decisionId)
                .param("n", n)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isExecuted(String orderId, LocalDate upTo) {
        return db.sql("select exists (select from fill where order_id = :id and trading_date <= :to)")
                .param("id", orderId)
                .param("to", upTo)
                .query(Boolean.class)
                .single();
    }

    private record Sale(String lot, Symbol symbol, Quantity bought, Optional<LotClosing> closing) {}

    @Override
    public List<Bought> bought(DeskId desk, String orderId) {
        List<Sale> rows = db.sql("""
                        select l.id, l.symbol, l.quantity, c.fill_id, c.closed_on, c.quantity as sold, c.price, c.proceeds,
                            c.realised_pnl
                        from fill f join tax_lot l on l.desk_id = f.desk_id and l.fill_id = f.id
                        left join lot_closing c on c.desk_id = l.desk_id and c.lot_id = l.id
                        where f.order_id = :order and f.desk_id = :desk order by l.id, c.closed_on
                        """)
                .param("order", orderId)
                .param("desk", desk.value())
                .query(SqlFollowUps::sale)
                .list();
        List<Bought> lots = new ArrayList<>();
        for (Sale row : rows.stream()
                .filter(row -> rows.stream()
                                .filter(r -> r.lot().equals(row.lot()))
                                .findFirst()
                                .orElseThrow()
                        == row)
                .toList()) {
            lots.add(new Bought(
                    row.symbol(),
                    row.bought(),
                    rows.stream()
                            .filter(other -> other.lot().equals(row.lot()))
                            .flatMap(other -> other.closing().stream())
                            .toList()));
        }
        return lots;
    }

    private static Sale sale(ResultSet row, int n) throws SQLException {
        Symbol symbol = new Symbol(row.getString("symbol"));
        String lot = row.getString("id");
        BigDecimal sold = row.getBigDecimal("sold");
        Optional<LotClosing> closing = sold == null
                ? Optional.empty()
                : Optional.of(new LotClosing(
                        lot,
                        symbol,
                        row.getString("fill_id"),
                        row.getObject("closed_on", LocalDate.class),
                        new Quantity(sold),
                        Optional.of(row.getBigDecimal("price"))
                                .filter(price -> price.signum() > 0)
                                .map(Price::new),
                        new Money(row.getBigDecimal("proceeds")),
                        new Money(row.getBigDecimal("proceeds").subtract(row.getBigDecimal("realised_pnl")))));
        return new Sale(lot, symbol, new Quantity(row.getBigDecimal("quantity")), closing);
    }

    @Override
    public boolean hasTraded(DeskId desk, Symbol symbol, Instant boughtFrom, LocalDate soldFrom) {
        return db.sql("""
                        select exists (select from tax_lot l where l.desk_id = :desk and l.symbol = :symbol
                            and (l.opened_as_of >= :from or exists (select from lot_closing c
                                where c.desk_id = l.desk_id and c.lot_id = l.id and c.closed_on >= :day)))
                        """)
                .param("desk", desk.value())
                .param("symbol", symbol.value())
                .param("from", boughtFrom.atOffset(ZoneOffset.UTC))
                .param("day", soldFrom)
                .query(Boolean.class)
                .single();
    }
}
