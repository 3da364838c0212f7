package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads what a desk and its shadow did, to compare them. */
public interface ShadowReadings {
    /** Equity at each close [USD], by session. */
    SortedMap<LocalDate, BigDecimal> closes(DeskId desk);

    /** Buys and sells proposed since a day, as {@code <date> <session> <action> <symbol>}. */
    Set<String> proposals(DeskId desk, LocalDate since);

    /** The counts since a day. */
    Counts counts(DeskId desk, LocalDate since);

    /**
     * What was counted.
     *
     * @param hitRate share of the judged forecasts that worked
     * @param brier mean squared error of their win probabilities
     * @param costUsd [USD] paid for advice
     */
    record Counts(
            int decisions,
            int withoutDecision,
            int trades,
            int orders,
            int fills,
            int judged,
            Optional<BigDecimal> hitRate,
            Optional<BigDecimal> brier,
            BigDecimal costUsd) {}
}
