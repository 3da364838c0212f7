package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.FaultsMet;
import io.bellwether.backtest.domain.JudgedDecision;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.backtest.domain.Scenario;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.reporting.app.mail.AlertStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Reads what a desk did on the days on which something went wrong on purpose. */
@Service
public class ReadFaults {
    private final Attempts attempts;
    private final AlertStore alerts;

    ReadFaults(Attempts attempts, AlertStore alerts) {
        this.attempts = attempts;
        this.alerts = alerts;
    }

    /**
     * The paths that were exercised; empty for a run without a scenario.
     *
     * @param days days that were traded
     * @param record what the desk did on them
     */
    public Optional<FaultsMet> run(BacktestRequest request, List<LocalDate> days, RunRecord record) {
        return request.scenario().map(scenario -> met(request, scenario, days, record));
    }

    private FaultsMet met(BacktestRequest request, Scenario scenario, List<LocalDate> days, RunRecord record) {
        SortedMap<LocalDate, PlannedFault> planned = scenario.on(request.sessions());
        List<FaultsMet.Met> met = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (PlannedFault fault : scenario.faults().stream().distinct().toList()) {
            List<LocalDate> own =
                    days.stream().filter(day -> planned.get(day) == fault).toList();
            if (own.isEmpty()) {
                never.add(fault.key());
            } else {
                met.add(met(request.desk().id(), fault, own, record));
            }
        }
        return new FaultsMet(scenario.every(), met, never);
    }

    private FaultsMet.Met met(DeskId desk, PlannedFault fault, List<LocalDate> days, RunRecord record) {
        List<JudgedDecision> decisions = record.decisions().stream()
                .filter(judged -> days.contains(judged.decision().tradingDate()))
                .toList();
        List<List<Attempt>> asked = decisions.stream()
                .map(judged -> attempts.findByContext(judged.decision().id()))
                .toList();
        SortedMap<String, Integer> kinds = new TreeMap<>();
        days.forEach(day -> alerts.kinds(desk, day).forEach((kind, times) -> kinds.merge(kind, times, Integer::sum)));
        return new FaultsMet.Met(
                fault.key(),
                days,
                (int) days.stream().mapToLong(day -> skipped(day, record)).sum(),
                (int) decisions.stream()
                        .filter(judged -> !judged.decision().decided())
                        .count(),
                count(asked, Attempt.Verdict.UNAVAILABLE),
                count(asked, Attempt.Verdict.INVALID),
                (int) asked.stream().filter(ReadFaults::isDecidedByAnother).count(),
                (int) record.orders().stream()
                        .filter(order -> order.state() == OrderState.REJECTED && days.contains(order.tradingDate()))
                        .count(),
                kinds);
    }

    private static long skipped(LocalDate day, RunRecord record) {
        boolean asked = record.decisions().stream()
                .anyMatch(judged -> judged.decision().tradingDate().equals(day));
        boolean valued = record.equity().stream()
                .anyMatch(snapshot ->
                        snapshot.tradingDate().equals(day) && snapshot.moment().equals(EquitySnapshot.Moment.CLOSE));
        return (asked ? 0 : 1) + (valued ? 0 : 1);
    }

    private static int count(List<List<Attempt>> asked, Attempt.Verdict verdict) {
        return (int) asked.stream()
                .flatMap(List::stream)
                .filter(attempt -> attempt.verdict() == verdict)
                .count();
    }

    private static boolean isDecidedByAnother(List<Attempt> asked) {
        return asked.stream()
                .filter(attempt -> attempt.verdict() == Attempt.Verdict.VALID)
                .max(Comparator.comparingInt(Attempt::advisorIndex))
                .filter(attempt -> attempt.advisorIndex() > 0)
                .isPresent();
    }
}
