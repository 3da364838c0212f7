package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.DailyMetrics;
import io.bellwether.portfolio.domain.DayFigures;
import io.bellwether.portfolio.domain.EquitySeries;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Snapshots of equity and the daily metrics made of them; the first row of a natural key stands. */
public interface Snapshots {
    Optional<EquitySnapshot> find(DeskId desk, LocalDate tradingDate, Moment moment);

    /** Stores the snapshot unless its key is taken; returns the one that stands. */
    EquitySnapshot keepFirst(EquitySnapshot snapshot);

    /** The opening snapshot, if any, and the closing ones up to the day, oldest first. */
    List<EquitySnapshot> dailySeries(DeskId desk, LocalDate upTo);

    /** The same with what it says of returns, cash from outside taken out. */
    default EquitySeries series(DeskId desk, LocalDate upTo) {
        return EquitySeries.of(dailySeries(desk, upTo), flows(desk, upTo));
    }

    /** Cash that came from outside, less what went there, after the first deposit, by session up to the day. */
    NavigableMap<LocalDate, Money> flows(DeskId desk, LocalDate upTo);

    /** Sums of the books up to the day, which must be the last one with bookings. */
    DayFigures.Totals totals(DeskId desk, LocalDate tradingDate);

    /** Whether anything was booked for a later day: the books tell of that one then, and no longer of this. */
    boolean hasBookingsAfter(DeskId desk, LocalDate tradingDate);

    /** Stores the metrics unless the day has some. */
    void keepFirst(DailyMetrics metrics);

    Optional<DailyMetrics> metrics(DeskId desk, LocalDate tradingDate);
}
