package io.bellwether.execution.paper;

import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.ExchangeBook;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.execution.domain.exchange.Exchange;
import io.bellwether.execution.domain.exchange.ExchangeAccount;
import io.bellwether.execution.domain.exchange.ExchangeEvent;
import io.bellwether.execution.domain.exchange.ExchangeOrder;
import io.bellwether.execution.domain.exchange.ShareChange;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.ByName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The paper broker's tables: loads an account and stores what happened in it. Executions and actions are only added. */
@Repository
class PaperBook implements ExchangeBook {
    private final JdbcClient db;
    private final NamedParameterJdbcOperations rows;

    PaperBook(JdbcClient db, NamedParameterJdbcOperations rows) {
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
                .query(String.class)
                .single();
    }

    /** The account with its open orders, and with one order more that is asked for, should it be done. */
    ExchangeAccount load(Desk owner, Optional<String> asked) {
        DeskId desk = owner.id();
        ExchangeAccount account = new ExchangeAccount(standing(desk), applied(desk), symbol -> changes(desk, symbol));
        Map<String, List<BrokerExecution>> executions = executions(desk, asked);
        db.sql("""
                        select client_order_id as id, account, symbol, side, order_type as type, quantity,
                            limit_price as limit, stop_price as stop, timing, state, filled_quantity as filled, triggered,
                            submitted_as_of, trading_date, evaluated_as_of, cancel_due as due, cancel_fill as fill
                        from paper_order
                        where account = :account and (state in ('WORKING', 'QUEUED') or client_order_id = :asked)
                        """)
                .param("account", desk.value())
                .param("asked", asked.orElse(""))
                .query(ByName.rows(ExchangeOrder.class))
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
                case ExchangeEvent.Transferred transferred -> add(desk.id(), transferred.transfer());
                case ExchangeEvent.ActionApplied applied -> add(desk.id(), applied);
            }
        }
    }

    private BrokerAccount standing(DeskId desk) {
        BigDecimal cash = db.sql("""
                        select deposited + (select coalesce(sum(i.cash), 0) from paper_interest i where i.account = a.account)
                            + (select coalesce(sum(t.cash), 0) from paper_transfer t where t.account = a.account)
                        from paper_account a where account = :account
                        """)
                .param("account", desk.value())
                .query(BigDecimal.class)
                .single();
        Map<Symbol, BigDecimal> held = new HashMap<>();
        for (Moved moved : db.sql("""
                        select symbol, sum(case side when 'BUY' then quantity else -quantity end) as shares,
                            sum(cash) as cash
                        from paper_execution where account = :account group by symbol
                        union all
                        select symbol, -shares_before, cash from paper_action where account = :account
                        union all
                        select new_symbol, shares_after, 0 from paper_action where account = :account
                        """)
                .param("account", desk.value())
                .query(ByName.rows(Moved.class))
                .list()) {
            cash = cash.add(moved.cash());
            held.merge(moved.symbol(), moved.shares(), BigDecimal::add);
        }
        held.values().removeIf(quantity -> quantity.signum() == 0);
        Map<Symbol, Quantity> shares = new HashMap<>();
        held.forEach((symbol, quantity) -> shares.put(symbol, new Quantity(quantity)));
        return new BrokerAccount(new Money(cash), shares);
    }

    private record Moved(Symbol symbol, BigDecimal shares, BigDecimal cash) {}

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
                .query(ByName.rows(ShareChange.class))
                .list();
    }

    private Map<String, List<BrokerExecution>> executions(DeskId desk, Optional<String> asked) {
        return db
                .sql("""
                        select e.client_order_id, e.id, e.quantity, e.price, e.fee, e.trading_date, e.as_of
                        from paper_execution e join paper_order o on o.client_order_id = e.client_order_id
                        where o.account = :account and (o.state in ('WORKING', 'QUEUED') or o.client_order_id = :asked)
                        order by e.as_of, length(e.id), e.id
                        """)
                .param("account", desk.value())
                .param("asked", asked.orElse(""))
                .query(ByName.rows(Execution.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Execution::clientOrderId, Collectors.mapping(Execution::execution, Collectors.toList())));
    }

    /** What was executed in the desk's account since the moment, oldest first. */
    List<Execution> executedSince(DeskId desk, Instant since) {
        return db.sql("""
                        select client_order_id, id, quantity, price, fee, trading_date, as_of from paper_execution
                        where account = :account and as_of >= :since order by as_of, length(id), id
                        """)
                .param("account", desk.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(ByName.rows(Execution.class))
                .list();
    }

    private void save(Desk desk, Collection<ExchangeOrder> orders) {
        rows.batchUpdate("""
                insert into paper_order (client_order_id, account, market, symbol, side, order_type, quantity,
                    limit_price, stop_price, timing, state, filled_quantity, triggered, submitted_as_of,
                    trading_date, evaluated_as_of, cancel_due, cancel_fill)
                values (:id, :account, :market, :symbol, :side, :type, :quantity, :limit, :stop, :timing, :state, :filled,
                    :triggered, :submittedAsOf, :tradingDate, :evaluatedAsOf, :due, :fill)
                on conflict (client_order_id) do update set state = excluded.state,
                    quantity = excluded.quantity, limit_price = excluded.limit_price,
                    stop_price = excluded.stop_price,
                    submitted_as_of = excluded.submitted_as_of,
                    filled_quantity = excluded.filled_quantity, triggered = excluded.triggered,
                    trading_date = excluded.trading_date, evaluated_as_of = excluded.evaluated_as_of,
                    cancel_due = excluded.cancel_due, cancel_fill = excluded.cancel_fill
                """, ByName.batch(orders, order -> ByName.values(order).with("market", desk.market())));
    }

    private void add(ExchangeEvent.Executed executed) {
        db.sql("""
                        insert into paper_execution (id, client_order_id, account, symbol, side, quantity, price, fee, cash,
                            trading_date, as_of, slippage, spread, impact)
                        values (:id, :order, :account, :symbol, :side, :quantity, :price, :fee, :cash, :tradingDate, :asOf,
                            :slippage, :spread, :impact)
                        """)
                .paramSource(ByName.values(executed.order(), executed.execution(), executed.costs())
                        .with("order", executed.order().id())
                        .with("cash", executed.cash()))
                .update();
    }

    private void add(DeskId desk, Credit credit) {
        db.sql("""
                        insert into paper_interest (account, trading_date, cash, as_of)
                        values (:account, :tradingDate, :amount, :asOf)
                        """).paramSource(ByName.values(credit).with("account", desk)).update();
    }

    private void add(DeskId desk, Transfer transfer) {
        db.sql("""
                        insert into paper_transfer (account, key, cash, trading_date, as_of, detail)
                        values (:account, :key, :amount, :tradingDate, :asOf, :detail)
                        """).paramSource(ByName.values(transfer).with("account", desk)).update();
    }

    /** Every transfer of the account, oldest first. */
    List<Transfer> transfers(DeskId desk) {
        return db.sql("""
                        select key, cash as amount, trading_date, as_of, detail from paper_transfer
                        where account = :account order by as_of, key
                        """)
                .param("account", desk.value())
                .query(ByName.rows(Transfer.class))
                .list();
    }

    private List<Credit> credits(DeskId desk) {
        return db.sql("""
                        select trading_date, cash as amount, as_of from paper_interest
                        where account = :account order by trading_date desc limit :most
                        """)
                .param("account", desk.value())
                .param("most", Exchange.CREDIT_DAYS + 1)
                .query(ByName.rows(Credit.class))
                .list();
    }

    private void add(DeskId desk, ExchangeEvent.ActionApplied applied) {
        db.sql("""
                        insert into paper_action (account, key, ex_date, symbol, shares_before, new_symbol, shares_after, cash,
                            as_of)
                        values (:account, :key, :exDate, :symbol, :before, :newSymbol, :after, :cash, :asOf)
                        """)
                .paramSource(ByName.values()
                        .with("account", desk)
                        .with("key", applied.action().key())
                        .with("exDate", applied.action().exDate())
                        .with("symbol", applied.action().symbol())
                        .with("before", applied.held())
                        .with("newSymbol", applied.entitlement().symbol())
                        .with("after", applied.entitlement().shares())
                        .with("cash", applied.entitlement().cash())
                        .with("asOf", applied.asOf()))
                .update();
    }
}
