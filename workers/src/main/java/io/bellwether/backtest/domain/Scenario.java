package io.bellwether.backtest.domain;

import io.bellwether.desk.domain.PlannedFault;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Faults that a run is given on purpose, in turn.
 *
 * @param faults in their order, at least one
 * @param every the first comes on this session of the run, the next as many sessions later; from 1
 */
public record Scenario(List<PlannedFault> faults, int every) {
    public Scenario {
        faults = List.copyOf(faults);
        if (faults.isEmpty() || every < 1) {
            throw new IllegalArgumentException(
                    "a scenario has a fault and comes every 1 or more sessions, was %s every %d"
                            .formatted(faults, every));
        }
    }

    /** Which fault comes on which session. */
    public SortedMap<LocalDate, PlannedFault> on(List<LocalDate> sessions) {
        SortedMap<LocalDate, PlannedFault> planned = new TreeMap<>();
        for (int n = every; n <= sessions.size(); n += every) {
            planned.put(sessions.get(n - 1), faults.get((n / every - 1) % faults.size()));
        }
        return planned;
    }
}
