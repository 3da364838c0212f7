package io.bellwether.portfolio.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.portfolio.app.RevaluePositions;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code revalue-positions}; safe to run twice: writes the same prices. */
@Component
public class RevaluePositionsWorker {
    private final RevaluePositions revaluePositions;

    RevaluePositionsWorker(RevaluePositions revaluePositions) {
        this.revaluePositions = revaluePositions;
    }

    @JobWorker(type = "revalue-positions")
    public void handle(@VariablesAsType SessionVariables variables) {
        revaluePositions.run(variables.toRef());
    }
}
