package io.bellwether.execution.worker;

import io.bellwether.execution.app.stops.ProtectPosition;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code protect-position}; safe to run twice: what should stand at the broker is derived from the books. */
@Component
public class ProtectPositionWorker {
    private final ProtectPosition protectPosition;

    ProtectPositionWorker(ProtectPosition protectPosition) {
        this.protectPosition = protectPosition;
    }

    record In(String deskId, String tradingDate, String session, String asOf, String clock, String orderId) {}

    @JobWorker(type = "protect-position")
    public void handle(@VariablesAsType In in) {
        protectPosition.run(
                new SessionVariables(in.deskId(), in.tradingDate(), in.session(), in.asOf(), in.clock()).toRef(),
                in.orderId());
    }
}
