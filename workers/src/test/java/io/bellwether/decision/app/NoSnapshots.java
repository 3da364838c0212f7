package io.bellwether.decision.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.DailyMetrics;
import io.bellwether.portfolio.domain.DayFigures;
import io.bellwether.portfolio.domain.EquitySnapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Snapshots of one desk as a test gives them; none to begin with. */
public class NoSnapshots implements Snapshots {
    public final List<EquitySnapshot> series = new ArrayList<>();
    public final NavigableMap<LocalDate, Money> flows = new TreeMap<>();

    @Override
    public List<EquitySnapshot> dailySeries(DeskId desk, LocalDate upTo) {
        return series.stream().filter(one -> !one.tradingDate().isAfter(upTo)).toList();
    }

    @Override
    public NavigableMap<LocalDate, Money> flows(DeskId desk, LocalDate upTo) {
        return flows.headMap(upTo, true);
    }

    @Override
    public Optional<EquitySnapshot> find(DeskId desk, LocalDate tradingDate, EquitySnapshot.Moment moment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EquitySnapshot keepFirst(EquitySnapshot snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DayFigures.Totals totals(DeskId desk, LocalDate tradingDate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasBookingsAfter(DeskId desk, LocalDate tradingDate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void keepFirst(DailyMetrics metrics) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<DailyMetrics> metrics(DeskId desk, LocalDate tradingDate) {
        throw new UnsupportedOperationException();
    }
}
