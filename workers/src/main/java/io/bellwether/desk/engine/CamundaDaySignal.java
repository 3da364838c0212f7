package io.bellwether.desk.engine;

import io.bellwether.desk.app.DaySignal;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.kernel.DeskId;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens trading days by message; time to live 0 makes the correlation key a lock on the running instance. */
@Component
class CamundaDaySignal implements DaySignal {
    /** The stopped day's instance may be about to wait for the message; nobody else waits for it so soon. */
    private static final Duration ABOUT_TO_WAIT = Duration.ofSeconds(10);

    private final ObjectProvider<CamundaClient> engine;

    CamundaDaySignal(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    @Override
    public void tradingDayOpened(DeskId desk, LocalDate date) {
        publish("trading-day-opened", desk, date, Duration.ZERO, Map.of("clock", "live"));
    }

    @Override
    public void tradingDayReopened(DeskId desk, LocalDate date, Optional<DayPlan> plan) {
        publish("desk-released", desk, date, ABOUT_TO_WAIT, Map.of());
        publish(
                "trading-day-opened",
                desk,
                date,
                Duration.ZERO,
                plan.map(CamundaDaySignal::clock).orElse(Map.of("clock", "live")));
    }

    private static Map<String, Object> clock(DayPlan plan) {
        List<Instant> due = plan.dueAt().values().stream().sorted().limit(2).toList();
        return plan.clock().equals("paced") && due.size() == 2
                ? Map.of(
                        "clock",
                        "paced",
                        "paceStart",
                        due.getFirst().toString(),
                        "paceSeconds",
                        Duration.between(due.getFirst(), due.getLast()).toSeconds())
                : Map.of("clock", "live");
    }

    private void publish(
            String message, DeskId desk, LocalDate date, Duration timeToLive, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("deskId", desk.value());
        all.put("tradingDate", date.toString());
        engine.getObject()
                .newPublishMessageCommand()
                .messageName(message)
                .correlationKey(desk + ":" + date)
                .timeToLive(timeToLive)
                .variables(all)
                .send()
                .join();
    }
}
