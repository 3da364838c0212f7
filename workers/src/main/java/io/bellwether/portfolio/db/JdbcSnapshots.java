package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.DailyMetrics;
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
import java.util.Optional;
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
    @Transactional
    public void keepFirst(DailyMetrics metrics) {
        db.sql("""
                        insert into desk_daily_metrics
                            (desk_id, trading_date, total_equity, cash_balance, daily_return, sharpe_ratio,
                             max_drawdown, benchmark_return)
                        values (:desk, :date, :equity, :cash, :daily, :sharpe, :drawdown, :benchmark)
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
                        Optional.ofNullable(row.getBigDecimal("benchmark_return"))))
                .optional();
    }

    /** Of two snapshots of the same moment the later part of the day counts. */
    Optional<Money> lastEquity(DeskId desk, Instant asOf) {
        return db.sql("""
                        select equity from equity_snapshot where desk_id = :desk and as_of <= :asOf
                        order by as_of desc, array_position(array['OPENING', 'MORNING', 'MIDDAY', 'CLOSE'], session) desc
                        limit 1
                        """)
                .param("desk", desk.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(BigDecimal.class)
                .optional()
                .map(Money::new);
    }

    Optional<Money> peakEquity(DeskId desk, Instant asOf) {
        return db.sql("""
                        select equity from equity_snapshot where desk_id = :desk and as_of <= :asOf
                        order by equity desc limit 1
                        """)
                .param("desk", desk.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(BigDecimal.class)
                .optional()
                .map(Money::new);
    }

    private static EquitySnapshot snapshot(ResultSet row, int n) throws SQLException {
        return new EquitySnapshot(
                new DeskId(row.getString("desk_id")),
                row.getObject("trading_date", LocalDate.class),
                Moment.valueOf(row.getString("session")),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                new Money(row.getBigDecimal("cash")),
                new Money(row.getBigDecimal("positions_value")),
                new Money(row.getBigDecimal("equity")),
                Optional.ofNullable(row.getBigDecimal("benchmark_price")).map(Price::new));
    }
}
