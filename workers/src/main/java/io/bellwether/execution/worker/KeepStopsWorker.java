package io.bellwether.execution.worker;

import io.bellwether.execution.app.stops.KeepStops;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code keep-stops}; safe to run twice: what should stand at the broker is derived from the books each time. */
@Component
public class KeepStopsWorker {
    private final KeepStops keepStops;

    KeepStopsWorker(KeepStops keepStops) {
        this.keepStops = keepStops;
    }

    /** @param raiseStops false where the day's data may not be there yet; absent means true */
    record In(
            String deskId,
            String tradingDate,
            String session,
            String asOf,
            String clock,
            @Nullable Boolean raiseStops) {}

    @JobWorker(type = "keep-stops")
    public void handle(@VariablesAsType In in) {
        keepStops.run(
                new SessionVariables(in.deskId(), in.tradingDate(), in.session(), in.asOf(), in.clock()).toRef(),
                !Boolean.FALSE.equals(in.raiseStops()));
    }
}
