package io.bellwether.execution.worker;

import io.bellwether.execution.app.stops.CheckStopsAgainstRange;
import io.bellwether.execution.app.stops.StopsResult;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job {@code check-stops-against-range}; safe to run twice: a stop of one moment gives one order. */
@Component
public class CheckStopsAgainstRangeWorker {
    private final CheckStopsAgainstRange checkStopsAgainstRange;

    CheckStopsAgainstRangeWorker(CheckStopsAgainstRange checkStopsAgainstRange) {
        this.checkStopsAgainstRange = checkStopsAgainstRange;
    }

    record Out(List<String> orderIds, boolean consultAdvisor) {}

    @JobWorker(type = "check-stops-against-range")
    public Out handle(@VariablesAsType SessionVariables session) {
        StopsResult result = checkStopsAgainstRange.run(session.toRef());
        return new Out(result.orderIds(), result.consultAdvisor());
    }
}
