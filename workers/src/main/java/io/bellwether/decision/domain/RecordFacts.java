package io.bellwether.decision.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the desk did so far: what its forecasts were worth, and what its market would have given.
 *
 * @param forecasts what was judged before the session's day
 * @param returns the desk beside its benchmark
 */
public record RecordFacts(Optional<Forecasts> forecasts, Optional<Returns> returns) {
    /** A desk without any record. */
    public static final RecordFacts NONE = new RecordFacts(Optional.empty(), Optional.empty());

    /**
     * Judged forecasts of buys and sells, whoever made them.
     *
     * @param since first day that counts
     * @param hits how many came true
     * @param brier mean Brier score [0..1]
     * @param bands by tenths of conviction, those without a forecast left out
     */
    public record Forecasts(LocalDate since, int n, int hits, BigDecimal brier, List<Band> bands) {
        public Forecasts {
            bands = List.copyOf(bands);
        }
    }

    /**
     * Forecasts of one tenth of conviction.
     *
     * @param from lowest conviction
     * @param to highest conviction
     * @param foretold mean win probability [0..1]
     * @param hitRate part that came true [0..1]
     * @param brier mean Brier score [0..1]
     */
    public record Band(int from, int to, int n, BigDecimal foretold, BigDecimal hitRate, BigDecimal brier) {}

    /**
     * The desk's return beside its benchmark's over the same days, cash from outside taken out.
     *
     * @param since first day on which both are known
     * @param sessions sessions since then
     * @param desk [fraction]
     * @param benchmark [fraction]
     * @param desk20 over the last 20 sessions [fraction]; empty in the first 20
     * @param benchmark20 likewise
     */
    public record Returns(
            LocalDate since,
            int sessions,
            BigDecimal desk,
            BigDecimal benchmark,
            Optional<BigDecimal> desk20,
            Optional<BigDecimal> benchmark20) {}
}
