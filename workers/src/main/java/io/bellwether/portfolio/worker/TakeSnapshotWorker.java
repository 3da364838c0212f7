package io.bellwether.portfolio.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.portfolio.app.TakeSnapshot;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code take-snapshot}; safe to run twice: the first snapshot of a session stands. */
@Component
public class TakeSnapshotWorker {
    private final TakeSnapshot takeSnapshot;

    TakeSnapshotWorker(TakeSnapshot takeSnapshot) {
        this.takeSnapshot = takeSnapshot;
    }

    @JobWorker(type = "take-snapshot")
    public void handle(@VariablesAsType SessionVariables variables) {
        takeSnapshot.inTime(variables.toRef());
    }
}
