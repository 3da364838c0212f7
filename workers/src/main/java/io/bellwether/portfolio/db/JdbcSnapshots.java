package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.DailyMetrics;
import io.bellwether.portfolio.domain.DayFigures;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Snapshots and daily metrics in PostgreSQL. */
@Repository
class JdbcSnapshots implements Snapshots {
    private final JdbcClient db;

    JdbcSnapshots(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<EquitySnapshot> find(DeskId desk, LocalDate tradingDate, Moment moment) {
        return db.sql("""
                        select * from equity_snapshot
                        where desk_id = :desk and trading_date = :date and session = :moment
                        """)
                .param("desk", desk.value())
                .param("date", tradingDate)
                .param("moment", moment.name())
                .query(JdbcSnapshots::snapshot)
                .optional();
    }

    @Override
    @Transactional
    public EquitySnapshot keepFirst(EquitySnapshot snapshot) {
        db.sql("""
                        insert into equity_snapshot
                            (desk_id, trading_date, session, as_of, cash, positions_value, equity, benchmark_price)
                        values (:desk, :date, :moment, :asOf, :cash, :positions, :equity, :benchmark)
                        on conflict (desk_id, trading_date, session) do nothing
                        """)
                .param("desk", snapshot.desk().value())
                .param("date", snapshot.tradingDate())
                .param("moment", snapshot.moment().name())
                .param("asOf", snapshot.asOf().atOffset(ZoneOffset.UTC))
                .param("cash", snapshot.cash().amount())
                .param("positions", snapshot.positionsValue().amount())
                .param("equity", snapshot.equity().amount())
                .param("benchmark", snapshot.benchmarkPrice().map(Price::value).orElse(null))
                .update();
        return find(snapshot.desk(), snapshot.tradingDate(), snapshot.moment()).orElseThrow();
    }

    @Override
    public List<EquitySnapshot> dailySeries(DeskId desk, LocalDate upTo) {
        return db.sql("""
                        select * from equity_snapshot
                        where desk_id = :desk and trading_date <= :upTo and session in ('OPENING', 'CLOSE')
                        order by trading_date, session = 'CLOSE'
                        """)
                .param("desk", desk.value())
                .param("upTo", upTo)
                .query(JdbcSnapshots::snapshot)
                .list();
    }

    @Override
    public NavigableMap<LocalDate, Money> flows(DeskId desk, LocalDate upTo) {
        NavigableMap<LocalDate, Money> flows = new TreeMap<>();
        db.sql("select trading_date, amount from external_flow where desk_id = :desk and trading_date <= :upTo")
                .param("desk", desk.value())
                .param("upTo", upTo)
                .query((row, n) -> flows.put(
                        row.getObject("trading_date", LocalDate.class), new Money(row.getBigDecimal("amount"))))
                .list();
        return flows;
    }

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
        DayFigures figures = metrics.figures();
        db.sql("""
                        insert into desk_daily_metrics
                            (desk_id, trading_date, total_equity, cash_balance, daily_return, sharpe_ratio,
                             max_drawdown, benchmark_return, volatility, sortino_ratio, calmar_ratio, beta, alpha,
                             exposure, turnover, realised_pnl, unrealised_pnl, fees)
                        values (:desk, :date, :equity, :cash, :daily, :sharpe, :drawdown, :benchmark, :volatility,
                             :sortino, :calmar, :beta, :alpha, :exposure, :turnover, :realised, :unrealised, :fees)
                        on conflict (desk_id, trading_date) do nothing
                        """)
                .param("desk", metrics.desk().value())
                .param("date", metrics.tradingDate())
                .param("equity", metrics.totalEquity().amount())
                .param("cash", metrics.cashBalance().amount())
                .param("daily", metrics.dailyReturn())
                .param("sharpe", metrics.sharpeRatio().orElse(null))
                .param("drawdown", metrics.maxDrawdown())
                .param("benchmark", metrics.benchmarkReturn().orElse(null))
                .param("volatility", figures.volatility().orElse(null))
                .param("sortino", figures.sortino().orElse(null))
                .param("calmar", figures.calmar().orElse(null))
                .param("beta", figures.beta().orElse(null))
                .param("alpha", figures.alpha().orElse(null))
                .param("exposure", figures.exposure().orElse(null))
                .param("turnover", figures.turnover().orElse(null))
                .param("realised", figures.totals().realised().amount())
                .param("unrealised", metrics.unrealised().amount())
                .param("fees", figures.totals().fees().amount())
                .update();
    }

    @Override
    public Optional<DailyMetrics> metrics(DeskId desk, LocalDate tradingDate) {
        return db.sql("select * from desk_daily_metrics where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", tradingDate)
                .query((row, n) -> new DailyMetrics(
                        new DeskId(row.getString("desk_id")),
                        row.getObject("trading_date", LocalDate.class),
                        new Money(row.getBigDecimal("total_equity")),
                        new Money(row.getBigDecimal("cash_balance")),
                        row.getBigDecimal("daily_return"),
                        Optional.ofNullable(row.getBigDecimal("sharpe_ratio")),
                        row.getBigDecimal("max_drawdown"),
                        Optional.ofNullable(row.getBigDecimal("benchmark_return")),
                        figures(row, totals(desk, tradingDate))))
                .optional();
    }

    /** The day's sums as they were written; of days before they were, what the books say. */
    private static DayFigures figures(ResultSet row, DayFigures.Totals now) throws SQLException {
        BigDecimal realised = row.getBigDecimal("realised_pnl");
        BigDecimal positions = row.getBigDecimal("total_equity").subtract(row.getBigDecimal("cash_balance"));
        DayFigures.Totals totals = realised == null
                ? now
                : new DayFigures.Totals(
                        new Money(realised),
                        new Money(positions.subtract(row.getBigDecimal("unrealised_pnl"))),
                        new Money(row.getBigDecimal("fees")),
                        now.bought(),
                        now.sold());
        return new DayFigures(
                Optional.ofNullable(row.getBigDecimal("volatility")),
                Optional.ofNullable(row.getBigDecimal("sortino_ratio")),
                Optional.ofNullable(row.getBigDecimal("calmar_ratio")),
                Optional.ofNullable(row.getBigDecimal("beta")),
                Optional.ofNullable(row.getBigDecimal("alpha")),
                Optional.ofNullable(row.getBigDecimal("exposure")),
                Optional.ofNullable(row.getBigDecimal("turnover")),
                totals);
    }

    @Override
    public DayFigures.Totals totals(DeskId desk, LocalDate tradingDate) {
        return db.sql("""
                        select (select coalesce(sum(realised_pnl), 0) from lot_closing
                                where desk_id = :desk and closed_on <= :date) as realised,
                               (select coalesce(sum(cost_basis), 0) from position
                                where desk_id = :desk and quantity > 0) as open_cost,
                               coalesce(-sum(amount) filter (where kind = 'FEE'), 0) as fees,
                               coalesce(-sum(amount) filter (where kind = 'BUY' and trading_date = :date), 0) as bought,
                               coalesce(sum(amount) filter (where kind = 'SELL' and trading_date = :date), 0) as sold
                        from cash_entry where desk_id = :desk and trading_date <= :date
                        """)
                .param("desk", desk.value())
                .param("date", tradingDate)
                .query((row, n) -> new DayFigures.Totals(
                        new Money(row.getBigDecimal("realised")),
                        new Money(row.getBigDecimal("open_cost")),
                        new Money(row.getBigDecimal("fees")),
                        new Money(row.getBigDecimal("bought")),
                        new Money(row.getBigDecimal("sold"))))
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

    private static EquitySnapshot snapshot(ResultSet row, int n) throws SQLException {
        return new EquitySnapshot(
                new DeskId(row.getString("desk_id")),
                row.getObject("trading_date", LocalDate.class),
                new Moment(row.getString("session")),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                new Money(row.getBigDecimal("cash")),
                new Money(row.getBigDecimal("positions_value")),
                new Money(row.getBigDecimal("equity")),
                Optional.ofNullable(row.getBigDecimal("benchmark_price")).map(Price::new));
    }
}
