package io.bellwether.desk.db;

import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
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

/** Trading days in PostgreSQL. */
@Repository
class JdbcTradingDays implements TradingDays {
    private static final String DAY = "select desk_id, trading_date, clock, status, process_instance_key,"
            + " ended_at is not null as ended from trading_day";

    private final JdbcClient db;

    JdbcTradingDays(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void open(DeskId desk, LocalDate date) {
        db.sql("""
                        insert into trading_day (desk_id, trading_date, clock, status)
                        values (:desk, :date, 'live', 'OPENED') on conflict do nothing
                        """).param("desk", desk.value()).param("date", date).update();
    }

    @Override
    @Transactional
    public boolean claim(DeskId desk, LocalDate date, long processInstanceKey, DayPlan plan) {
        return db.sql("""
                        insert into trading_day as d (desk_id, trading_date, clock, status, process_instance_key, plan)
                        values (:desk, :date, :clock, 'PLANNED', :key, cast(:plan as jsonb))
                        on conflict (desk_id, trading_date) do update
                        set process_instance_key = excluded.process_instance_key, clock = excluded.clock,
                            status = case when d.status = 'OPENED' then 'PLANNED' else d.status end,
                            plan = excluded.plan, updated_at = now(),
                            stop_asked_as_of = case when d.process_instance_key is null then null else d.stop_asked_as_of end
                        where (d.process_instance_key is null and d.status <> 'DONE')
                            or d.process_instance_key = excluded.process_instance_key
                        """)
                        .param("desk", desk.value())
                        .param("date", date)
                        .param("clock", plan.clock())
                        .param("key", processInstanceKey)
                        .param("plan", Json.write(plan))
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public boolean release(DeskId desk, LocalDate date, long processInstanceKey) {
        return db.sql("""
                        update trading_day set process_instance_key = null, updated_at = now()
                        where desk_id = :desk and trading_date = :date and process_instance_key = :key
                        """)
                        .param("desk", desk.value())
                        .param("date", date)
                        .param("key", processInstanceKey)
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public void finish(DeskId desk, LocalDate date, String status) {
        db.sql("""
                        update trading_day
                        set status = case when status = 'STOPPED' or (status = 'INCOMPLETE' and :status = 'DONE')
                                     then status else :status end,
                            ended_at = case when :status = 'DONE' then coalesce(ended_at, now()) else ended_at end,
                            updated_at = now()
                        where desk_id = :desk and trading_date = :date
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .param("status", status)
                .update();
    }

    @Override
    @Transactional
    public void markIncomplete(DeskId desk, LocalDate date) {
        db.sql("""
                        update trading_day set status = 'INCOMPLETE', updated_at = now()
                        where desk_id = :desk and trading_date = :date and status in ('OPENED', 'PLANNED', 'DONE')
                        """).param("desk", desk.value()).param("date", date).update();
    }

    @Override
    public Optional<TradingDay> find(DeskId desk, LocalDate date) {
        return db.sql(DAY + " where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", date)
                .query((row, n) -> day(row))
                .optional();
    }

    @Override
    public Optional<DayPlan> plan(DeskId desk, LocalDate date) {
        return db.sql("select plan from trading_day where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", date)
                .query(String.class)
                .optional()
                .flatMap(JdbcTradingDays::planOf);
    }

    @Override
    public Optional<TradingDay> last(DeskId desk) {
        return db.sql(DAY + " where desk_id = :desk order by trading_date desc limit 1")
                .param("desk", desk.value())
                .query((row, n) -> day(row))
                .optional();
    }

    private static TradingDay day(ResultSet row) throws SQLException {
        return new TradingDay(
                new DeskId(row.getString("desk_id")),
                row.getObject("trading_date", LocalDate.class),
                row.getString("clock"),
                row.getString("status"),
                Optional.ofNullable(row.getObject("process_instance_key", Long.class)),
                row.getBoolean("ended"));
    }

    @Override
    public List<LocalDate> done(DeskId desk) {
        return db.sql("""
                        select trading_date from trading_day where desk_id = :desk and status = 'DONE'
                        order by trading_date
                        """)
                .param("desk", desk.value())
                .query((row, n) -> row.getObject("trading_date", LocalDate.class))
                .list();
    }

    @Override
    public String status(DeskId desk, LocalDate date) {
        return db.sql("select status from trading_day where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", date)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    public String clock(DeskId desk, LocalDate date) {
        return db.sql("select clock from trading_day where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", date)
                .query(String.class)
                .optional()
                .orElse("live");
    }

    @Override
    public List<LocalDate> underWay(DeskId desk) {
        return db.sql("""
                        select trading_date from trading_day
                        where desk_id = :desk and status in ('OPENED', 'PLANNED', 'INCOMPLETE') and ended_at is null
                        and clock <> 'replay'
                        order by trading_date
                        """)
                .param("desk", desk.value())
                .query((row, n) -> row.getObject("trading_date", LocalDate.class))
                .list();
    }

    @Override
    @Transactional
    public void stopAsked(DeskId desk, LocalDate date, Instant asOf) {
        db.sql("""
                        update trading_day set stop_asked_as_of = :asOf
                        where desk_id = :desk and trading_date = :date and stop_asked_as_of is null
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<StoppedDay> stopped(DeskId desk) {
        return db.sql("""
                        select trading_date, status, stop_asked_as_of, process_instance_key, plan from trading_day
                        where desk_id = :desk and stop_asked_as_of is not null and ended_at is null
                        order by trading_date desc limit 1
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new StoppedDay(
                        row.getObject("trading_date", LocalDate.class),
                        row.getString("status"),
                        row.getObject("stop_asked_as_of", OffsetDateTime.class).toInstant(),
                        row.getObject("process_instance_key") != null,
                        planOf(row.getString("plan"))))
                .optional();
    }

    @Override
    @Transactional
    public boolean reopen(DeskId desk, LocalDate date) {
        return db.sql("""
                        update trading_day d set process_instance_key = null, updated_at = now(),
                            status = case when exists (
                                select 1 from session_run r where r.desk_id = d.desk_id
                                and r.trading_date = d.trading_date and r.state = 'MISSED')
                            then 'INCOMPLETE' else 'OPENED' end
                        where desk_id = :desk and trading_date = :date and status = 'STOPPED'
                        """).param("desk", desk.value()).param("date", date).update() == 1;
    }

    private static Optional<DayPlan> planOf(String json) {
        return Optional.of(json).filter(plan -> !plan.equals("{}")).map(plan -> Json.read(plan, DayPlan.class));
    }
}
