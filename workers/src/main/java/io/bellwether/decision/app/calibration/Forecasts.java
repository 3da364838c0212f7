package io.bellwether.decision.app.calibration;

import io.bellwether.decision.domain.calibration.Activity;
import io.bellwether.decision.domain.calibration.AskedSession;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.decision.domain.calibration.Tally;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The record of what was foretold and what became of it. */
public interface Forecasts {
    /** Forecasts of buys and sells that were judged from one day to another, both included, oldest first. */
    List<ScoredForecast> judged(DeskId desk, LocalDate from, LocalDate to);

    /** The same forecasts counted by their conviction, all ten tenths of it. */
    default List<Tally> byConviction(DeskId desk, LocalDate from, LocalDate to) {
        return Tally.byConviction(judged(desk, from, to));
    }

    /** What was done from one day to another, both included, by who decided it. */
    Done done(DeskId desk, LocalDate from, LocalDate to);

    /**
     * Stores the day's scores once; those of an earlier run stand.
     *
     * @param scores makes them, where they are kept
     */
    void store(DeskId desk, LocalDate day, LocalDate windowStart, Supplier<Map<Source, Calibration>> scores);

    /**
     * What was done.
     *
     * @param all every session, the ones without decision too
     * @param bySource only what was decided
     */
    record Done(Activity all, Map<Source, Activity> bySource) {
        /** What was done in sessions. */
        public static Done of(List<AskedSession> all) {
            Map<Source, Activity> bySource = new TreeMap<>();
            all.stream()
                    .filter(AskedSession::answered)
                    .collect(Collectors.groupingBy(AskedSession::source))
                    .forEach((source, own) -> bySource.put(source, Activity.of(own)));
            return new Done(Activity.of(all), bySource);
        }
    }
}
