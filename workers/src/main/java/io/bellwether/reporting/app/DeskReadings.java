package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.DayState;
import io.bellwether.reporting.domain.Metrics;
import io.bellwether.reporting.domain.PositionLine;
import io.bellwether.reporting.domain.Snapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads where a desk stands. */
public interface DeskReadings {
    /** The day as it is stored; empty when no process opened it. */
    Optional<DayState> day(DeskId desk, LocalDate date);

    /** The latest day that has anything: a trading day or a snapshot. */
    Optional<LocalDate> latestDate(DeskId desk);

    /** The very first snapshot, then the last one of each day up to the given one; oldest first, none twice. */
    List<Snapshot> equitySeries(DeskId desk, LocalDate upTo);

    /** Every snapshot of one day, oldest first. */
    List<Snapshot> snapshotsOf(DeskId desk, LocalDate date);

    /** Open positions, by symbol. */
    List<PositionLine.Held> positions(DeskId desk, String market);

    /** The latest metrics of a day up to the given one. */
    Optional<Metrics> metrics(DeskId desk, LocalDate upTo);
}
