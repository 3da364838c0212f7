package io.bellwether.reporting.db;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import io.bellwether.reporting.app.DeskReadings;
import io.bellwether.reporting.domain.DayState;
import io.bellwether.reporting.domain.Metrics;
import io.bellwether.reporting.domain.PositionLine;
import io.bellwether.reporting.domain.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a desk stands, from PostgreSQL. */
@Repository
class JdbcDeskReadings implements DeskReadings {
    private final JdbcClient db;

    JdbcDeskReadings(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<DayState> day(DeskId desk, LocalDate date) {
        return db.sql("""
                        select trading_date, status, clock, process_instance_key, plan from trading_day
                        where desk_id = :desk and trading_date = :date
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query((row, n) -> new DayState(
                        Rows.date(row, "trading_date"),
                        row.getString("status"),
                        row.getString("clock"),
                        Optional.ofNullable(row.getObject("process_instance_key", Long.class)),
                        plan(row.getString("plan"))))
                .optional();
    }

    /** A day that was opened and not planned yet has an empty plan. */
    private static Optional<DayPlan> plan(String json) {
        return "{}".equals(json) ? Optional.empty() : Optional.of(Json.read(json, DayPlan.class));
    }

    @Override
    public Optional<LocalDate> latestDate(DeskId desk) {
        return db.sql("""
                        select greatest(
                            (select max(trading_date) from trading_day where desk_id = :desk),
                            (select max(trading_date) from equity_snapshot where desk_id = :desk)) as latest
                        """)
                .param("desk", desk.value())
                .query((row, n) -> Rows.optionalDate(row, "latest"))
                .single();
    }

    @Override
    public List<Snapshot> equitySeries(DeskId desk, LocalDate upTo) {
        return db.sql("""
                        select s.*, %s as benchmark from (
                            (select * from equity_snapshot where desk_id = :desk and trading_date <= :upTo
                             order by as_of limit 1)
                            union
                            (select distinct on (trading_date) * from equity_snapshot
                             where desk_id = :desk and trading_date <= :upTo order by trading_date, as_of desc)) s
                        order by as_of
                        """.formatted(BenchmarkPrice.OF_SNAPSHOT))
                .param("desk", desk.value())
                .param("upTo", upTo)
                .query((row, n) -> snapshot(row))
                .list();
    }

    @Override
    public List<Snapshot> snapshotsOf(DeskId desk, LocalDate date) {
        return db.sql("""
                        select s.*, %s as benchmark from equity_snapshot s
                        where desk_id = :desk and trading_date = :date order by as_of
                        """.formatted(BenchmarkPrice.OF_SNAPSHOT))
                .param("desk", desk.value())
                .param("date", date)
                .query((row, n) -> snapshot(row))
                .list();
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                Rows.date(row, "trading_date"),
                row.getString("session"),
                Rows.instant(row, "as_of"),
                row.getBigDecimal("cash"),
                row.getBigDecimal("positions_value"),
                row.getBigDecimal("equity"),
                Rows.optionalDecimal(row, "benchmark"));
    }

    @Override
    public List<PositionLine.Held> positions(DeskId desk, String market) {
        return db.sql("""
                        select p.*, coalesce(i.name, '') as name from position p
                        left join instrument i on i.market = :market and i.symbol = p.symbol
                            and i.known_until = 'infinity'
                        where p.desk_id = :desk and p.quantity > 0 order by p.symbol
                        """)
                .param("desk", desk.value())
                .param("market", market)
                .query((row, n) -> new PositionLine.Held(
                        row.getString("symbol"),
                        row.getString("name"),
                        Rows.decimal(row, "quantity"),
                        Rows.decimal(row, "average_cost"),
                        row.getBigDecimal("cost_basis"),
                        Rows.optionalDecimal(row, "last_price"),
                        Rows.optionalDecimal(row, "stop_price"),
                        Rows.date(row, "opened_on")))
                .list();
    }

    @Override
    public Optional<Metrics> metrics(DeskId desk, LocalDate upTo) {
        return db.sql("""
                        select * from desk_daily_metrics where desk_id = :desk and trading_date <= :upTo
                        order by trading_date desc limit 1
                        """)
                .param("desk", desk.value())
                .param("upTo", upTo)
                .query((row, n) -> new Metrics(
                        Rows.date(row, "trading_date"),
                        Rows.optionalDecimal(row, "daily_return"),
                        Rows.optionalDecimal(row, "benchmark_return"),
                        Rows.optionalDecimal(row, "sharpe_ratio"),
                        Rows.optionalDecimal(row, "max_drawdown")))
                .optional();
    }
}
