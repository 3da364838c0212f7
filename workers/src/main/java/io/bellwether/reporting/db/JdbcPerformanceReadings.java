package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.RoundTrip;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import io.bellwether.reporting.app.PerformanceReadings;
import io.bellwether.reporting.domain.DailyEquity;
import io.bellwether.reporting.domain.Holding;
import io.bellwether.reporting.domain.SizedOrder;
import io.bellwether.reporting.domain.SplitRatio;
import io.bellwether.reporting.domain.TradeFees;
import io.bellwether.reporting.domain.Traded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A desk's whole life, from PostgreSQL: closings of lots with the orders and decisions behind both ends. */
@Repository
class JdbcPerformanceReadings implements PerformanceReadings {
    /**
     * The exact profit is made of prices; where a corporate action paid or made the lot, of its amounts, which a price of
     * six digits does not give back.
     */
    private static final String EXITS = """
            select l.symbol, l.opened_on, c.closed_on, c.quantity, l.price as entry_price, c.price as exit_price,
                   c.realised_pnl,
                   case when xf.id is null then c.proceeds else c.price * c.quantity end
                   - case when j.new_lot_id is null then l.price * c.quantity else c.proceeds - c.realised_pnl end
                   as exact_pnl,
                   coalesce(xo.purpose, a.kind, '') as exit_type,
                   coalesce(eo.purpose, '') as entry_type,
                   coalesce(d.advisor, '') as advisor,
                   coalesce((select u.segment_id from universe_member u
                             where u.desk_id = c.desk_id and u.symbol = l.symbol), '') as segment,
                   case when t.conviction is null or d.kind = 'REBALANCE' then ''
                        when t.conviction < 50 then '0-49'
                        when t.conviction < 60 then '50-59'
                        when t.conviction < 70 then '60-69'
                        when t.conviction < 80 then '70-79'
                        else '80-100' end as band
            from lot_closing c
            join tax_lot l on l.desk_id = c.desk_id and l.id = c.lot_id
            left join lot_adjustment j on j.desk_id = l.desk_id and j.new_lot_id = l.id
            left join booked_action a on a.desk_id = c.desk_id and a.key = c.fill_id
            left join fill xf on xf.id = c.fill_id
            left join trade_order xo on xo.id = xf.order_id
            left join fill ef on ef.id = l.fill_id
            left join trade_order eo on eo.id = ef.order_id
            left join decision d on d.id = eo.decision_id
            left join decision_trade t on t.decision_id = eo.decision_id and t.n = eo.decision_n
            where c.desk_id = :desk
            order by c.closed_on, coalesce(xf.as_of, a.as_of), c.fill_id, l.opened_as_of, l.id
            """;

    private final JdbcClient db;

    JdbcPerformanceReadings(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<DailyEquity> equity(DeskId desk) {
        return db.sql("""
                        with day as (
                            select trading_date, session, equity, cash,
                                   coalesce(benchmark_price, (
                                       select b.close from desk d
                                       join instrument i on i.market = d.market and i.benchmark
                                       join bar_daily b on b.market = i.market and b.symbol = i.symbol
                                       where d.id = :desk and b.trading_date > s.trading_date - 10
                                           and case when session = 'OPENING' then b.trading_date < s.trading_date
                                               else b.trading_date = s.trading_date end
                                       order by b.trading_date desc limit 1)) as benchmark_price,
                                   lag(trading_date) over (partition by session order by trading_date) as before
                            from equity_snapshot s where desk_id = :desk and session in ('OPENING', 'CLOSE'))
                        select day.*,
                               (select coalesce(sum(f.amount), 0.00) from external_flow f
                                where f.desk_id = :desk and session = 'CLOSE' and f.trading_date <= day.trading_date
                                    and (before is null or f.trading_date > before)) as flow
                        from day order by trading_date, session = 'CLOSE'
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new DailyEquity(
                        Rows.date(row, "trading_date"),
                        row.getBigDecimal("equity"),
                        row.getBigDecimal("cash"),
                        row.getBigDecimal("flow"),
                        Rows.optionalDecimal(row, "benchmark_price")))
                .list();
    }

    @Override
    public List<Exit> exits(DeskId desk) {
        return db.sql(EXITS)
                .param("desk", desk.value())
                .query((row, n) -> exit(row))
                .list();
    }

    @Override
    public List<Holding> holdings(DeskId desk) {
        return db.sql("""
                        select symbol, quantity, cost_basis,
                               round(coalesce(last_price * quantity, cost_basis), 2) as value
                        from position where desk_id = :desk and quantity > 0 order by symbol
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new Holding(
                        row.getString("symbol"),
                        Rows.decimal(row, "quantity"),
                        row.getBigDecimal("cost_basis"),
                        row.getBigDecimal("value")))
                .list();
    }

    @Override
    public List<Purchase> purchases(DeskId desk) {
        return db.sql("""
                        select l.id, l.symbol, opened_on, l.quantity, cost, coalesce(o.transfer, false) as moved
                        from tax_lot l
                        left join fill f on f.id = l.fill_id
                        left join trade_order o on o.id = f.order_id
                        where l.desk_id = :desk and not exists (
                            select 1 from lot_adjustment j where j.desk_id = l.desk_id and j.new_lot_id = l.id)
                        order by opened_as_of, l.id
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new Purchase(
                        row.getString("id"),
                        new Symbol(row.getString("symbol")),
                        Rows.date(row, "opened_on"),
                        new Quantity(row.getBigDecimal("quantity")),
                        new Money(row.getBigDecimal("cost")),
                        row.getBoolean("moved")))
                .list();
    }

    @Override
    public List<Disposal> disposals(DeskId desk) {
        return db.sql("""
                        select c.fill_id as sale, b.id as lot, c.closed_on, c.quantity, c.proceeds,
                               c.proceeds - c.realised_pnl as cost, coalesce(o.transfer, false) as moved
                        from lot_closing c
                        join tax_lot l on l.desk_id = c.desk_id and l.id = c.lot_id
                        join tax_lot b on b.desk_id = l.desk_id and b.fill_id = l.fill_id and not exists (
                            select 1 from lot_adjustment j where j.desk_id = b.desk_id and j.new_lot_id = b.id)
                        left join fill f on f.id = c.fill_id
                        left join trade_order o on o.id = f.order_id
                        left join booked_action a on a.desk_id = c.desk_id and a.key = c.fill_id
                        where c.desk_id = :desk
                        order by c.closed_on, coalesce(f.as_of, a.as_of), c.fill_id, b.opened_as_of, b.id
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new Disposal(
                        row.getString("sale"),
                        row.getString("lot"),
                        Rows.date(row, "closed_on"),
                        new Quantity(row.getBigDecimal("quantity")),
                        new Money(row.getBigDecimal("proceeds")),
                        new Money(row.getBigDecimal("cost")),
                        new Quantity(row.getBigDecimal("quantity")),
                        row.getBoolean("moved")))
                .list();
    }

    @Override
    public Map<String, Quantity> openShares(DeskId desk) {
        Map<String, Quantity> open = new HashMap<>();
        db.sql("""
                        select b.id as lot, sum(l.quantity
                            - coalesce((select sum(c.quantity) from lot_closing c
                                        where c.desk_id = l.desk_id and c.lot_id = l.id), 0)
                            - coalesce((select sum(j.quantity) from lot_adjustment j
                                        where j.desk_id = l.desk_id and j.lot_id = l.id), 0)) as shares
                        from tax_lot l
                        join tax_lot b on b.desk_id = l.desk_id and b.fill_id = l.fill_id and not exists (
                            select 1 from lot_adjustment j where j.desk_id = b.desk_id and j.new_lot_id = b.id)
                        where l.desk_id = :desk group by b.id
                        """).param("desk", desk.value()).query(row -> {
            open.put(row.getString("lot"), new Quantity(row.getBigDecimal("shares")));
        });
        return open;
    }

    @Override
    public List<CorporateAction> bookedActions(DeskId desk) {
        return db.sql("""
                        select a.kind, a.symbol, a.ex_date, a.new_symbol, sum(n.quantity) as made, sum(j.quantity) as of
                        from booked_action a
                        join lot_adjustment j on j.desk_id = a.desk_id and j.action_key = a.key
                        join tax_lot n on n.desk_id = j.desk_id and n.id = j.new_lot_id
                        where a.desk_id = :desk
                        group by a.key, a.kind, a.symbol, a.ex_date, a.new_symbol
                        """).param("desk", desk.value()).query((row, n) -> action(row)).list().stream()
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }

    @Override
    public TradeFees fees(DeskId desk) {
        Map<String, Money> bought = new HashMap<>();
        Map<String, Money> sold = new HashMap<>();
        db.sql("""
                        select f.id as sale, l.id as lot, f.fee from fill f
                        left join tax_lot l on l.desk_id = f.desk_id and l.fill_id = f.id and not exists (
                            select 1 from lot_adjustment j where j.desk_id = l.desk_id and j.new_lot_id = l.id)
                        where f.desk_id = :desk and f.fee <> 0
                        """).param("desk", desk.value()).query(row -> {
            String lot = row.getString("lot");
            Money fee = new Money(row.getBigDecimal("fee"));
            if (lot == null) {
                sold.put(row.getString("sale"), fee);
            } else {
                bought.put(lot, fee);
            }
        });
        return new TradeFees(bought, sold);
    }

    @Override
    public Traded traded(DeskId desk) {
        return db.sql("""
                        select coalesce(-sum(amount) filter (where kind = 'FEE'), 0.00) as fees,
                               coalesce(sum(amount) filter (where kind = 'DIVIDEND'), 0.00) as dividends,
                               coalesce(-sum(amount) filter (where kind = 'BUY'), 0.00) as bought,
                               coalesce(sum(amount) filter (where kind = 'SELL'), 0.00) as sold
                        from cash_entry where desk_id = :desk
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new Traded(
                        row.getBigDecimal("fees"),
                        row.getBigDecimal("dividends"),
                        row.getBigDecimal("bought"),
                        row.getBigDecimal("sold")))
                .single();
    }

    @Override
    public List<SizedOrder> sizedOrders(DeskId desk) {
        return db.sql("""
                        select side, quantity, reference_price, coalesce(sizing ->> :binding, '') as bound,
                               (sizing ->> :without)::numeric as without
                        from trade_order where desk_id = :desk and purpose = 'DECISION' order by id
                        """)
                .param("desk", desk.value())
                .param("binding", OrderSizing.BINDING)
                .param("without", OrderSizing.WITHOUT)
                .query((row, n) -> new SizedOrder(
                        row.getString("side"),
                        row.getString("bound"),
                        OrderSizing.words(row.getString("bound")),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("reference_price"),
                        Rows.optionalDecimal(row, "without")))
                .list();
    }

    private static CorporateAction action(ResultSet row) throws SQLException {
        Symbol symbol = new Symbol(row.getString("symbol"));
        LocalDate exDate = Rows.date(row, "ex_date");
        if (row.getString("kind").equals("SPLIT")) {
            return SplitRatio.of(row.getBigDecimal("made"), row.getBigDecimal("of"))
                    .split(symbol, exDate);
        }
        return new CorporateAction.SymbolChange(symbol, exDate, new Symbol(row.getString("new_symbol")));
    }

    private static Exit exit(ResultSet row) throws SQLException {
        RoundTrip trip = new RoundTrip(
                new Symbol(row.getString("symbol")),
                Rows.date(row, "opened_on"),
                Rows.date(row, "closed_on"),
                new Quantity(row.getBigDecimal("quantity")),
                Rows.decimal(row, "entry_price"),
                Rows.decimal(row, "exit_price"),
                new Money(row.getBigDecimal("realised_pnl")),
                Rows.decimal(row, "exact_pnl"));
        return new Exit(
                trip,
                new Origin(
                        row.getString("exit_type"),
                        row.getString("entry_type"),
                        row.getString("segment"),
                        row.getString("band"),
                        row.getString("advisor")));
    }
}
