package io.bellwether.cli;

import io.bellwether.desk.app.TradingDays;
import io.bellwether.kernel.DeskId;
import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Starts days on the engine and waits until they ended. */
final class DayRunner {
    private static final Duration LONGEST_REPLAY = Duration.ofMinutes(3);

    private final CamundaClient engine;
    private final TradingDays days;

    DayRunner(CamundaClient engine, TradingDays days) {
        this.engine = engine;
        this.days = days;
    }

    /**
     * Replays one day and waits for its end.
     *
     * @throws IllegalStateException when the day did not end as it should
     */
    void replay(DeskId desk, LocalDate date) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("replay-day")
                .latestVersion()
                .variables(Map.of("deskId", desk.value(), "tradingDate", date.toString(), "clock", "replay"))
                .withResult()
                .fetchVariables("dayPlanned")
                .requestTimeout(LONGEST_REPLAY)
                .send()
                .join();
        requireDone(desk, date);
    }

    /** Starts a day whose sessions are seconds apart; returns its process instance key. */
    long startPaced(DeskId desk, LocalDate date, Duration spacing) {
        Instant start = Clock.systemUTC().instant().plusSeconds(1);
        return engine.newCreateInstanceCommand()
                .bpmnProcessId("trading-day")
                .latestVersion()
                .variables(Map.of(
                        "deskId", desk.value(),
                        "tradingDate", date.toString(),
                        "clock", "paced",
                        "paceStart", start.toString(),
                        "paceSeconds", spacing.toSeconds()))
                .send()
                .join()
                .getProcessInstanceKey();
    }

    /** Waits until the day is done or stopped, or the bound is reached; returns its status. */
    String awaitEnd(DeskId desk, LocalDate date, Duration bound) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        String status = days.status(desk, date);
        while (!status.equals("DONE") && !status.equals("STOPPED") && System.nanoTime() < deadline) {
            Thread.sleep(Duration.ofMillis(200));
            status = days.status(desk, date);
        }
        return status;
    }

    private void requireDone(DeskId desk, LocalDate date) {
        String status = days.status(desk, date);
        if (!status.equals("DONE")) {
            throw new IllegalStateException("the replay of %s on %s ended as '%s'; look for an incident in Operate"
                    .formatted(desk, date, status));
        }
    }
}
