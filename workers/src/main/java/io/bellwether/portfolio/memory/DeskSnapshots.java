package io.bellwether.portfolio.memory;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.DailyMetrics;
import io.bellwether.portfolio.domain.EquitySeries;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One desk's snapshots and metrics; snapshots usually come in the order of their moments. */
final class DeskSnapshots {
    private static final Comparator<EquitySnapshot> BY_DAY = Comparator.comparing(EquitySnapshot::tradingDate)
            .thenComparing(snapshot -> snapshot.moment().equals(Moment.CLOSE));

    /** Of two snapshots of the same moment the later part of the day counts. */
    private static final Comparator<EquitySnapshot> BY_MOMENT =
            Comparator.comparing(EquitySnapshot::asOf).thenComparing(EquitySnapshot::moment);

    private final Map<LocalDate, Map<Moment, EquitySnapshot>> byDay = new HashMap<>();
    private final Map<LocalDate, DailyMetrics> metrics = new HashMap<>();
    private final List<EquitySnapshot> daily = new ArrayList<>();
    private final List<EquitySnapshot> byMoment = new ArrayList<>();

    /** Places of the snapshots that all later ones are below, in their order: the first of them is the highest of all. */
    private final List<Integer> peaks = new ArrayList<>();

    private @Nullable EquitySeries series;

    Optional<EquitySnapshot> find(LocalDate day, Moment moment) {
        return Optional.ofNullable(byDay.get(day)).map(moments -> moments.get(moment));
    }

    /** Takes a snapshot of a moment that has none. */
    void add(EquitySnapshot snapshot, NavigableMap<LocalDate, Money> flows) {
        byDay.computeIfAbsent(snapshot.tradingDate(), day -> new HashMap<>()).put(snapshot.moment(), snapshot);
        countPeaks(insert(byMoment, snapshot, BY_MOMENT));
        if (snapshot.moment().equals(Moment.OPENING) || snapshot.moment().equals(Moment.CLOSE)) {
            boolean last = insert(daily, snapshot, BY_DAY) == daily.size() - 1;
            series = last && series != null ? series.plus(snapshot, flows) : null;
        }
    }

    private static int insert(List<EquitySnapshot> list, EquitySnapshot snapshot, Comparator<EquitySnapshot> order) {
        int at = list.size();
        while (at > 0 && order.compare(list.get(at - 1), snapshot) > 0) {
            at--;
        }
        list.add(at, snapshot);
        return at;
    }

    private void countPeaks(int added) {
        boolean last = added == byMoment.size() - 1;
        if (!last) {
            peaks.clear();
        }
        for (int i = last ? added : 0; i < byMoment.size(); i++) {
            Money equity = byMoment.get(i).equity();
            while (!peaks.isEmpty() && byMoment.get(peaks.getLast()).equity().compareTo(equity) <= 0) {
                peaks.removeLast();
            }
            peaks.add(i);
        }
    }

    /** Cash came from outside in a session: closes from then on mean something else. */
    void flowed(LocalDate day) {
        if (!daily.isEmpty() && !daily.getLast().tradingDate().isBefore(day)) {
            series = null;
        }
    }

    EquitySeries series(LocalDate upTo, NavigableMap<LocalDate, Money> flows) {
        if (series == null) {
            series = EquitySeries.of(daily, flows);
        }
        return series.upTo(upTo);
    }

    Optional<Money> lastEquity(Instant asOf) {
        int known = known(asOf);
        return known == 0
                ? Optional.empty()
                : Optional.of(byMoment.get(known - 1).equity());
    }

    Optional<Money> peakEquity(Instant after, Instant asOf) {
        int from = known(after);
        int to = known(asOf);
        if (from < to && to == byMoment.size()) {
            int found = Collections.binarySearch(peaks, from);
            return Optional.of(
                    byMoment.get(peaks.get(found < 0 ? -found - 1 : found)).equity());
        }
        return byMoment.subList(from, Math.max(from, to)).stream()
                .map(EquitySnapshot::equity)
                .max(Comparator.naturalOrder());
    }

    /** How many snapshots are of the moment or an earlier one. */
    private int known(Instant asOf) {
        int low = 0;
        int high = byMoment.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byMoment.get(middle).asOf().isAfter(asOf)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    void keepFirst(DailyMetrics day) {
        metrics.putIfAbsent(day.tradingDate(), day);
    }

    Optional<DailyMetrics> metrics(LocalDate day) {
        return Optional.ofNullable(metrics.get(day));
    }
}
