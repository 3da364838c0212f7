package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.PerformanceReadings;
import io.bellwether.reporting.domain.DailyEquity;
import io.bellwether.reporting.domain.Holding;
import io.bellwether.reporting.domain.SizedOrder;
import io.bellwether.reporting.domain.Traded;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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
            select l.symbol, l.opened_on as entry, c.closed_on as exit, c.quantity, trim_scale(l.price) as entry_price,
                   trim_scale(c.price) as exit_price, c.realised_pnl as pnl,
                   trim_scale(case when xf.id is null then c.proceeds else c.price * c.quantity end
                   - case when j.new_lot_id is null then l.price * c.quantity else c.proceeds - c.realised_pnl end)
                   as exact_pnl,
                   coalesce(xo.purpose, a.kind, '') as exit_type,
                   coalesce(eo.purpose, '') as entry_type,
                   coalesce(d.advisor, '') as advisor,
                   coalesce((select u.segment_id from universe_member u
                             where u.desk_id = c.desk_id and u.symbol = l.symbol
                                 and u.member_from <= c.closed_on and u.member_until > c.closed_on), '') as segment,
                   case when t.conviction is null or d.kind = 'REBALANCE' then ''
                        when t.conviction < 50 then '0-49'
                        when t.conviction < 60 then '50-59'
                        when t.conviction < 70 then '60-69'
                        when t.conviction < 80 then '70-79'
                        else '80-100' end as conviction_band
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
                                   %s as benchmark_price,
                                   lag(trading_date) over (partition by session order by trading_date) as before
                            from equity_snapshot s where desk_id = :desk and session in ('OPENING', 'CLOSE'))
                        select day.trading_date as date, equity, cash, trim_scale(benchmark_price) as benchmark,
                               (select coalesce(sum(f.amount), 0.00) from external_flow f
                                where f.desk_id = :desk and session = 'CLOSE' and f.trading_date <= day.trading_date
                                    and (before is null or f.trading_date > before)) as flow
                        from day order by trading_date, session = 'CLOSE'
                        """.formatted(BenchmarkPrice.OF_SNAPSHOT))
                .param("desk", desk.value())
                .query(ByName.rows(DailyEquity.class))
                .list();
    }

    @Override
    public List<Exit> exits(DeskId desk) {
        return db.sql(EXITS)
                .param("desk", desk.value())
                .query(ByName.rows(Exit.class))
                .list();
    }

    @Override
    public List<Holding> holdings(DeskId desk) {
        return db.sql("""
                        select symbol, trim_scale(quantity) as shares, cost_basis as cost,
                               round(coalesce(last_price * quantity, cost_basis), 2) as value
                        from position where desk_id = :desk and quantity > 0 order by symbol
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Holding.class))
                .list();
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
                .query(ByName.rows(Traded.class))
                .single();
    }

    @Override
    public List<SizedOrder> sizedOrders(DeskId desk) {
        return db
                .sql("""
                        select side, coalesce(sizing ->> :binding, '') as bound, quantity, reference_price as price,
                               trim_scale((sizing ->> :without)::numeric) as without
                        from trade_order where desk_id = :desk and purpose = 'DECISION' order by id
                        """)
                .param("desk", desk.value())
                .param("binding", OrderSizing.BINDING)
                .param("without", OrderSizing.WITHOUT)
                .query(ByName.rows(SizedRow.class))
                .list()
                .stream()
                .map(SizedRow::order)
                .toList();
    }

    private record SizedRow(
            String side, String bound, BigDecimal quantity, BigDecimal price, Optional<BigDecimal> without) {
        SizedOrder order() {
            return new SizedOrder(side, bound, OrderSizing.words(bound), quantity, price, without);
        }
    }
}
