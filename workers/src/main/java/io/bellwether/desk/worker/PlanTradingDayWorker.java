package io.bellwether.desk.worker;

import io.bellwether.desk.app.PlanTradingDay;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Pace;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code plan-trading-day}; safe to run twice: the day is claimed by the process instance's own key. */
@Component
public class PlanTradingDayWorker {
    private final PlanTradingDay planTradingDay;

    PlanTradingDayWorker(PlanTradingDay planTradingDay) {
        this.planTradingDay = planTradingDay;
    }

    record In(
            String deskId,
            String tradingDate,
            @Nullable String clock,
            @Nullable String paceStart,
            @Nullable Long paceSeconds,
            @Nullable String planAsOf) {
        Pace pace() {
            if ("replay".equals(clock)) {
                return new Pace.Replay();
            }
            if ("paced".equals(clock) && paceStart != null && paceSeconds != null) {
                return new Pace.Paced(BusinessTime.parse(paceStart), Duration.ofSeconds(paceSeconds));
            }
            if (planAsOf == null) {
                throw new IllegalArgumentException("a live day needs planAsOf, the engine's time of planning");
            }
            return new Pace.Live(BusinessTime.parse(planAsOf));
        }
    }

    @JobWorker(type = "plan-trading-day")
    public Map<String, Object> handle(@VariablesAsType In in, @ProcessInstanceKey long processInstanceKey) {
        return planTradingDay
                .run(new DeskId(in.deskId()), LocalDate.parse(in.tradingDate()), in.pace(), processInstanceKey)
                .map(PlanTradingDayWorker::toVariables)
                .orElse(Map.of("dayPlanned", false));
    }

    private static Map<String, String> check(DayPlan plan, Session session) {
        return Map.of(
                "session",
                session.name(),
                "at",
                String.valueOf(plan.dueAt().get(session)),
                "asOf",
                String.valueOf(plan.asOf().get(session)),
                "until",
                String.valueOf(plan.until().get(session)));
    }

    private static Map<String, Object> toVariables(PlanTradingDay.Planned planned) {
        DayPlan plan = planned.plan();
        Map<String, Object> variables = new HashMap<>();
        variables.put("dayPlanned", true);
        variables.put("clock", plan.clock());
        plan.inOrder().stream().filter(session -> !session.isCheck()).forEach(session -> {
            String name = session.key();
            variables.put(name + "At", String.valueOf(plan.dueAt().get(session)));
            variables.put(name + "AsOf", String.valueOf(plan.asOf().get(session)));
            variables.put(name + "Until", String.valueOf(plan.until().get(session)));
        });
        variables.put(
                "checks",
                plan.inOrder().stream()
                        .filter(Session::isCheck)
                        .map(session -> check(plan, session))
                        .toList());
        variables.put(
                "segments", planned.segments().stream().map(SegmentId::value).toList());
        variables.put("dataUntil", plan.dataUntil().toString());
        variables.put("dataRetry", plan.dataRetry().toString());
        variables.put("dayOver", plan.over().toString());
        variables.put(
                "sessionsOver",
                planned.over().stream().map(Session::name).sorted().toList());
        return variables;
    }
}
