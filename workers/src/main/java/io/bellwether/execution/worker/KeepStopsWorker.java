package io.bellwether.execution.worker;

import io.bellwether.execution.app.KeepStops;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code keep-stops}; safe to run twice: what should stand at the broker is derived from the books each time. */
@Component
public class KeepStopsWorker {
    private final KeepStops keepStops;

    KeepStopsWorker(KeepStops keepStops) {
        this.keepStops = keepStops;
    }

    @JobWorker(type = "keep-stops")
    public void handle(@VariablesAsType SessionVariables session) {
        keepStops.run(session.toRef());
    }
}
