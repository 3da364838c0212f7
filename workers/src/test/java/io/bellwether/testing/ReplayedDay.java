package io.bellwether.testing;

import io.bellwether.kernel.DeskId;
import io.camunda.client.CamundaClient;
import java.time.LocalDate;
import java.util.Map;

/** A day that the engine replays. */
public final class ReplayedDay {
    private ReplayedDay() {}

    /** Replays a day of a desk and waits for its end. */
    public static void run(DeskId desk, LocalDate date) {
        run(TestStack.bean(CamundaClient.class), desk, date);
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
