package io.bellwether.testing;

import io.bellwether.desk.app.TradingDays;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineState;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import java.time.LocalDate;
import java.util.Map;

/** A day that the engine replays. */
public final class ReplayedDay {
    private ReplayedDay() {}

    /** Replays a day of a desk and waits for its end, also when an engine that is too busy lets go of who waits. */
    public static void run(DeskId desk, LocalDate date) {
        try {
            run(TestStack.bean(CamundaClient.class), desk, date);
        } catch (ClientStatusException failure) {
            if (!EngineState.isPassing(failure)) {
                throw failure;
            }
            TradingDays days = TestStack.bean(TradingDays.class);
            Await.until(
                    "the end of %s of %s".formatted(date, desk),
                    Await.PATIENCE,
                    () -> days.status(desk, date),
                    "DONE"::equals);
        }
    }

    /** The same on an engine of the caller's. */
    public static void run(CamundaClient engine, DeskId desk, LocalDate date) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("replay-day")
                .latestVersion()
                .variables(Map.of("deskId", desk.value(), "tradingDate", date.toString(), "clock", "replay"))
                .withResult()
                .fetchVariables("dayPlanned")
                .requestTimeout(Await.PATIENCE)
                .send()
                .join();
    }
}
