package io.bellwether.portfolio.memory;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.StoredMoments;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.DailyMetrics;
import io.bellwether.portfolio.domain.DayFigures;
import io.bellwether.portfolio.domain.EquitySeries;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Snapshots and daily metrics in memory. */
@InMemory
final class MemorySnapshots implements Snapshots {
    private final BookShelf shelf;

    MemorySnapshots(BookShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Optional<EquitySnapshot> find(DeskId desk, LocalDate tradingDate, Moment moment) {
        return shelf.snapshots(desk).find(tradingDate, moment);
    }

    @Override
    public EquitySnapshot keepFirst(EquitySnapshot snapshot) {
        DeskSnapshots kept = shelf.snapshots(snapshot.desk());
        Optional<EquitySnapshot> first = kept.find(snapshot.tradingDate(), snapshot.moment());
        if (first.isPresent()) {
            return first.get();
        }
        EquitySnapshot stored = stored(snapshot);
        kept.add(stored, shelf.ledger(snapshot.desk()).flows());
        return stored;
    }

    private static EquitySnapshot stored(EquitySnapshot snapshot) {
        return new EquitySnapshot(
                snapshot.desk(),
                snapshot.tradingDate(),
                snapshot.moment(),
                StoredMoments.stored(snapshot.asOf()),
                snapshot.cash(),
                snapshot.positionsValue(),
                snapshot.equity(),
                snapshot.benchmarkPrice());
    }

    @Override
    public List<EquitySnapshot> dailySeries(DeskId desk, LocalDate upTo) {
        return series(desk, upTo).snapshots();
    }

    @Override
    public EquitySeries series(DeskId desk, LocalDate upTo) {
        return shelf.snapshots(desk).series(upTo, shelf.ledger(desk).flows());
    }

    @Override
    public NavigableMap<LocalDate, Money> flows(DeskId desk, LocalDate upTo) {
        return new TreeMap<>(shelf.ledger(desk).flows().headMap(upTo, true));
    }

    @Override
    public DayFigures.Totals totals(DeskId desk, LocalDate tradingDate) {
        return shelf.ledger(desk).totals(tradingDate);
    }

    @Override
    public boolean hasBookingsAfter(DeskId desk, LocalDate tradingDate) {
        return shelf.ledger(desk).hasEntriesAfter(tradingDate);
    }

    @Override
    public void keepFirst(DailyMetrics metrics) {
        shelf.snapshots(metrics.desk()).keepFirst(metrics);
    }

    /** The day's sums as they were written; what was traded on it as the books say. */
    @Override
    public Optional<DailyMetrics> metrics(DeskId desk, LocalDate tradingDate) {
        return shelf.snapshots(desk).metrics(tradingDate).map(kept -> {
            DayFigures.Totals now = totals(desk, tradingDate);
            DayFigures.Totals then = kept.figures().totals();
            return kept.withTotals(
                    new DayFigures.Totals(then.realised(), then.openCost(), then.fees(), now.bought(), now.sold()));
        });
    }
}
