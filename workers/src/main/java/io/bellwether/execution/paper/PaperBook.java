package io.bellwether.execution.paper;

import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.ExchangeBook;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.exchange.Exchange;
import io.bellwether.execution.domain.exchange.ExchangeAccount;
import io.bellwether.execution.domain.exchange.ExchangeEvent;
import io.bellwether.execution.domain.exchange.ExchangeOrder;
import io.bellwether.execution.domain.exchange.ExchangeOrder.PendingCancel;
import io.bellwether.execution.domain.exchange.ShareChange;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The paper broker's tables: loads an account and stores what happened in it. Executions and actions are only added. */
@Repository
class PaperBook implements ExchangeBook {
    private final JdbcClient db;
    private final JdbcOperations rows;

    PaperBook(JdbcClient db, JdbcOperations rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    @Transactional
    public void open(Desk desk) {
        db.sql("""
                        insert into paper_account (account, market, deposited) values (:account, :market, :cash)
                        on conflict (account) do nothing
                        """)
                .param("account", desk.id().value())
                .param("market", desk.market())
                .param("cash", desk.initialCash().amount())
                .update();
    }

    /** Opens the account on first use and locks it until the transaction ends. */
    void lock(Desk desk) {
        open(desk);
        db.sql("select account from paper_account where account = :account for update")
                .param("account", desk.id().value())
                .query((row, n) -> row.getString(1))
                .single();
    }

    /** The account with its open orders, and with one order more that is asked for, should it be done. */
    ExchangeAccount load(Desk owner, Optional<String> asked) {
        DeskId desk = owner.id();
        ExchangeAccount account = new ExchangeAccount(standing(desk), applied(desk), symbol -> changes(desk, symbol));
        Map<String, List<BrokerExecution>> executions = executions(desk, asked);
        db.sql("""
                        select * from paper_order
                        where account = :account and (state in ('WORKING', 'QUEUED') or client_order_id = :asked)
                        """)
                .param("account", desk.value())
                .param("asked", asked.orElse(""))
                .query(PaperBook::toOrder)
                .list()
                .forEach(order -> account.recall(order, executions.getOrDefault(order.id(), List.of())));
        if (owner.settings().costs().interestRate().signum() > 0) {
            credits(desk).forEach(account::recall);
        }
        return account;
    }

    /** Orders before what refers to them, each as it is at the end. */
    @Override
    @Transactional
    public void store(Desk desk, List<ExchangeEvent> events) {
        Map<String, ExchangeOrder> orders = new LinkedHashMap<>();
        for (ExchangeEvent event : events) {
            if (event instanceof ExchangeEvent.OrderStands stands) {
                orders.put(stands.order().id(), stands.order());
            }
        }
        save(desk, orders.values());
        for (ExchangeEvent event : events) {
            switch (event) {
                case ExchangeEvent.OrderStands stands -> {}
                case ExchangeEvent.Executed executed -> add(executed);
                case ExchangeEvent.Credited credited -> add(desk.id(), credited.credit());
                case ExchangeEvent.ActionApplied applied -> add(desk.id(), applied);
            }
        }
    }

    private BrokerAccount standing(DeskId desk) {
        BigDecimal[] cash = {
            db.sql("select deposited from paper_account where account = :account")
                    .param("account", desk.value())
                    .query((row, n) -> row.getBigDecimal(1))
                    .single()
        };
        Map<Symbol, BigDecimal> held = new HashMap<>();
        db.sql("""
                        select symbol, sum(case side when 'BUY' then quantity else -quantity end) as shares,
                            sum(cash) as cash
                        from paper_execution where account = :account group by symbol
                        union all
                        select symbol, -shares_before, cash from paper_action where account = :account
                        union all
                        select new_symbol, shares_after, 0 from paper_action where account = :account
                        """).param("account", desk.value()).query(row -> {
            cash[0] = cash[0].add(row.getBigDecimal("cash"));
            held.merge(new Symbol(row.getString("symbol")), row.getBigDecimal("shares"), BigDecimal::add);
        });
        cash[0] = cash[0].add(db.sql("select coalesce(sum(cash), 0) from paper_interest where account = :account")
                .param("account", desk.value())
                .query(BigDecimal.class)
                .single());
        held.values().removeIf(quantity -> quantity.signum() == 0);
        Map<Symbol, Quantity> shares = new HashMap<>();
        held.forEach((symbol, quantity) -> shares.put(symbol, new Quantity(quantity)));
        return new BrokerAccount(new Money(cash[0]), shares);
    }

    private Set<String> applied(DeskId desk) {
        return new HashSet<>(db.sql("select key from paper_action where account = :account")
                .param("account", desk.value())
                .query(String.class)
                .list());
    }

    private List<ShareChange> changes(DeskId desk, Symbol symbol) {
        return db.sql("""
                        select trading_date as date, as_of, case side when 'BUY' then quantity else -quantity end as shares,
                            false as by_action
                        from paper_execution where account = :account and symbol = :symbol
                        union all
                        select ex_date, as_of, -shares_before, true
                        from paper_action where account = :account and symbol = :symbol
                        union all
                        select ex_date, as_of, shares_after, true
                        from paper_action where account = :account and new_symbol = :symbol
                        """)
                .param("account", desk.value())
                .param("symbol", symbol.value())
                .query((row, n) -> new ShareChange(
                        row.getObject("date", LocalDate.class),
                        instant(row, "as_of"),
                        row.getBigDecimal("shares"),
                        row.getBoolean("by_action")))
                .list();
    }

    private Map<String, List<BrokerExecution>> executions(DeskId desk, Optional<String> asked) {
        Map<String, List<BrokerExecution>> byOrder = new HashMap<>();
        db.sql("""
                        select e.* from paper_execution e join paper_order o on o.client_order_id = e.client_order_id
                        where o.account = :account and (o.state in ('WORKING', 'QUEUED') or o.client_order_id = :asked)
                        order by e.as_of, length(e.id), e.id
                        """)
                .param("account", desk.value())
                .param("asked", asked.orElse(""))
                .query(row -> {
                    byOrder.computeIfAbsent(row.getString("client_order_id"), id -> new ArrayList<>())
                            .add(new BrokerExecution(
                                    row.getString("id"),
                                    new Quantity(row.getBigDecimal("quantity")),
                                    new Price(row.getBigDecimal("price")),
                                    new Money(row.getBigDecimal("fee")),
                                    row.getObject("trading_date", LocalDate.class),
                                    instant(row, "as_of")));
                });
        return byOrder;
    }

    private void save(Desk desk, Collection<ExchangeOrder> orders) {
        rows.batchUpdate("""
                insert into paper_order (client_order_id, account, market, symbol, side, order_type, quantity,
                    limit_price, stop_price, timing, state, filled_quantity, triggered, submitted_as_of,
                    trading_date, evaluated_as_of, cancel_due, cancel_fill)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (client_order_id) do update set state = excluded.state,
                    quantity = excluded.quantity, limit_price = excluded.limit_price,
                    stop_price = excluded.stop_price,
                    submitted_as_of = excluded.submitted_as_of,
                    filled_quantity = excluded.filled_quantity, triggered = excluded.triggered,
                    trading_date = excluded.trading_date, evaluated_as_of = excluded.evaluated_as_of,
                    cancel_due = excluded.cancel_due, cancel_fill = excluded.cancel_fill
                """, orders.stream().map(order -> columns(desk, order)).toList());
    }

    private static @Nullable Object[] columns(Desk desk, ExchangeOrder order) {
        return new @Nullable Object[] {
            order.id(),
            order.account().value(),
            desk.market(),
            order.symbol().value(),
            order.side().name(),
            order.type().name(),
            order.quantity().value(),
            order.limit().map(Price::value).orElse(null),
            order.stop().map(Price::value).orElse(null),
            order.timing().name(),
            order.state().name(),
            order.filled().value(),
            order.triggered(),
            order.submittedAsOf().atOffset(ZoneOffset.UTC),
            order.tradingDate(),
            order.evaluatedAsOf().atOffset(ZoneOffset.UTC),
            order.cancel()
                    .map(pending -> pending.due().atOffset(ZoneOffset.UTC))
                    .orElse(null),
            order.cancel().flatMap(PendingCancel::fill).orElse(null)
        };
    }

    private void add(ExchangeEvent.Executed executed) {
        ExchangeOrder order = executed.order();
        BrokerExecution execution = executed.execution();
        db.sql("""
                        insert into paper_execution (id, client_order_id, account, symbol, side, quantity, price, fee, cash,
                            trading_date, as_of, slippage, spread, impact)
                        values (:id, :order, :account, :symbol, :side, :quantity, :price, :fee, :cash, :session, :asOf,
                            :slippage, :spread, :impact)
                        """)
                .param("id", execution.id())
                .param("order", order.id())
                .param("account", order.account().value())
                .param("symbol", order.symbol().value())
                .param("side", order.side().name())
                .param("quantity", execution.quantity().value())
                .param("price", execution.price().value())
                .param("fee", execution.fee().amount())
                .param("cash", executed.cash().amount())
                .param("session", execution.tradingDate())
                .param("asOf", execution.asOf().atOffset(ZoneOffset.UTC))
                .param("slippage", executed.costs().slippage())
                .param("spread", executed.costs().spread())
                .param("impact", executed.costs().impact())
                .update();
    }

    private void add(DeskId desk, Credit credit) {
        db.sql("insert into paper_interest (account, trading_date, cash, as_of) values (:account, :date, :cash, :asOf)")
                .param("account", desk.value())
                .param("date", credit.tradingDate())
                .param("cash", credit.amount().amount())
                .param("asOf", credit.asOf().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Credit> credits(DeskId desk) {
        return db.sql("select * from paper_interest where account = :account order by trading_date desc limit :most")
                .param("account", desk.value())
                .param("most", Exchange.CREDIT_DAYS + 1)
                .query((row, n) -> new Credit(
                        row.getObject("trading_date", LocalDate.class),
                        new Money(row.getBigDecimal("cash")),
                        instant(row, "as_of")))
                .list();
    }

    private void add(DeskId desk, ExchangeEvent.ActionApplied applied) {
        db.sql("""
                        insert into paper_action (account, key, ex_date, symbol, shares_before, new_symbol, shares_after, cash,
                            as_of)
                        values (:account, :key, :exDate, :symbol, :before, :newSymbol, :after, :cash, :asOf)
                        """)
                .param("account", desk.value())
                .param("key", applied.action().key())
                .param("exDate", applied.action().exDate())
                .param("symbol", applied.action().symbol().value())
                .param("before", applied.held().value())
                .param("newSymbol", applied.entitlement().symbol().value())
                .param("after", applied.entitlement().shares().value())
                .param("cash", applied.entitlement().cash().amount())
                .param("asOf", applied.asOf().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ExchangeOrder toOrder(ResultSet row, int n) throws SQLException {
        return new ExchangeOrder(
                row.getString("client_order_id"),
                new DeskId(row.getString("account")),
                new Symbol(row.getString("symbol")),
                Side.valueOf(row.getString("side")),
                OrderType.valueOf(row.getString("order_type")),
                new Quantity(row.getBigDecimal("quantity")),
                Optional.ofNullable(row.getBigDecimal("limit_price")).map(Price::new),
                Optional.ofNullable(row.getBigDecimal("stop_price")).map(Price::new),
                TimeInForce.valueOf(row.getString("timing")),
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
