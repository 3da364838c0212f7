package io.bellwether.execution.paper;

import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.paper.PaperOrder.PendingCancel;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The paper broker's tables: accounts, orders, executions. Executions are only ever added. */
@Repository
class PaperBook {
    private final JdbcClient db;

    PaperBook(JdbcClient db) {
        this.db = db;
    }

    /** Opens the account with the desk's initial cash on first use and locks it until the transaction ends. */
    void lock(Desk desk) {
        db.sql("""
                        insert into paper_account (account, market, deposited) values (:account, :market, :cash)
                        on conflict (account) do nothing
                        """)
                .param("account", desk.id().value())
                .param("market", desk.market())
                .param("cash", desk.initialCash().amount())
                .update();
        db.sql("select account from paper_account where account = :account for update")
                .param("account", desk.id().value())
                .query((row, n) -> row.getString(1))
                .single();
    }

    /** Cash and shares, from the deposit, every execution and every corporate action. */
    BrokerAccount account(DeskId desk) {
        BigDecimal[] cash = {
            db.sql("select deposited from paper_account where account = :account")
                    .param("account", desk.value())
                    .query((row, n) -> row.getBigDecimal(1))
                    .single()
        };
        Map<Symbol, BigDecimal> held = new HashMap<>();
        db.sql("""
                        select symbol,
                               sum(case side when 'BUY' then quantity else -quantity end) as shares,
                               sum(case side when 'BUY' then -round(price * quantity, 2)
                                             else round(price * quantity, 2) end - fee) as cash
                        from paper_execution where account = :account group by symbol
                        union all
                        select symbol, -shares_before, cash from paper_action where account = :account
                        union all
                        select new_symbol, shares_after, 0 from paper_action where account = :account
                        """).param("account", desk.value()).query(row -> {
            cash[0] = cash[0].add(row.getBigDecimal("cash"));
            held.merge(new Symbol(row.getString("symbol")), row.getBigDecimal("shares"), BigDecimal::add);
        });
        held.values().removeIf(quantity -> quantity.signum() == 0);
        Map<Symbol, Quantity> shares = new HashMap<>();
        held.forEach((symbol, quantity) -> shares.put(symbol, new Quantity(quantity)));
        return new BrokerAccount(new Money(cash[0]), shares);
    }

    Optional<PaperOrder> order(DeskId desk, String id) {
        return db.sql("select * from paper_order where account = :account and client_order_id = :id")
                .param("account", desk.value())
                .param("id", id)
                .query(PaperBook::toOrder)
                .optional();
    }

    /** Orders that are working or queued: sells first, because what they bring may pay for the buys. */
    List<PaperOrder> open(DeskId desk) {
        return db.sql("""
                        select * from paper_order where account = :account and state in ('WORKING', 'QUEUED')
                        order by side desc, client_order_id
                        """)
                .param("account", desk.value())
                .query(PaperBook::toOrder)
                .list();
    }

    List<BrokerExecution> executions(String orderId) {
        return db.sql("select * from paper_execution where client_order_id = :id order by as_of, length(id), id")
                .param("id", orderId)
                .query((row, n) -> new BrokerExecution(
                        row.getString("id"),
                        new Quantity(row.getBigDecimal("quantity")),
                        new Price(row.getBigDecimal("price")),
                        new Money(row.getBigDecimal("fee")),
                        row.getObject("trading_date", LocalDate.class),
                        instant(row, "as_of")))
                .list();
    }

    /** When the account bought the symbol last in a session. */
    Optional<Instant> lastBuy(DeskId desk, Symbol symbol, LocalDate session) {
        return db.sql("""
                        select as_of from paper_execution
                        where account = :account and symbol = :symbol and trading_date = :session and side = 'BUY'
                        order by as_of desc limit 1
                        """)
                .param("account", desk.value())
                .param("symbol", symbol.value())
                .param("session", session)
                .query((row, n) -> instant(row, "as_of"))
                .optional();
    }

    /** Adds the order, or writes how far it came, and adds its new executions. */
    void save(PaperExchange.Outcome outcome) {
        PaperOrder order = outcome.order();
        db.sql("""
                        insert into paper_order (client_order_id, account, market, symbol, side, order_type, quantity,
                            limit_price, stop_price, timing, state, filled_quantity, triggered, submitted_as_of,
                            trading_date, evaluated_as_of, cancel_due, cancel_fill)
                        values (:id, :account, :market, :symbol, :side, :type, :quantity, :limit, :stop, :timing,
                            :state, :filled, :triggered, :submitted, :session, :evaluated, :cancelDue, :cancelFill)
                        on conflict (client_order_id) do update set state = excluded.state,
                            quantity = excluded.quantity, stop_price = excluded.stop_price,
                            submitted_as_of = excluded.submitted_as_of,
                            filled_quantity = excluded.filled_quantity, triggered = excluded.triggered,
                            trading_date = excluded.trading_date, evaluated_as_of = excluded.evaluated_as_of,
                            cancel_due = excluded.cancel_due, cancel_fill = excluded.cancel_fill
                        """)
                .param("id", order.id())
                .param("account", order.account().value())
                .param("market", order.market())
                .param("symbol", order.symbol().value())
                .param("side", order.side().name())
                .param("type", order.type().name())
                .param("quantity", order.quantity().value())
                .param("limit", order.limit().map(Price::value).orElse(null))
                .param("stop", order.stop().map(Price::value).orElse(null))
                .param("timing", order.timing().name())
                .param("state", order.state().name())
                .param("filled", order.filled().value())
                .param("triggered", order.triggered())
                .param("submitted", order.submittedAsOf().atOffset(ZoneOffset.UTC))
                .param("session", order.tradingDate())
                .param("evaluated", order.evaluatedAsOf().atOffset(ZoneOffset.UTC))
                .param(
                        "cancelDue",
                        order.cancel()
                                .map(pending -> pending.due().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("cancelFill", order.cancel().flatMap(PendingCancel::fill).orElse(null))
                .update();
        outcome.executions().forEach(execution -> add(order, execution));
    }

    private void add(PaperOrder order, BrokerExecution execution) {
        db.sql("""
                        insert into paper_execution (id, client_order_id, account, symbol, side, quantity, price, fee,
                            trading_date, as_of)
                        values (:id, :order, :account, :symbol, :side, :quantity, :price, :fee, :session, :asOf)
                        """)
                .param("id", execution.id())
                .param("order", order.id())
                .param("account", order.account().value())
                .param("symbol", order.symbol().value())
                .param("side", order.side().name())
                .param("quantity", execution.quantity().value())
                .param("price", execution.price().value())
                .param("fee", execution.fee().amount())
                .param("session", execution.tradingDate())
                .param("asOf", execution.asOf().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static PaperOrder toOrder(ResultSet row, int n) throws SQLException {
        return new PaperOrder(
                row.getString("client_order_id"),
                new DeskId(row.getString("account")),
                row.getString("market"),
                new Symbol(row.getString("symbol")),
                Side.valueOf(row.getString("side")),
                OrderType.valueOf(row.getString("order_type")),
                new Quantity(row.getBigDecimal("quantity")),
                Optional.ofNullable(row.getBigDecimal("limit_price")).map(Price::new),
                Optional.ofNullable(row.getBigDecimal("stop_price")).map(Price::new),
                Timing.valueOf(row.getString("timing")),
                BrokerOrder.State.valueOf(row.getString("state")),
                new Quantity(row.getBigDecimal("filled_quantity")),
                row.getBoolean("triggered"),
                instant(row, "submitted_as_of"),
                row.getObject("trading_date", LocalDate.class),
                instant(row, "evaluated_as_of"),
                cancel(row.getObject("cancel_due", OffsetDateTime.class), row.getBigDecimal("cancel_fill")));
    }

    private static Optional<PendingCancel> cancel(@Nullable OffsetDateTime due, @Nullable BigDecimal fill) {
        return Optional.ofNullable(due).map(moment -> new PendingCancel(moment.toInstant(), Optional.ofNullable(fill)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
