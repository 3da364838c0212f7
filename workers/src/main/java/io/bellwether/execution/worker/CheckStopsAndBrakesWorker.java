package io.bellwether.execution.worker;

import io.bellwether.execution.app.stops.CheckStopsAndBrakes;
import io.bellwether.execution.app.stops.StopsResult;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job {@code check-stops-and-brakes}; safe to run twice: a stop of one moment gives one order. */
@Component
public class CheckStopsAndBrakesWorker {
    private final CheckStopsAndBrakes checkStopsAndBrakes;

    CheckStopsAndBrakesWorker(CheckStopsAndBrakes checkStopsAndBrakes) {
        this.checkStopsAndBrakes = checkStopsAndBrakes;
    }

    record Out(List<String> orderIds, boolean brakePulled, String brakeReason, boolean consultAdvisor) {}

    @JobWorker(type = "check-stops-and-brakes")
    public Out handle(@VariablesAsType SessionVariables session) {
        StopsResult result = checkStopsAndBrakes.run(session.toRef());
        return new Out(
                result.orderIds(), result.brake().isPresent(), result.brake().orElse(""), result.consultAdvisor());
    }
}
