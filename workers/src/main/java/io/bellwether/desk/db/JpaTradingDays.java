package io.bellwether.desk.db;

import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Trading days in PostgreSQL. */
@Repository
class JpaTradingDays implements TradingDays {
    private final TradingDayJpaRepository rows;

    JpaTradingDays(TradingDayJpaRepository rows) {
        this.rows = rows;
    }

    @Override
    @Transactional
    public void open(DeskId desk, LocalDate date) {
        rows.insertOnce(TradingDayEntity.opened(desk, date));
    }

    @Override
    @Transactional
    public boolean claim(DeskId desk, LocalDate date, long processInstanceKey, DayPlan plan) {
        return rows.claim(desk.value(), date, plan.clock(), processInstanceKey, Json.write(plan)) == 1;
    }

    @Override
    @Transactional
    public boolean release(DeskId desk, LocalDate date, long processInstanceKey) {
        return rows.release(desk.value(), date, processInstanceKey) == 1;
    }

    @Override
    @Transactional
    public void finish(DeskId desk, LocalDate date, String status) {
        rows.finish(desk.value(), date, status);
    }

    @Override
    @Transactional
    public void markIncomplete(DeskId desk, LocalDate date) {
        rows.markIncomplete(desk.value(), date);
    }

    @Override
    public Optional<TradingDay> find(DeskId desk, LocalDate date) {
        return row(desk, date).map(TradingDayEntity::toDomain);
    }

    @Override
    public Optional<DayPlan> plan(DeskId desk, LocalDate date) {
        return row(desk, date).flatMap(TradingDayEntity::planned);
    }

    private Optional<TradingDayEntity> row(DeskId desk, LocalDate date) {
        return rows.findById(new TradingDayEntity.Key(desk, date)).map(rows::forget);
    }

    @Override
    public Optional<TradingDay> last(DeskId desk) {
        return rows.findFirstByKeyDeskIdOrderByKeyTradingDateDesc(desk.value())
                .map(rows::forget)
                .map(TradingDayEntity::toDomain);
    }

    @Override
    public List<LocalDate> done(DeskId desk) {
        return rows.done(desk.value());
    }

    @Override
    public String status(DeskId desk, LocalDate date) {
        return row(desk, date).map(day -> day.status).orElse("");
    }

    @Override
    public String clock(DeskId desk, LocalDate date) {
        return row(desk, date).map(day -> day.clock).orElse("live");
    }

    @Override
    public List<LocalDate> underWay(DeskId desk) {
        return rows.underWay(desk.value());
    }

    @Override
    @Transactional
    public void stopAsked(DeskId desk, LocalDate date, Instant asOf) {
        rows.stopAsked(desk.value(), date, asOf);
    }

    @Override
    public Optional<StoppedDay> stopped(DeskId desk) {
        return rows.findFirstByKeyDeskIdAndStopAskedAsOfIsNotNullAndEndedAtIsNullOrderByKeyTradingDateDesc(desk.value())
                .map(rows::forget)
                .map(TradingDayEntity::toStopped);
    }

    @Override
    @Transactional
    public boolean reopen(DeskId desk, LocalDate date) {
        return rows.reopen(desk.value(), date) == 1;
    }
}
