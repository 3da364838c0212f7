package io.bellwether.backtest.domain;

import io.bellwether.desk.domain.Halt;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What came of a backtest.
 *
 * @param request what was asked for
 * @param days the days that were traded, oldest first; fewer than asked for when the run was ended early
 * @param record orders, fills and daily equity
 * @param outcomes how often each session ended in which way, in the words of the models
 * @param halt the emergency stop that the desk stands under at the end
 * @param models language models that took part
 * @param faults what went wrong on purpose, and what the desk did; empty for a run without
 */
public record BacktestResult(
        BacktestRequest request,
        List<LocalDate> days,
        RunRecord record,
        SortedMap<String, Integer> outcomes,
        Optional<Halt> halt,
        ModelUse models,
        Optional<FaultsMet> faults) {
    public BacktestResult {
        days = List.copyOf(days);
    }

    /** A run without language models. */
    public BacktestResult(
            BacktestRequest request,
            List<LocalDate> days,
            RunRecord record,
            SortedMap<String, Integer> outcomes,
            Optional<Halt> halt) {
        this(request, days, record, outcomes, halt, ModelUse.NONE, Optional.empty());
    }

    /** Whether anything may be learned from it. */
    public Evidence evidence() {
        return faults.map(met ->
                        Evidence.ofFaults(Evidence.of(models, request.market().kind()), met.count()))
                .orElseGet(() -> Evidence.of(models, request.market().kind()));
    }

    /** Whether every day that was asked for was traded. */
    public boolean isWhole() {
        return days.size() == request.sessions().size();
    }
}
