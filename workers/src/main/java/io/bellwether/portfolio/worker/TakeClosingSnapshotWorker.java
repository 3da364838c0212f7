package io.bellwether.portfolio.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.portfolio.app.TakeClosingSnapshot;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code take-closing-snapshot}; safe to run twice: the first snapshot and metrics of a day stand. */
@Component
public class TakeClosingSnapshotWorker {
    private final TakeClosingSnapshot takeClosingSnapshot;

    TakeClosingSnapshotWorker(TakeClosingSnapshot takeClosingSnapshot) {
        this.takeClosingSnapshot = takeClosingSnapshot;
    }

    @JobWorker(type = "take-closing-snapshot")
    public void handle(@VariablesAsType SessionVariables variables) {
        takeClosingSnapshot.inTime(variables.toRef());
    }
}
