package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.platform.ByName;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.DailyMetrics;
import io.bellwether.portfolio.domain.DayFigures;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Snapshots and daily metrics in PostgreSQL. */
@Repository
class JdbcSnapshots implements Snapshots {
    private static final String SNAPSHOT = """
            desk_id as desk, trading_date, session as moment, as_of, cash, positions_value, equity, benchmark_price""";

    /** What the books say; a day's own sums are what was written with it, once that was done. */
    private static final String TOTALS = """
            select (select coalesce(sum(realised_pnl), 0) from lot_closing
                    where desk_id = :desk and closed_on <= :date) as realised,
                   (select coalesce(sum(cost_basis), 0) from position
                    where desk_id = :desk and quantity > 0) as open_cost,
                   coalesce(-sum(amount) filter (where kind = 'FEE'), 0) as fees,
                   coalesce(-sum(amount) filter (where kind = 'BUY' and trading_date = :date), 0) as bought,
                   coalesce(sum(amount) filter (where kind = 'SELL' and trading_date = :date), 0) as sold
            from cash_entry where desk_id = :desk and trading_date <= :date
            """;

    private final JdbcClient db;

    JdbcSnapshots(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<EquitySnapshot> find(DeskId desk, LocalDate tradingDate, Moment moment) {
        return db.sql("""
                        select %s from equity_snapshot
                        where desk_id = :desk and trading_date = :date and session = :moment
                        """.formatted(SNAPSHOT))
                .param("desk", desk.value())
                .param("date", tradingDate)
                .param("moment", moment.name())
                .query(ByName.rows(EquitySnapshot.class))
                .optional();
    }

    @Override
    @Transactional
    public EquitySnapshot keepFirst(EquitySnapshot snapshot) {
        db.sql("""
                        insert into equity_snapshot
                            (desk_id, trading_date, session, as_of, cash, positions_value, equity, benchmark_price)
                        values (:desk, :tradingDate, :moment, :asOf, :cash, :positionsValue, :equity, :benchmarkPrice)
                        on conflict (desk_id, trading_date, session) do nothing
                        """).paramSource(ByName.values(snapshot)).update();
        return find(snapshot.desk(), snapshot.tradingDate(), snapshot.moment()).orElseThrow();
    }

    @Override
    public List<EquitySnapshot> dailySeries(DeskId desk, LocalDate upTo) {
        return db.sql("""
                        select %s from equity_snapshot
                        where desk_id = :desk and trading_date <= :upTo and session in ('OPENING', 'CLOSE')
                        order by trading_date, session = 'CLOSE'
                        """.formatted(SNAPSHOT))
                .param("desk", desk.value())
                .param("upTo", upTo)
                .query(ByName.rows(EquitySnapshot.class))
                .list();
    }

    @Override
    public NavigableMap<LocalDate, Money> flows(DeskId desk, LocalDate upTo) {
        return db
                .sql("select trading_date, amount from external_flow where desk_id = :desk and trading_date <= :upTo")
                .param("desk", desk.value())
                .param("upTo", upTo)
                .query(ByName.rows(Flow.class))
                .list()
                .stream()
                .collect(Collectors.toMap(Flow::tradingDate, Flow::amount, (one, other) -> other, TreeMap::new));
    }

    private record Flow(LocalDate tradingDate, Money amount) {}

    @Override
    public boolean hasBookingsAfter(DeskId desk, LocalDate tradingDate) {
        return db.sql("select exists (select 1 from cash_entry where desk_id = :desk and trading_date > :date)")
                .param("desk", desk.value())
                .param("date", tradingDate)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional
    public void keepFirst(DailyMetrics metrics) {
        db.sql("""
                        insert into desk_daily_metrics
                            (desk_id, trading_date, total_equity, cash_balance, daily_return, sharpe_ratio,
                             max_drawdown, benchmark_return, volatility, sortino_ratio, calmar_ratio, beta, alpha,
                             exposure, turnover, realised_pnl, unrealised_pnl, fees)
                        values (:desk, :tradingDate, :totalEquity, :cashBalance, :dailyReturn, :sharpeRatio,
                             :maxDrawdown, :benchmarkReturn, :volatility, :sortino, :calmar, :beta, :alpha, :exposure,
                             :turnover, :realised, :unrealised, :fees)
                        on conflict (desk_id, trading_date) do nothing
                        """)
                .paramSource(ByName.values(metrics).with("unrealised", metrics.unrealised()))
                .update();
    }

    @Override
    public Optional<DailyMetrics> metrics(DeskId desk, LocalDate tradingDate) {
        return db.sql("""
                        select m.desk_id as desk, m.trading_date, m.total_equity, m.cash_balance, m.daily_return,
                            m.sharpe_ratio, m.max_drawdown, m.benchmark_return, m.volatility, m.sortino_ratio as sortino,
                            m.calmar_ratio as calmar, m.beta, m.alpha, m.exposure, m.turnover,
                            coalesce(m.realised_pnl, t.realised) as realised,
                            case when m.realised_pnl is null then t.open_cost
                                else m.total_equity - m.cash_balance - m.unrealised_pnl end as open_cost,
                            case when m.realised_pnl is null then t.fees else m.fees end as fees, t.bought, t.sold
                        from desk_daily_metrics m cross join (%s) t
                        where m.desk_id = :desk and m.trading_date = :date
                        """.formatted(TOTALS))
                .param("desk", desk.value())
                .param("date", tradingDate)
                .query(ByName.rows(DailyMetrics.class))
                .optional();
    }

    @Override
    public DayFigures.Totals totals(DeskId desk, LocalDate tradingDate) {
        return db.sql(TOTALS)
                .param("desk", desk.value())
                .param("date", tradingDate)
                .query(ByName.rows(DayFigures.Totals.class))
                .single();
    }

    /** Of two snapshots of the same moment the later part of the day counts. */
    Optional<Money> lastEquity(DeskId desk, Instant asOf) {
        return db.sql("""
                        select equity from equity_snapshot where desk_id = :desk and as_of <= :asOf
                        order by as_of desc,
                            case session when 'OPENING' then -1 when 'MORNING' then 0 when 'MIDDAY' then 1200
                                when 'CLOSE' then 2400 else cast(substr(session, 9) as integer) end desc
                        limit 1
                        """)
                .param("desk", desk.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(BigDecimal.class)
                .optional()
                .map(Money::new);
    }

    Optional<Money> peakEquity(DeskId desk, Instant after, Instant asOf) {
        return db.sql("""
                        select max(equity) from equity_snapshot
                        where desk_id = :desk and as_of > :after and as_of <= :asOf
                        """)
                .param("desk", desk.value())
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(BigDecimal.class)
                .optional()
                .map(Money::new);
    }
}
