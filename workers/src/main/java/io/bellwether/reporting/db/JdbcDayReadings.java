package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.DayReadings;
import io.bellwether.reporting.domain.AlertLine;
import io.bellwether.reporting.domain.DecisionLine;
import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened on a day, from PostgreSQL. */
@Repository
class JdbcDayReadings implements DayReadings {
    private static final String FILLS = """
            select f.id, f.order_id, f.symbol, f.side, trim_scale(f.quantity) as quantity, trim_scale(f.price) as price,
                f.fee, f.as_of, o.purpose, coalesce(nullif(t.reasoning, ''), o.reason) as reason
            from fill f
            join trade_order o on o.id = f.order_id
            left join decision_trade t on t.decision_id = o.decision_id and t.n = o.decision_n
            """;

    private final JdbcClient db;
    private final DecisionQuery decisions;
    private final OrderQuery orders;

    JdbcDayReadings(JdbcClient db) {
        this.db = db;
        this.decisions = new DecisionQuery(db);
        this.orders = new OrderQuery(db);
    }

    @Override
    public List<DecisionLine> decisions(DeskId desk, LocalDate date) {
        return decisions.run(desk, date);
    }

    @Override
    public List<OrderLine> orders(DeskId desk, LocalDate date) {
        return orders.ofDay(desk, date);
    }

    @Override
    public Optional<OrderLine> order(String orderId) {
        return orders.byId(orderId);
    }

    @Override
    public List<FillLine> fills(DeskId desk, LocalDate date) {
        return db.sql(FILLS + " where f.desk_id = :desk and f.trading_date = :date order by f.as_of, f.id")
                .param("desk", desk.value())
                .param("date", date)
                .query(ByName.rows(FillLine.class))
                .list();
    }

    @Override
    public List<FillLine> fillsOf(String orderId) {
        return db.sql(FILLS + " where f.order_id = :order order by f.as_of, f.id")
                .param("order", orderId)
                .query(ByName.rows(FillLine.class))
                .list();
    }

    @Override
    public List<AlertLine> alerts(DeskId desk, int limit) {
        return db.sql("""
                        select severity, kind, title, text, link, trading_date, mailed_at is not null as mailed,
                            created_at as raised_at
                        from alert where desk_id = :desk or desk_id is null
                        order by created_at desc, id desc limit :limit
                        """)
                .param("desk", desk.value())
                .param("limit", limit)
                .query(ByName.rows(AlertLine.class))
                .list();
    }

    @Override
    public List<String> dataIssues(String market, LocalDate date, int limit) {
        return db.sql("""
                        select issue from (
                            select 1 as part, id as place, symbol || ': ' || detail
                                || case when file = '' then '' else ' (' || file || ', line ' || line || ')' end as issue
                            from data_issue where market = :market and trading_date = :date
                                and known_until = 'infinity'
                            union all
                            select 2, row_number() over (order by v.symbol, f.n), v.symbol || ': ' || (f.found ->> 'detail')
                            from data_verdict v
                            cross join lateral jsonb_array_elements(v.findings) with ordinality as f (found, n)
                            where v.market = :market and v.grade <> 'USABLE'
                                and v.as_of = (select max(as_of) from data_check
                                    where market = :market and trading_date = :date)
                                and f.found ->> 'reason' not in ('NO_QUOTE', 'MISSING_BAR', 'NOT_TRADED', 'ONE_SOURCE')
                        ) t order by part, place limit :limit
                        """)
                .param("market", market)
                .param("date", date)
                .param("limit", limit)
                .query((row, n) -> row.getString("issue"))
                .list();
    }
}
