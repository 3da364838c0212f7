package io.bellwether.reporting.db;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.platform.Json;
import io.bellwether.reporting.app.DeskReadings;
import io.bellwether.reporting.domain.DayState;
import io.bellwether.reporting.domain.Metrics;
import io.bellwether.reporting.domain.PositionLine;
import io.bellwether.reporting.domain.Snapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a desk stands, from PostgreSQL. */
@Repository
class JdbcDeskReadings implements DeskReadings {
    private final JdbcClient db;

    private record DayRow(
            LocalDate tradingDate, String status, String clock, Optional<Long> processInstanceKey, String plan) {
        /** A day that was opened and not planned yet has an empty plan. */
        DayState state() {
            return new DayState(
                    tradingDate,
                    status,
                    clock,
                    processInstanceKey,
                    plan.equals("{}") ? Optional.empty() : Optional.of(Json.read(plan, DayPlan.class)));
        }
    }

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
                .query(ByName.rows(DayRow.class))
                .optional()
                .map(DayRow::state);
    }

    @Override
    public Optional<LocalDate> latestDate(DeskId desk) {
        return db.sql("""
                        select greatest(
                            (select max(trading_date) from trading_day where desk_id = :desk),
                            (select max(trading_date) from equity_snapshot where desk_id = :desk)) as latest
                        """).param("desk", desk.value()).query(LocalDate.class).optional();
    }

    @Override
    public List<Snapshot> equitySeries(DeskId desk, LocalDate upTo) {
        return db.sql("""
                        select s.trading_date, s.session, s.as_of, s.cash, s.positions_value, s.equity,
                            trim_scale(%s) as benchmark_price
                        from (
                            (select * from equity_snapshot where desk_id = :desk and trading_date <= :upTo
                             order by as_of limit 1)
                            union
                            (select distinct on (trading_date) * from equity_snapshot
                             where desk_id = :desk and trading_date <= :upTo order by trading_date, as_of desc)) s
                        order by as_of
                        """.formatted(BenchmarkPrice.OF_SNAPSHOT))
                .param("desk", desk.value())
                .param("upTo", upTo)
                .query(ByName.rows(Snapshot.class))
                .list();
    }

    @Override
    public List<Snapshot> snapshotsOf(DeskId desk, LocalDate date) {
        return db.sql("""
                        select s.trading_date, s.session, s.as_of, s.cash, s.positions_value, s.equity,
                            trim_scale(%s) as benchmark_price
                        from equity_snapshot s
                        where desk_id = :desk and trading_date = :date order by as_of
                        """.formatted(BenchmarkPrice.OF_SNAPSHOT))
                .param("desk", desk.value())
                .param("date", date)
                .query(ByName.rows(Snapshot.class))
                .list();
    }

    @Override
    public List<PositionLine.Held> positions(DeskId desk, String market) {
        return db.sql("""
                        select p.symbol, coalesce(i.name, '') as name, trim_scale(p.quantity) as quantity,
                            trim_scale(p.average_cost) as average_cost, p.cost_basis,
                            trim_scale(p.last_price) as last_price, trim_scale(p.stop_price) as stop_price, p.opened_on
                        from position p
                        left join instrument i on i.market = :market and i.symbol = p.symbol
                            and i.known_until = 'infinity'
                        where p.desk_id = :desk and p.quantity > 0 order by p.symbol
                        """)
                .param("desk", desk.value())
                .param("market", market)
                .query(ByName.rows(PositionLine.Held.class))
                .list();
    }

    @Override
    public Optional<Metrics> metrics(DeskId desk, LocalDate upTo) {
        return db.sql("""
                        select trading_date, trim_scale(daily_return) as daily_return,
                            trim_scale(benchmark_return) as benchmark_return, trim_scale(sharpe_ratio) as sharpe_ratio,
                            trim_scale(max_drawdown) as max_drawdown
                        from desk_daily_metrics where desk_id = :desk and trading_date <= :upTo
                        order by trading_date desc limit 1
                        """)
                .param("desk", desk.value())
                .param("upTo", upTo)
                .query(ByName.rows(Metrics.class))
                .optional();
    }
}
