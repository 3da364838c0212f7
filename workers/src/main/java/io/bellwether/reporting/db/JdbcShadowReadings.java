package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.ShadowReadings;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads both desks from PostgreSQL. */
@Repository
class JdbcShadowReadings implements ShadowReadings {
    private final JdbcClient db;

    private record Close(LocalDate tradingDate, BigDecimal equity) {}

    JdbcShadowReadings(JdbcClient db) {
        this.db = db;
    }

    @Override
    public SortedMap<LocalDate, BigDecimal> closes(DeskId desk) {
        return db
                .sql("select trading_date, equity from equity_snapshot where desk_id = :desk and session = 'CLOSE'")
                .param("desk", desk.value())
                .query(ByName.rows(Close.class))
                .list()
                .stream()
                .collect(Collectors.toMap(Close::tradingDate, Close::equity, (one, other) -> other, TreeMap::new));
    }

    @Override
    public Set<String> proposals(DeskId desk, LocalDate since) {
        return new HashSet<>(db.sql("""
                        select d.trading_date || ' ' || d.session || ' ' || t.action || ' ' || t.symbol
                        from decision d join decision_trade t on t.decision_id = d.id
                        where d.desk_id = :desk and d.kind = 'ADVICE' and d.trading_date >= :since and t.action in ('BUY', 'SELL')
                        """)
                .param("desk", desk.value())
                .param("since", sqlDate(since))
                .query(String.class)
                .list());
    }

    @Override
    public Counts counts(DeskId desk, LocalDate since) {
        return db.sql("""
                        with mine as (select * from decision
                            where desk_id = :desk and kind = 'ADVICE' and trading_date >= :since),
                        proposed as (
                            select t.*, o.won from mine join decision_trade t on t.decision_id = mine.id
                            left join decision_outcome o on o.decision_id = t.decision_id and o.n = t.n
                            where t.action in ('BUY', 'SELL')),
                        judged as (select power(win_probability - won::int, 2) as error, won::int as hit
                            from proposed where won is not null)
                        select (select count(*) from mine where outcome = 'DECIDED') as decisions,
                            (select count(*) from mine where outcome = 'NO_DECISION') as without_decision,
                            (select count(*) from proposed) as trades,
                            (select count(*) from trade_order
                                where desk_id = :desk and trading_date >= :since and purpose = 'DECISION') as orders,
                            (select count(*) from fill where desk_id = :desk and trading_date >= :since) as fills,
                            (select count(*) from judged) as judged,
                            (select round(avg(hit), 4) from judged) as hit_rate,
                            (select round(avg(error), 4) from judged) as brier,
                            (select coalesce(sum(a.cost_usd), 0)
                                from decision_attempt a join decision_context c on c.id = a.context_id
                                where c.desk_id = :desk and c.trading_date >= :since) as cost_usd
                        """)
                .param("desk", desk.value())
                .param("since", sqlDate(since))
                .query(ByName.rows(Counts.class))
                .single();
    }

    /** {@link LocalDate#MAX} is beyond what the database knows. */
    private static Date sqlDate(LocalDate date) {
        return Date.valueOf(date.getYear() > 9999 ? LocalDate.of(9999, 12, 31) : date);
    }
}
