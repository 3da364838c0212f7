package io.bellwether.risk.domain;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.EquitySnapshot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * What equity is compared with.
 *
 * @param dayStart [USD] at the last close before the session; empty before the first close
 * @param weekStart [USD] at the last close of an earlier week; empty in the first week
 * @param peak [USD] highest so far; empty before the first snapshot
 */
public record EquityMarks(Optional<Money> dayStart, Optional<Money> weekStart, Optional<Money> peak) {
    /** A desk without history. */
    public static final EquityMarks NONE = new EquityMarks(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The marks of a session: its day and its week begin at the last close before them; a deposit counts as a close.
     *
     * @param series the opening snapshot, if any, and the closing ones, oldest first
     * @param peak [USD] highest equity so far
     */
    public static EquityMarks of(List<EquitySnapshot> series, LocalDate today, Optional<Money> peak) {
        return new EquityMarks(
                last(series, today),
                last(series, today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
                peak);
    }

    private static Optional<Money> last(List<EquitySnapshot> series, LocalDate before) {
        // From the end: in a long history the session looked for is among the last ones.
        for (int i = series.size() - 1; i >= 0; i--) {
            EquitySnapshot snapshot = series.get(i);
            if (snapshot.tradingDate().isBefore(before) || snapshot.moment().equals(EquitySnapshot.Moment.OPENING)) {
                return Optional.of(snapshot.equity());
            }
        }
        return Optional.empty();
    }
}
