package io.bellwether.desk.memory;

import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.StoredMoments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Trading days in memory. */
@InMemory
final class MemoryTradingDays implements TradingDays {
    private final Map<DeskId, NavigableMap<LocalDate, Row>> days = new HashMap<>();
    private final MemorySessionRuns runs;

    MemoryTradingDays(MemorySessionRuns runs) {
        this.runs = runs;
    }

    /** A day as it stands. */
    private static final class Row {
        private String clock;
        private String status;
        private @Nullable Long instance;
        private @Nullable DayPlan plan;
        private @Nullable Instant stopAsked;
        private boolean ended;

        private Row(String clock, String status) {
            this.clock = clock;
            this.status = status;
        }

        private boolean isOneOf(String... statuses) {
            return List.of(statuses).contains(status);
        }
    }

    @Override
    public void open(DeskId desk, LocalDate date) {
        of(desk).computeIfAbsent(date, d -> new Row("live", "OPENED"));
    }

    @Override
    public boolean claim(DeskId desk, LocalDate date, long processInstanceKey, DayPlan plan) {
        Row row = of(desk).computeIfAbsent(date, d -> new Row(plan.clock(), "PLANNED"));
        if (row.instance == null ? row.status.equals("DONE") : row.instance != processInstanceKey) {
            return false;
        }
        if (row.instance == null) {
            row.stopAsked = null;
        }
        row.instance = processInstanceKey;
        row.clock = plan.clock();
        row.plan = plan;
        if (row.status.equals("OPENED")) {
            row.status = "PLANNED";
        }
        return true;
    }

    @Override
    public boolean release(DeskId desk, LocalDate date, long processInstanceKey) {
        Row row = of(desk).get(date);
        if (row == null || row.instance == null || row.instance != processInstanceKey) {
            return false;
        }
        row.instance = null;
        return true;
    }

    @Override
    public void finish(DeskId desk, LocalDate date, String status) {
        Row row = of(desk).get(date);
        if (row == null) {
            return;
        }
        boolean done = status.equals("DONE");
        if (!row.status.equals("STOPPED") && !(row.status.equals("INCOMPLETE") && done)) {
            row.status = status;
        }
        row.ended |= done;
    }

    @Override
    public void markIncomplete(DeskId desk, LocalDate date) {
        Row row = of(desk).get(date);
        if (row != null && row.isOneOf("OPENED", "PLANNED", "DONE")) {
            row.status = "INCOMPLETE";
        }
    }

    @Override
    public Optional<TradingDay> find(DeskId desk, LocalDate date) {
        return Optional.ofNullable(of(desk).get(date)).map(row -> day(desk, date, row));
    }

    @Override
    public Optional<DayPlan> plan(DeskId desk, LocalDate date) {
        return Optional.ofNullable(of(desk).get(date)).flatMap(row -> Optional.ofNullable(row.plan));
    }

    @Override
    public Optional<TradingDay> last(DeskId desk) {
        return Optional.ofNullable(of(desk).lastEntry()).map(last -> day(desk, last.getKey(), last.getValue()));
    }

    private static TradingDay day(DeskId desk, LocalDate date, Row row) {
        return new TradingDay(desk, date, row.clock, row.status, Optional.ofNullable(row.instance), row.ended);
    }

    @Override
    public List<LocalDate> done(DeskId desk) {
        return dates(desk, row -> row.status.equals("DONE"));
    }

    @Override
    public String status(DeskId desk, LocalDate date) {
        return Optional.ofNullable(of(desk).get(date)).map(row -> row.status).orElse("");
    }

    @Override
    public String clock(DeskId desk, LocalDate date) {
        return Optional.ofNullable(of(desk).get(date)).map(row -> row.clock).orElse("live");
    }

    @Override
    public List<LocalDate> underWay(DeskId desk) {
        return dates(
                desk,
                row -> row.isOneOf("OPENED", "PLANNED", "INCOMPLETE") && !row.ended && !row.clock.equals("replay"));
    }

    @Override
    public void stopAsked(DeskId desk, LocalDate date, Instant asOf) {
        Row row = of(desk).get(date);
        if (row != null && row.stopAsked == null) {
            row.stopAsked = StoredMoments.stored(asOf);
        }
    }

    @Override
    public Optional<StoppedDay> stopped(DeskId desk) {
        for (Map.Entry<LocalDate, Row> day : of(desk).descendingMap().entrySet()) {
            Row row = day.getValue();
            if (row.stopAsked != null && !row.ended) {
                return Optional.of(new StoppedDay(
                        day.getKey(), row.status, row.stopAsked, row.instance != null, Optional.ofNullable(row.plan)));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean reopen(DeskId desk, LocalDate date) {
        Row row = of(desk).get(date);
        if (row == null || !row.status.equals("STOPPED")) {
            return false;
        }
        row.instance = null;
        row.status = runs.anyMissed(desk, date) ? "INCOMPLETE" : "OPENED";
        return true;
    }

    private List<LocalDate> dates(DeskId desk, Predicate<Row> which) {
        return of(desk).entrySet().stream()
                .filter(day -> which.test(day.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private NavigableMap<LocalDate, Row> of(DeskId desk) {
        return days.computeIfAbsent(desk, d -> new TreeMap<>());
    }
}
