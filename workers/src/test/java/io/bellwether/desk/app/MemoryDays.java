package io.bellwether.desk.app;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Days of desks in memory, with the rules of {@link TradingDays}. */
final class MemoryDays implements TradingDays {
    private final Map<String, TradingDay> days = new TreeMap<>();

    @Override
    public void open(DeskId desk, LocalDate date) {
        days.putIfAbsent(key(desk, date), new TradingDay(desk, date, "live", "OPENED", Optional.empty(), false));
    }

    @Override
    public boolean claim(DeskId desk, LocalDate date, long processInstanceKey, DayPlan plan) {
        Optional<TradingDay> day = find(desk, date);
        if (day.flatMap(TradingDay::instance)
                .filter(key -> key != processInstanceKey)
                .isPresent()) {
            return false;
        }
        put(desk, date, plan.clock(), "PLANNED", Optional.of(processInstanceKey), false);
        return true;
    }

    @Override
    public boolean release(DeskId desk, LocalDate date, long processInstanceKey) {
        Optional<TradingDay> day =
                find(desk, date).filter(found -> found.instance().equals(Optional.of(processInstanceKey)));
        day.ifPresent(found -> put(desk, date, found.clock(), found.status(), Optional.empty(), found.ended()));
        return day.isPresent();
    }

    @Override
    public void finish(DeskId desk, LocalDate date, String status) {
        find(desk, date)
                .ifPresent(day -> put(
                        desk,
                        date,
                        day.clock(),
                        day.status().equals("INCOMPLETE") ? day.status() : status,
                        day.instance(),
                        status.equals("DONE")));
    }

    @Override
    public void markIncomplete(DeskId desk, LocalDate date) {
        find(desk, date).ifPresent(day -> put(desk, date, day.clock(), "INCOMPLETE", day.instance(), day.ended()));
    }

    @Override
    public Optional<TradingDay> find(DeskId desk, LocalDate date) {
        return Optional.ofNullable(days.get(key(desk, date)));
    }

    /** Days are claimed here, their plans are not kept. */
    @Override
    public Optional<DayPlan> plan(DeskId desk, LocalDate date) {
        return Optional.empty();
    }

    @Override
    public Optional<TradingDay> last(DeskId desk) {
        return days.values().stream()
                .filter(day -> day.desk().equals(desk))
                .max(Comparator.comparing(TradingDay::date));
    }

    @Override
    public List<LocalDate> done(DeskId desk) {
        return days.values().stream()
                .filter(day -> day.status().equals("DONE"))
                .map(TradingDay::date)
                .toList();
    }

    @Override
    public String clock(DeskId desk, LocalDate date) {
        return find(desk, date).map(TradingDay::clock).orElse("live");
    }

    @Override
    public List<LocalDate> underWay(DeskId desk) {
        return days.values().stream()
                .filter(day -> day.desk().equals(desk) && !day.ended())
                .map(TradingDay::date)
                .toList();
    }

    @Override
    public void stopAsked(DeskId desk, LocalDate date, Instant asOf) {}

    @Override
    public Optional<StoppedDay> stopped(DeskId desk) {
        return Optional.empty();
    }

    @Override
    public boolean reopen(DeskId desk, LocalDate date) {
        return false;
    }

    @Override
    public String status(DeskId desk, LocalDate date) {
        return find(desk, date).map(TradingDay::status).orElse("");
    }

    void put(DeskId desk, LocalDate date, String clock, String status, Optional<Long> instance, boolean ended) {
        days.put(key(desk, date), new TradingDay(desk, date, clock, status, instance, ended));
    }

    private static String key(DeskId desk, LocalDate date) {
        return desk + " " + date;
    }
}
