package io.bellwether.backtest.worker;

import io.bellwether.backtest.app.PlanBacktest;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job {@code plan-backtest}; safe to run twice: it only asks the calendar. */
@Component
public class PlanBacktestWorker {
    private final PlanBacktest planBacktest;

    PlanBacktestWorker(PlanBacktest planBacktest) {
        this.planBacktest = planBacktest;
    }

    record In(String from, String to) {}

    /** @param months the sessions as ISO dates, by month */
    record Out(List<List<String>> months) {}

    @JobWorker(type = "plan-backtest")
    public Out handle(@VariablesAsType In in) {
        return new Out(planBacktest.run(LocalDate.parse(in.from()), LocalDate.parse(in.to())).values().stream()
                .map(month -> month.stream().map(LocalDate::toString).toList())
                .toList());
    }
}
